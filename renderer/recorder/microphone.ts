import type { RecordingProblem } from '../../service/contract/index.ts'
import workletAddress from './capture.worklet.ts?worker&url'

/** What clips are kept at; the browser brings the microphone to it. */
const rate = 24_000

export interface Microphone {
  rate: number
  /** lets go of it; no block comes any more */
  close(): void
}

export type Opened = { ok: true; microphone: Microphone } | { ok: false; problem: RecordingProblem }

/** Opens the microphone as it is: nothing made louder, nothing filtered. `lost`: it was pulled out. */
export async function openMicrophone(hear: (block: Float32Array) => void, lost: () => void): Promise<Opened> {
  const { mediaDevices } = navigator
  if (!mediaDevices) return { ok: false, problem: 'noMicrophone' }
  let stream: MediaStream
  try {
    stream = await mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    })
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
  const context = new AudioContext({ sampleRate: rate })
  const close = () => {
    for (const track of stream.getTracks()) track.stop()
    void context.close().catch(() => {})
  }
  try {
    await context.audioWorklet.addModule(workletAddress)
    await context.resume()
    const capture = new AudioWorkletNode(context, 'capture', { numberOfInputs: 1, numberOfOutputs: 0 })
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => hear(data)
    context.createMediaStreamSource(stream).connect(capture)
    stream.getAudioTracks()[0]?.addEventListener('ended', lost)
    return {
      ok: true,
      microphone: {
        rate,
        close: () => {
          capture.port.onmessage = null
          close()
        },
      },
    }
  } catch {
    close()
    return { ok: false, problem: 'failed' }
  }
}

/** Why the browser gives no microphone (the names are those of the Media Capture specification). */
export function problemOf(error: unknown): RecordingProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'noMicrophone'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}
