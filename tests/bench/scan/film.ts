import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type QrReader, qrReader } from '../../../hardware/scanner/camera/reader.ts'
import type { Grey } from '../../../hardware/scanner/decode/grey.ts'

/** Milliseconds between a camera's frames. */
export const frameTime = 1000 / 30

/** The worker's reader on a film's clock, which stands still except for what it is told and for this thread's own work. */
export interface Projector {
  /** Plays a film: `frameAt(k)` is the frame taken at k · frameTime ms, k may be below 0. Ends with the first text or after `until` ms. */
  play(frameAt: (k: number) => Grey, from: number, until: number): Promise<Showing>
}

export interface Showing {
  texts: string[]
  /** ms of the film when the texts were known; null: they never were */
  time: number | null
  /** what read it: 'plain' is the look every frame gets, the others come after misses */
  stage: string | null
  /** frames the worker was given */
  looked: number
  /** ms of the worker's work while the film ran */
  busy: number
}

/** This thread's own work in ms: other programs on the machine do not slow a film down. */
const ownWork = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** A camera's frame with its light as a plane of its own, as far as the reader looks at it. */
function frameOf({ pixels, width, height }: Grey): VideoFrame {
  const frame = {
    format: 'NV12',
    visibleRect: { width, height },
    allocationSize: () => width * height + 2 * ((width + 1) >> 1) * ((height + 1) >> 1),
    copyTo: async (to: Uint8Array) => to.set(pixels),
    close() {},
  }
  return frame as unknown as VideoFrame
}

/**
 * What the page and its worker do with a camera's frames, one thing after the other: the worker looks at one frame at a time and goes on with its
 * costlier looks between them; the feeder rests after a miss as long as the look took; the camera's buffer keeps the newest frame alone.
 * `worked` counts the ms of work done so far, from anywhere.
 */
export async function projector(worked: () => number = ownWork): Promise<Projector> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  const address = `data:application/wasm;base64,${wasm.toString('base64')}`
  let film = 0
  let mark: number | null = null
  const now = () => (mark === null ? film : film + worked() - mark)
  /** Does a piece of the worker's work and lets the film go on meanwhile. */
  const work = async <T>(piece: () => T | Promise<T>) => {
    mark = worked()
    try {
      return await piece()
    } finally {
      film = now()
      mark = null
    }
  }

  return {
    async play(frameAt, from, until) {
      film = from
      // A new one each time: a reader remembers what it saw.
      const reader: QrReader = await qrReader(address, { now })
      const showing: Showing = { texts: [], time: null, stage: null, looked: 0, busy: 0 }
      let last = Math.floor(from / frameTime) - 1
      /** when the feeder asks for the next frame, and that frame */
      const asked = (at: number) => {
        last = Math.max(Math.floor(at / frameTime), last + 1)
        return { k: last, at: Math.max(at, last * frameTime) }
      }
      let next = asked(from)
      while (film < until) {
        if (next.at > film && !reader.busy()) film = next.at
        if (film >= until) break
        if (next.at <= film) {
          const frame = frameOf(frameAt(next.k))
          const began = film
          const { texts } = await work(() => reader.read(frame))
          showing.looked++
          showing.busy += film - began
          if (texts.length > 0) return { ...showing, texts, time: film, stage: 'plain' }
          next = asked(film + (film - next.at))
        } else {
          const began = film
          const retry = await work(() => reader.step())
          showing.busy += film - began
          if (retry && retry.texts.length > 0) return { ...showing, texts: retry.texts, time: film, stage: retry.stage }
        }
      }
      return showing
    },
  }
}
