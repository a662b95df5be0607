import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader'
import { type Decoded, decode, nothingSeen, type Stage, type Stages } from '../decode/decode.ts'
import { frames } from '../decode/frames.ts'
import { type Grey, greyOf } from '../decode/grey.ts'
import { type Hint, hintOf, type Sight, whiteOf } from '../decode/hint.ts'
import { proven } from '../decode/known-code.ts'
import { type Zxing, zxing } from '../decode/zxing.ts'

/** So many misses in a row before costlier looks are tried: a sheet that slides in is read plainly in the next frame. */
const missesBeforeRetry = 3
/** After costly looks at a picture without anything like a code the next ones wait so many times as long as they took. */
const restWithoutCode = 4
/** So many ms of work are spent on one frame; the next one may be better. */
const patience = 1500
/** A picture whose lightest places are darker than this is black: a covered lens, a lamp that is out. */
const black = 16

/** What one plain look at a frame told. */
export interface Look {
  texts: string[]
  /** nothing is to be seen at all */
  black: boolean
}

/** What the costlier looks at an earlier frame came to. */
export interface Retry {
  texts: string[]
  stage: Stage | null
  hint: Hint | null
}

export interface QrReader {
  /** The plain look: the texts of all codes in the frame. The frame is closed. Costlier looks under way are given up when it reads something. */
  read(frame: VideoFrame): Promise<Look>
  /** Goes on with the costlier looks at a missed frame, one piece of work; null when there is nothing to do or the piece was not the last. */
  step(): Retry | null
  /** whether `step` has something to do */
  busy(): boolean
}

export interface ReaderOptions {
  /** milliseconds, never running backwards */
  now(): number
  /** the looks that may be tried */
  stages?: Stages
}

/** Loads the decoder from `wasm` (an address of our own, never a CDN) and proves it on the known code; rejects when it is broken. */
export async function qrReader(wasm: string, { now, stages = {} }: ReaderOptions): Promise<QrReader> {
  const overrides = { locateFile: () => wasm }
  const engine = proven(zxing((await prepareZXingModule({ overrides, fireImmediately: true })) as ZXingReaderModule))

  const video = frames()
  let misses = 0
  let work: { steps: Generator<void, Decoded>; grey: Grey; sight: Sight; spent: number } | null = null
  let restUntil = 0

  return {
    async read(frame) {
      try {
        const { width, height } = await take(frame, engine)
        const texts = engine.textsInRoom(width, height, 'local')
        if (texts.length > 0) {
          misses = 0
          work = null
          video.forget()
          return { texts, black: false }
        }
        misses++
        const pixels = engine.room(width * height)
        const dark = whiteOf({ pixels, width, height }) < black
        if (!work && !dark && misses >= missesBeforeRetry && now() >= restUntil) {
          const grey = { pixels: pixels.slice(), width, height }
          const sight = nothingSeen()
          work = { steps: decode(grey, engine, { ...stages, plain: false }, { frames: video, time: now() }, sight), grey, sight, spent: 0 }
        }
        return { texts, black: dark }
      } finally {
        frame.close()
      }
    },
    step() {
      if (!work) return null
      const began = now()
      const { done, value } = work.steps.next()
      const { grey, sight } = work
      work.spent += now() - began
      if (!done) {
        if (work.spent < patience) return null
        restUntil = now() + work.spent
        work = null
        // a slow machine sees less, but what it has seen helps as well
        return { texts: [], stage: null, hint: hintOf(sight, grey) }
      }
      const { texts, stage } = value
      restUntil = now() + work.spent * (texts.length > 0 ? 0 : sight.located ? 0.5 : restWithoutCode)
      work = null
      if (texts.length > 0) {
        misses = 0
        video.forget()
      }
      return { texts, stage, hint: texts.length > 0 ? null : hintOf(sight, grey) }
    },
    busy: () => work !== null,
  }
}

/** Copies the frame's light into the decoder's memory. Camera frames carry it as a plane of its own; other layouts go by colours. */
async function take(frame: VideoFrame, engine: Zxing) {
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight }
  const { format } = frame
  if (format === 'I420' || format === 'NV12' || format === 'I420A') {
    const half = (width + 1) >> 1
    const rest = half * ((height + 1) >> 1)
    const light = { offset: 0, stride: width }
    const colour =
      format === 'NV12'
        ? [{ offset: width * height, stride: half * 2 }]
        : [
            { offset: width * height, stride: half },
            { offset: width * height + rest, stride: half },
            ...(format === 'I420A' ? [{ offset: width * height + 2 * rest, stride: width }] : []),
          ]
    const layout = [light, ...colour]
    await frame.copyTo(engine.room(frame.allocationSize({ layout })), { layout })
    return { width, height }
  }
  const colours = new Uint8Array(frame.allocationSize({ format: 'RGBA' }))
  await frame.copyTo(colours, { format: 'RGBA' })
  const pixels = greyOf(colours)
  engine.room(pixels.length).set(pixels)
  return { width, height }
}
