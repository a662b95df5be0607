import type { Grey } from './grey.ts'
import type { Located } from './sheet.ts'

/** What would help a sheet that is seen and cannot be read. */
export type Hint = 'closer' | 'still' | 'tilt' | 'light'

export interface Sight {
  /** modules' length in camera pixels and the best finder's score (1: as clear as drawn), where a finder was seen */
  finder: { module: number; score: number } | null
  located: Located | null
}

/** Modules smaller than so many pixels are read by luck. */
const smallModule = 2.3
const blurredScore = 0.86

/** What to say about a picture whose code was not read; null: nothing is sure enough to be said. */
export function hintOf(sight: Sight, grey: Grey): Hint | null {
  const { finder, located } = sight
  if (whiteOf(grey) < 45) return 'light'
  if (!finder || finder.score < 0.55) return null
  if (finder.module < smallModule) return 'closer'
  if (located && unknownShare(located.beliefs) > 0.12) return 'tilt'
  if (finder.score < blurredScore) return 'still'
  return located && located.agreement < 0.7 ? 'tilt' : null
}

/** The share of modules of which nothing is known: under a reflection, mostly. */
function unknownShare(beliefs: Float32Array) {
  let unknown = 0
  for (const belief of beliefs) if (Math.abs(belief) < 0.2) unknown++
  return unknown / beliefs.length
}

/** The grey that all but the lightest hundredth of the picture is darker than, by every seventh pixel. */
export function whiteOf({ pixels }: Grey): number {
  const counts = new Uint32Array(256)
  let n = 0
  for (let i = 0; i < pixels.length; i += 7) {
    const grey = pixels[i] as number
    counts[grey] = (counts[grey] as number) + 1
    n++
  }
  let above = 0
  for (let grey = 255; grey > 0; grey--) {
    above += counts[grey] as number
    if (above > n / 100) return grey
  }
  return 0
}
