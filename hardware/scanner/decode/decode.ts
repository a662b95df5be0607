import { findersOf, type Located, type Reading, readSheet, type SheetOptions } from './sheet.ts'
import { blur, enlarge, type Grey, sharpen } from './grey.ts'
import type { Zxing } from './zxing.ts'

/** What read a code: zxing-wasm on the plain picture, on a changed one, or our own reading of a sheet. */
export type Stage = 'plain' | 'sharpened' | 'global' | 'enlarged' | 'sheet' | 'calmed' | 'edged' | 'doubled'

/** Which stages may be tried. Each can be switched off, to be measured alone. */
export type Stages = Partial<Record<Stage | keyof SheetOptions, boolean>>

export interface Found {
  texts: string[]
  stage: Stage
  detail: string
}

const allOn = (stages: Stages, name: keyof Stages) => stages[name] !== false

const negative = (grey: Grey): Grey => ({ ...grey, pixels: grey.pixels.map(value => 255 - value) })

/** A clean picture of a symbol's modules. */
export function cleanPicture(modules: Uint8Array, count: number): Grey {
  const scale = 3
  const margin = 4
  const side = (count + 2 * margin) * scale
  const pixels = new Uint8Array(side * side).fill(255)
  for (let y = 0; y < count * scale; y++)
    for (let x = 0; x < count * scale; x++)
      if (modules[Math.floor(y / scale) * count + Math.floor(x / scale)]) pixels[(y + margin * scale) * side + x + margin * scale] = 0
  return { pixels, width: side, height: side }
}

/**
 * Reads the codes of a picture: first as zxing-wasm does, then, only when that found nothing, by costlier looks one after the other.
 * Every `yield` is a place to stop for something more urgent. Null when there is no code, or none that can be read.
 */
export function* decode(grey: Grey, zxing: Zxing, stages: Stages = {}): Generator<void, Found | null> {
  const on = (name: keyof Stages) => allOn(stages, name)
  const plain: [Stage, () => string[]][] = [
    ['plain', () => zxing.texts(grey, 'local')],
    ['sharpened', () => zxing.texts(sharpen(grey, 4, 2.5), 'local')],
    ['global', () => zxing.texts(grey, 'global')],
    ['enlarged', () => zxing.texts(enlarge(grey, 1280), 'local')],
  ]
  for (const [stage, look] of plain) {
    if (!on(stage)) continue
    const texts = look()
    if (texts.length > 0) return { texts, stage, detail: '' }
    yield
  }
  const options = { anchored: on('anchored'), mesh: on('mesh'), opinions: on('opinions'), equalise: on('equalise') }
  const views: [Stage, () => Grey][] = [
    ['sheet', () => grey],
    ['calmed', () => blur(grey, 1)],
    ['edged', () => sharpen(grey, 3, 2.5)],
    ['doubled', () => enlarge(grey, 960)],
  ]
  let located = 0
  for (const [stage, view] of views) {
    // Where the sheet lies is known well: without noise and enlarged it would lie there too.
    if (!on(stage) || (located > 0.85 && stage !== 'edged')) continue
    const picture = view()
    for (const dark of [true, false]) {
      const finders = findersOf(picture, dark)
      yield
      if (finders.length < 3) continue
      const reading: Reading | Located | null = yield* readSheet(dark ? picture : negative(picture), finders, options)
      if (!reading) continue
      if ('modules' in reading) {
        const texts = zxing.texts(cleanPicture(reading.modules, reading.symbol.count), 'local')
        if (texts.length > 0) return { texts, stage, detail: [reading.surface, reading.opinion].filter(each => each !== '').join(' ') }
      } else {
        located = Math.max(located, reading.agreement)
        if (reading.agreement > 0.6) break
      }
    }
  }
  return null
}

/** Runs it to its end without a stop. */
export function decodeNow(grey: Grey, zxing: Zxing, stages: Stages = {}): Found | null {
  const work = decode(grey, zxing, stages)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
