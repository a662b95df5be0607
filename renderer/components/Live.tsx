import { useEffect, useRef } from 'react'
import { openCamera } from '../../hardware/scanner/camera/camera.ts'
import type { HintGiven } from '../../service/contract/index.ts'
import { type HeldUp, hintPicture } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import styles from './Live.module.css'

interface Props {
  style: React.CSSProperties
  /** what is held up, and what would help it; without it nothing is said of what the camera sees */
  hints?: { thing: HeldUp; now: HintGiven | null }
}

/** The camera's own picture with a frame to hold the sheet into. It is open for as long as this stands on the glass, and what it reads goes to the service unjudged. */
export function Live({ style, hints }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { snapshot, send } = useKiosk()
  const say = useRef(send)
  say.current = send
  const wanted = snapshot.camera
  const worker = wanted?.worker ?? false
  const html5qrcode = wanted?.html5qrcode ?? false
  const deviceLabel = wanted?.deviceLabel ?? null
  const hinting = hints !== undefined
  useEffect(() => {
    if (place.current === null || !(worker || html5qrcode)) return
    const camera = openCamera(place.current, {
      worker,
      html5qrcode,
      deviceLabel,
      onRead: text => say.current({ type: 'read', text }),
      onState: state => say.current({ type: 'camera', state }),
      ...(hinting ? { onHint: hint => say.current({ type: 'hint', hint }) } : {}),
    })
    return () => void camera.stop()
  }, [worker, html5qrcode, deviceLabel, hinting])
  return (
    <div className={styles.live} style={style}>
      <div ref={place} className={styles.picture} />
      <div className={styles.frame} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      {hints && <Hint {...hints} />}
    </div>
  )
}

/** Over the lower edge of the picture, where the eyes are: one act and its words. The place is always there, so that a screen reader says what comes into it. */
function Hint({ thing, now }: NonNullable<Props['hints']>) {
  const t = useWords()
  return (
    <div role="status">
      {now?.shown && (
        <div className={styles.hint} data-hint={now.of}>
          <div className={styles.drawing}>{hintPicture(now.of, thing)}</div>
          <p>{t(`hint.${now.of}`)}</p>
        </div>
      )}
    </div>
  )
}
