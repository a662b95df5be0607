import { useEffect, useRef, useState } from 'react'
import type { RecordingProblem } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { BackIcon, GoIcon, RepeatIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { type Recording, useRecording } from '../recorder/recording.ts'
import { partsOf } from '../recorder/wav.ts'
import { useWords } from '../words.ts'
import { MicrophoneIcon, StopIcon } from './drawings-voices.tsx'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import staff from './staff.module.css'
import styles from './voices.module.css'

/** letters that fit in the larger type when the screen lies across */
const longSay = 100
const iconSize = 'calc(60 * var(--u))'
const smallIcon = 'calc(38 * var(--u))'

/** One sentence after the other: read, spoken, heard again, kept. A new sentence is a new sheet: nothing of the last one is left on it. */
export function Record({ page }: { page: PageOf<'record'> }) {
  return <Sheet key={`${page.code} ${page.at} ${page.prompt.key}`} page={page} />
}

function Sheet({ page }: { page: PageOf<'record'> }) {
  const t = useWords()
  const { send } = useKiosk()
  const { prompt, language } = page
  const { recording, start, stop } = useRecording(prompt.longestMs)
  const [saving, setSaving] = useState(false)
  const player = usePlayer(recording)
  // whatever the service says next is its answer
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is new each time the service speaks
  useEffect(() => setSaving(false), [page])

  const keep = () => {
    if (recording.is !== 'done' || recording.wav === null) return
    player.quiet()
    setSaving(true)
    const parts = partsOf(recording.wav)
    for (const [part, data] of parts.entries()) send(says({ what: 'recording', part, of: parts.length, data }))
  }
  const begin = () => {
    player.quiet()
    start()
  }
  const done = recording.is === 'done'
  const good = done && recording.fault === null
  const hearing = recording.is === 'hearing'
  const idle = !done && !hearing
  return (
    <Frame
      title={t('staff.record.title', { language })}
      sub={t('staff.record.left', { left: page.left, at: page.at + 1, of: page.of })}
      note={noteOf(t, page, recording)}
    >
      <div className={styles.desk}>
        <div className={styles.sheet} data-state={prompt.state}>
          <p className={styles.say} data-long={prompt.say.length > longSay || undefined}>
            {prompt.say}
          </p>
          {prompt.shown !== null && <p className={styles.shown}>{t('staff.record.shown', { text: prompt.shown })}</p>}
        </div>
        <div className={styles.controls}>
          <Meter recording={recording} played={player.played} />
          <div className={staff.row}>
            {idle && (
              <>
                <Key id="prompt-before" className={staff.wide} says={says({ what: 'prompt', by: -1 })}>
                  <BackIcon size={smallIcon} />
                  <span>{t('staff.record.before')}</span>
                </Key>
                <Key id="prompt-next" className={staff.wide} says={says({ what: 'prompt', by: 1 })}>
                  <span>{t('staff.record.next')}</span>
                  <GoIcon size={smallIcon} />
                </Key>
              </>
            )}
            {done && (
              <>
                {good && (
                  <Key id="record-again" className={staff.wide} look={saving ? 'wait' : 'plain'} onPress={begin}>
                    <MicrophoneIcon size={smallIcon} />
                    <span>{t('staff.record.oneMore')}</span>
                  </Key>
                )}
                <Key id="record-play" className={staff.wide} look={recording.wav === null ? 'wait' : 'plain'} onPress={player.play}>
                  <RepeatIcon size={smallIcon} />
                  <span>{t('staff.record.play')}</span>
                </Key>
              </>
            )}
            {hearing && <div className={staff.wide} />}
          </div>
          {/* one key, always in the same place: what comes next */}
          {good ? (
            <Key id="record-keep" className={styles.onward} look={saving ? 'wait' : 'go'} onPress={keep}>
              <span>{t(saving ? 'staff.record.saving' : 'staff.record.keep')}</span>
              <GoIcon size={iconSize} />
            </Key>
          ) : hearing ? (
            <Key id="record-stop" className={styles.onward} look="go" onPress={stop}>
              <StopIcon size={iconSize} />
              <span>{t('staff.record.stop')}</span>
            </Key>
          ) : (
            <Key id="record-start" className={styles.onward} look={recording.is === 'opening' ? 'wait' : 'go'} onPress={begin}>
              <MicrophoneIcon size={iconSize} />
              <span>{t(done ? 'staff.record.again' : 'staff.record.start')}</span>
            </Key>
          )}
        </div>
      </div>
    </Frame>
  )
}

/** What went wrong, what was kept, or how it has to be said. */
function noteOf(t: ReturnType<typeof useWords>, { problem, kept, prompt, language }: PageOf<'record'>, recording: Recording): string {
  const fault: RecordingProblem | null = (recording.is === 'done' ? recording.fault : null) ?? problem
  if (fault !== null) return t(`staff.record.problem.${fault}`)
  if (recording.is === 'done') return t('staff.record.listen')
  if (recording.is !== 'idle') return t('staff.record.hearing')
  if (kept) return t('staff.record.kept')
  if (prompt.state === 'stale') return t('staff.record.stale')
  if (prompt.state === 'fits') return t('staff.record.there')
  return prompt.translate ? t('staff.record.translate', { language }) : t('staff.record.ready')
}

const segments = 24
const softest = -54

/** How loud it is, in bars that cannot be missed from where one stands; and how long it was. */
function Meter({ recording, played }: { recording: Recording; played: boolean }) {
  const t = useWords()
  const level = recording.is === 'hearing' ? recording.level : softest
  const lit = Math.round(Math.max(0, Math.min(1, (level - softest) / -softest)) * segments)
  const ms = recording.is === 'hearing' || recording.is === 'done' ? recording.ms : 0
  return (
    <div className={styles.meter}>
      <div className={styles.bars} aria-hidden="true">
        {Array.from({ length: segments }, (_, bar) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <i key={bar} data-lit={bar < lit || undefined} data-top={bar >= segments - 3 || undefined} />
        ))}
      </div>
      <p
        className={styles.seconds}
        data-heard-ms={recording.is === 'done' ? recording.heardMs : undefined}
        data-kept-ms={recording.is === 'done' ? recording.ms : undefined}
        data-played={played || undefined}
      >
        {t('staff.record.seconds', { seconds: (ms / 1000).toFixed(1) })}
      </p>
    </div>
  )
}

/** Plays what was recorded, once by itself. `played`: it was heard to its end. */
function usePlayer(recording: Recording): { play(): void; quiet(): void; played: boolean } {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [played, setPlayed] = useState(false)
  const wav = recording.is === 'done' ? recording.wav : null
  const fault = recording.is === 'done' ? recording.fault : null
  const quiet = () => audio.current?.pause()
  const play = () => {
    if (!audio.current) return
    audio.current.currentTime = 0
    audio.current.play().catch(() => {})
  }
  useEffect(() => {
    if (wav === null) return
    const url = URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
    const mine = new Audio(url)
    audio.current = mine
    mine.addEventListener('ended', () => setPlayed(true))
    if (fault === null) mine.play().catch(() => {})
    return () => {
      mine.pause()
      mine.removeAttribute('src')
      mine.load()
      URL.revokeObjectURL(url)
      audio.current = null
      setPlayed(false)
    }
  }, [wav, fault])
  return { play, quiet, played }
}
