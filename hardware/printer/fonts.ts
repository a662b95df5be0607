import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { Font } from './canvas.ts'
import { isHindi } from './text.ts'
import type { Slip } from './types.ts'

const weights = [500, 700] as const
const subsets = ['latin', 'devanagari'] as const

/** Why Hindi cannot be drawn: a font file is not there (or not readable), or the engine does not join letters into conjuncts. */
export type FontFault = 'fontMissing' | 'notShaped'

/**
 * The CSS font string of a font. The Latin subset has no danda and no rupee sign, the Devanagari subset no A-Z, digits or hyphen: always both
 * (printing 3). Each weight is a family of its own, so that the engine can never make a false bold.
 */
export const cssFont = ({ px, weight }: Font) => `${px}px "${family('latin', weight)}", "${family('devanagari', weight)}"`

let fault: FontFault | null | undefined

/**
 * Registers the slip's fonts once and tries a conjunct. Returns null when Hindi can be drawn. System fonts are never relied on: their silent use is
 * the usual way to boxes on paper.
 */
export function fontFault(): FontFault | null {
  if (fault === undefined) fault = register() ? (shapes() ? null : 'notShaped') : 'fontMissing'
  return fault
}

/** A slip with Hindi, while Hindi cannot be drawn. */
export const isUndrawable = ({ blocks }: Slip) => fontFault() !== null && blocks.some(block => isHindi(JSON.stringify(block)))

function register(): boolean {
  const { resolve } = createRequire(import.meta.url)
  try {
    return weights.every(weight =>
      subsets.every(subset => {
        const file = resolve(`@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-${subset}-${weight}-normal.woff2`)
        // read here, not by the canvas: inside a packed app only Node's fs sees the files of the archive
        return GlobalFonts.register(readFileSync(file), family(subset, weight)) !== null
      }),
    )
  } catch {
    return false
  }
}

function shapes(): boolean {
  const ctx = createCanvas(8, 8).getContext('2d')
  return weights.every(weight => {
    ctx.font = cssFont({ px: 96, weight })
    return joins(text => ctx.measureText(text).width)
  })
}

/** A joined क्ष is much narrower than its two letters side by side; an engine that does not shape draws them apart (printing 3). */
export const joins = (width: (text: string) => number) => width('क्ष') > 0 && width('क्ष') < 0.8 * (width('क') + width('ष'))

function family(subset: (typeof subsets)[number], weight: Font['weight']) {
  return `Slip ${subset} ${weight}`
}
