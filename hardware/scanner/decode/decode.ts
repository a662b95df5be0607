import type { Finder } from './finders.ts'
import type { Frames } from './frames.ts'
import { blur, enlarge, fillSpecks, type Grey, negative, sharpen } from './grey.ts'
import type { Sight } from './hint.ts'
import { sideOf } from './lattice.ts'
import { findersOf, type Located, type Reading, readSheet, type SheetOptions } from './sheet.ts'
import type { Zxing } from './zxing.ts'

/** What read a code: zxing-wasm on the plain picture, on a changed one, or our own reading of a sheet. */
export type Stage = 'plain' | 'sharpened' | 'global' | 'enlarged' | 'sheet' | 'calmed' | 'edged' | 'doubled' | 'filled' | 'frames'

/** Which stages may be tried. Each can be switched off, to be measured alone. */
export type Stages = Partial<Record<Stage | keyof SheetOptions, boolean>>

export interface Decoded {
  /** the texts of the codes that were read, mostly one; none: there is no code, or none that can be read */
  texts: string[]
  /** what read them */
  stage: Stage | null
  /** what laid the mesh and told the modules, where a sheet was read; why nothing was, where the time was up */
  detail: string
  /** what was seen of a code that was not read */
  sight: Sight
}

/** A clean picture of a symbol's modules. */
function cleanPicture(modules: Uint8Array, count: number): Grey {
  const scale = 3
  const margin = 4
  const side = (count + 2 * margin) * scale
  const pixels = new Uint8Array(side * side).fill(255)
  for (let y = 0; y < count * scale; y++)
    for (let x = 0; x < count * scale; x++)
      if (modules[Math.floor(y / scale) * count + Math.floor(x / scale)]) pixels[(y + margin * scale) * side + x + margin * scale] = 0
  return { pixels, width: side, height: side }
}

/** Frames before this one, for a video: `frames` remembers them, `time` (ms) is now. */
export interface Video {
  frames: Frames
  time: number
}

export const nothingSeen = (): Sight => ({ finder: null, located: null })

/**
 * Reads the codes of a picture: first as zxing-wasm does, then, only when that found nothing, by costlier looks one after the other.
 * Every `yield` is a place to stop for something more urgent; who stops there for good finds in `sight` what was seen until then.
 */
export function* decode(
  grey: Grey,
  zxing: Zxing,
  stages: Stages = {},
  video: Video | null = null,
  sight: Sight = nothingSeen(),
): Generator<void, Decoded> {
  const on = (name: keyof Stages) => stages[name] !== false
  const looks: [Stage, () => string[]][] = [
    ['plain', () => zxing.texts(grey, 'local')],
    ['sharpened', () => zxing.texts(sharpen(grey, 4, 2.5), 'local')],
    ['global', () => zxing.texts(grey, 'global')],
    ['enlarged', () => zxing.texts(enlarge(grey, 1280), 'local')],
  ]
  for (const [stage, look] of looks) {
    if (!on(stage)) continue
    const texts = look()
    if (texts.length > 0) return { texts, stage, detail: '', sight }
    yield
  }
  const textsOf = (modules: Uint8Array, count: number) => zxing.texts(cleanPicture(modules, count), 'local')
  const options = { anchored: on('anchored'), mesh: on('mesh'), opinions: on('opinions'), equalise: on('equalise') }
  const views: [Stage, () => Grey][] = [
    ['sheet', () => grey],
    ['edged', () => sharpen(grey, 3, 2.5)],
    ['calmed', () => blur(grey, 1)],
    ['doubled', () => enlarge(grey, 960)],
    ['filled', () => fillSpecks(grey)],
  ]
  // One look shows this corner, another one that.
  const shown = new Map<boolean, Finder[]>()
  let added = false
  for (const [stage, view] of views) {
    // Where the sheet lies is known well: without noise and enlarged it would lie there too.
    if (!on(stage) || (sight.located && sight.located.agreement > 0.85 && stage !== 'edged')) continue
    const picture = view()
    for (const dark of [true, false]) {
      const sameScale = stage !== 'doubled'
      const finders = yield* findersOf(picture, dark, (sameScale && shown.get(dark)) || [])
      if (sameScale) shown.set(dark, finders)
      yield
      const [first] = finders
      if (stage === 'sheet' && first && first.score > (sight.finder?.score ?? 0)) sight.finder = { module: sideOf(first), score: first.score }
      if (finders.length < 3) continue
      const reading: Reading | Located | null = yield* readSheet(dark ? picture : negative(picture), finders, options)
      if (!reading) continue
      if ('modules' in reading) {
        const texts = textsOf(reading.modules, reading.symbol.count)
        if (texts.length > 0) return { texts, stage, detail: [reading.surface, reading.opinion].filter(each => each !== '').join(' '), sight }
      } else {
        if (!sight.located || reading.agreement > sight.located.agreement) sight.located = reading
        if (reading.agreement > 0.6) break
      }
    }
    if (video && on('frames') && !added && sight.located && sight.located.agreement > 0.5) {
      added = true
      const modules = yield* video.frames.add(sight.located, video.time)
      const texts = modules ? textsOf(modules, sight.located.symbol.count) : []
      if (texts.length > 0) return { texts, stage: 'frames', detail: sight.located.surface, sight }
      yield
    }
  }
  return { texts: [], stage: null, detail: '', sight }
}

/** Works on one picture until it is read, given up, or `patience` ms have passed on the clock `now`. */
export function decodeNow(grey: Grey, zxing: Zxing, { stages = {}, now = () => 0, patience = 0 }: DecodeNow = {}): Decoded {
  const work = decode(grey, zxing, stages)
  const began = now()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (patience > 0 && now() - began > patience) return { texts: [], stage: null, detail: 'out of time', sight: nothingSeen() }
  }
}

export interface DecodeNow {
  stages?: Stages
  /** milliseconds */
  now?: () => number
  patience?: number
}
