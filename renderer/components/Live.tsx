import { useEffect, useRef } from 'react'
import { openCamera } from '../../hardware/scanner/camera/camera.ts'
import { useKiosk } from '../kiosk.ts'
import styles from './Live.module.css'

interface Props {
  style: React.CSSProperties
}

/** The camera's own picture with a frame to hold the sheet into. It is open for as long as this stands on the glass, and what it reads goes to the service unjudged. */
export function Live({ style }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const { snapshot, send } = useKiosk()
  const say = useRef(send)
  say.current = send
  const wanted = snapshot.camera
  const worker = wanted?.worker ?? false
  const html5qrcode = wanted?.html5qrcode ?? false
  const deviceLabel = wanted?.deviceLabel ?? null
  useEffect(() => {
    if (place.current === null || !(worker || html5qrcode)) return
    const camera = openCamera(place.current, {
      worker,
      html5qrcode,
      deviceLabel,
      onRead: text => say.current({ type: 'read', text }),
      onState: state => say.current({ type: 'camera', state }),
    })
    return () => void camera.stop()
  }, [worker, html5qrcode, deviceLabel])
  return (
    <div className={styles.live} style={style}>
      <div ref={place} className={styles.picture} />
      <div className={styles.frame} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
    </div>
  )
}
