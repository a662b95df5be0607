import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordingProblem } from '../../service/contract/index.ts'
import { openMicrophone } from './microphone.ts'
import { faultOf, finished, levelOf, type Sound, silenceDb, trimmed } from './sound.ts'
import { wavOf } from './wav.ts'

/** What is on: nothing, the microphone being opened, somebody speaking, or what was said. */
export type Recording =
  | { is: 'idle' }
  | { is: 'opening' }
  | { is: 'hearing'; level: number; ms: number }
  /** `fault`: why it cannot be kept. A sound that is no good can be listened to all the same. */
  | { is: 'done'; fault: RecordingProblem | null; wav: Uint8Array<ArrayBuffer> | null; heardMs: number; ms: number }

const levelEveryMs = 60
/** how much longer than the sentence may be the microphone stays open */
const spareMs = 4000

/** Records one sentence. `longestMs`: of what is said. The microphone is open from `start` to `stop`, and never longer than the screen is there. */
export function useRecording(longestMs: number): { recording: Recording; start(): void; stop(): void; drop(): void } {
  const [recording, setRecording] = useState<Recording>({ is: 'idle' })
  const close = useRef<(() => void) | null>(null)
  const stopped = useRef<() => void>(() => {})

  const start = useCallback(() => {
    close.current?.()
    let here = true
    let letGo = () => {}
    const blocks: Float32Array[] = []
    let length = 0
    let shown = 0
    let since: Float32Array[] = []
    let rate = 0
    close.current = () => {
      here = false
      letGo()
    }
    const end = (fault: RecordingProblem | null) => {
      if (!here) return
      close.current?.()
      setRecording(judged({ samples: joined(blocks), rate }, longestMs, fault))
    }
    stopped.current = () => end(null)
    setRecording({ is: 'opening' })
    const hear = (block: Float32Array) => {
      if (!here) return
      blocks.push(block)
      since.push(block)
      length += block.length
      const ms = (length / rate) * 1000
      if (ms > longestMs + spareMs) return end(null)
      if (ms - shown < levelEveryMs) return
      shown = ms
      setRecording({ is: 'hearing', level: levelOf(joined(since)), ms })
      since = []
    }
    void openMicrophone(
      block => rate > 0 && hear(block),
      () => end('failed'),
    ).then(opened => {
      if (!opened.ok) {
        if (here) setRecording({ is: 'done', fault: opened.problem, wav: null, heardMs: 0, ms: 0 })
        return
      }
      letGo = opened.microphone.close
      if (!here) return letGo()
      rate = opened.microphone.rate
      setRecording({ is: 'hearing', level: silenceDb, ms: 0 })
    })
  }, [longestMs])

  const drop = useCallback(() => {
    close.current?.()
    setRecording({ is: 'idle' })
  }, [])
  useEffect(() => () => close.current?.(), [])
  const stop = useCallback(() => stopped.current(), [])
  return { recording, start, stop, drop }
}

/** What was heard, cut and as loud as the others, with what is wrong with it. */
function judged(sound: Sound, longestMs: number, lost: RecordingProblem | null): Recording {
  const fault = lost ?? faultOf(sound, longestMs)
  const cut = fault === null ? finished(sound) : trimmed(sound)
  const msOf = ({ samples, rate }: Sound) => (rate === 0 ? 0 : Math.round((samples.length / rate) * 1000))
  return { is: 'done', fault, wav: cut.samples.length === 0 ? null : wavOf(cut), heardMs: msOf(sound), ms: msOf(cut) }
}

function joined(blocks: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const block of blocks) {
    all.set(block, at)
    at += block.length
  }
  return all
}
