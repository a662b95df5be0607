import type { Timers } from '../../timers.ts'
import type { DecoderMessage } from './decoder.worker.ts'
import type { Look, Retry } from './reader.ts'

export interface DecoderListener {
  /** what the plain look at one frame told; no texts is a miss */
  onFrame(look: Look): void
  /** what costlier looks at an earlier frame came to */
  onRetry(retry: Retry): void
  /** it will not read any more */
  onBroken(): void
}

/** A decoder that takes a camera's frames until it is stopped. */
export interface Decoder {
  stop(): void
}

/** After a hit a glance is enough to see that the code is still there. */
const restAfterHit = 250
const bootLimit = 20_000
const frameLimit = 10_000
/** The decoder's memory grows a little with use: so many frames (an hour or more), then a fresh one at the next miss. */
const framesAWorker = 100_000
/** Each result it hands out takes a little memory too. */
const resultsAWorker = 4000
const restarts = 3

/** Chromium has it in the page, where TypeScript's library knows it in workers only. */
const TrackProcessor = (globalThis as { MediaStreamTrackProcessor?: unknown }).MediaStreamTrackProcessor as
  | (new (init: {
      track: MediaStreamTrack
      maxBufferSize: number
    }) => { readable: ReadableStream<VideoFrame> })
  | undefined

/**
 * The decoder in a worker of its own, fed with the track's newest frame, one at a time. After a miss it rests as long as it
 * worked, so it never takes more than half a core. A worker that dies is replaced, three times; then it is broken.
 */
export function decodeTrack(track: MediaStreamTrack, listener: DecoderListener, timers: Timers): Decoder {
  let stopped = false
  let stopCurrent = () => {}

  const run = async (Processor: NonNullable<typeof TrackProcessor>) => {
    for (let deaths = 0; !stopped && deaths <= restarts; ) {
      const worker = new DecoderWorker(timers, retry => stopped || listener.onRetry(retry))
      const frames = new Processor({ track, maxBufferSize: 1 }).readable.getReader()
      stopCurrent = () => {
        worker.end()
        frames.cancel().catch(() => {})
      }
      try {
        await worker.ready
        await feed(frames, worker)
      } catch {
        if (track.readyState === 'ended') return
        deaths++
      } finally {
        stopCurrent()
      }
    }
    if (!stopped) listener.onBroken()
  }

  /** Ends when the track or the camera ends, or when the worker has grown old; throws when the worker dies. */
  const feed = async (frames: ReadableStreamDefaultReader<VideoFrame>, worker: DecoderWorker) => {
    let results = 0
    for (let count = 0; !stopped; count++) {
      const { value: frame } = await frames.read()
      if (!frame) throw new Error('no more frames')
      if (stopped) return frame.close()
      const began = timers.now()
      const look = await worker.look(frame)
      if (stopped) return
      listener.onFrame(look)
      results += look.texts.length
      if (look.texts.length === 0 && (count >= framesAWorker || results >= resultsAWorker)) return
      await new Promise<void>(resolve => timers.after(look.texts.length > 0 ? restAfterHit : timers.now() - began, resolve))
    }
  }

  if (TrackProcessor) void run(TrackProcessor)
  else listener.onBroken()
  return {
    stop() {
      stopped = true
      stopCurrent()
    },
  }
}

/** The worker as promises: each rejects when it dies, answers nothing for too long, or is ended. */
class DecoderWorker {
  readonly ready: Promise<void>
  readonly #timers: Timers
  readonly #worker = new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' })
  #answer: (message: DecoderMessage) => void = () => {}
  #refuse: () => void = () => {}

  constructor(timers: Timers, onRetry: (retry: Retry) => void) {
    this.#timers = timers
    this.#worker.onmessage = ({ data }: MessageEvent<DecoderMessage>) => {
      if (data !== 'ready' && 'retry' in data) onRetry(data.retry)
      else this.#answer(data)
    }
    this.#worker.onerror = event => {
      event.preventDefault()
      this.#refuse()
    }
    this.ready = this.#next(bootLimit).then(() => {})
  }

  /** What the plain look at the frame, which is given away, tells. */
  async look(frame: VideoFrame): Promise<Look> {
    const answer = this.#next(frameLimit)
    this.#worker.postMessage(frame, [frame])
    const message = await answer
    return message !== 'ready' && 'look' in message ? message.look : { texts: [], black: false }
  }

  end() {
    this.#worker.terminate()
    this.#refuse()
  }

  #next(limit: number) {
    return new Promise<DecoderMessage>((resolve, reject) => {
      const cancel = this.#timers.after(limit, () => this.#refuse())
      this.#answer = message => {
        cancel()
        resolve(message)
      }
      this.#refuse = () => {
        cancel()
        reject(new Error('the decoder ended'))
      }
    })
  }
}
