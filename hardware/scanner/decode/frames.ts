import { equalise } from './equalise.ts'
import type { Beliefs } from './message.ts'
import { type Located, readEitherWay } from './sheet.ts'

/** Frames of a video that show the same symbol, laid over each other module by module. */
export interface Frames {
  /** Adds what was believed of a frame's symbol at `time` (ms) and tries to read all frames together: the mended modules, or null. */
  add(located: Located, time: number): Generator<void, Uint8Array | null>
  forget(): void
}

const mostFrames = 8
/** A sheet does not stay longer than so (ms) without being seen again. */
const lasts = 2500

/**
 * Noise is another in each frame and a reflection wanders, the code stays: beliefs are added up. Modules register the frames by
 * themselves, however the sheet moved.
 */
export function frames(): Frames {
  let kept: { located: Located; time: number }[] = []
  return {
    *add(located, time) {
      kept = kept.filter(
        each => time - each.time <= lasts && each.located.symbol.version === located.symbol.version && alike(each.located.beliefs, located.beliefs),
      )
      kept.push({ located, time })
      if (kept.length > mostFrames) kept.shift()
      if (kept.length < 2) return null
      const sum = together(kept.map(each => each.located))
      return readEitherWay(located.symbol, sum) ?? readEitherWay(located.symbol, yield* equalise(located.symbol, sum, 1))
    },
    forget() {
      kept = []
    },
  }
}

/** The beliefs of several looks at one symbol, each limited so that one frame's mistake cannot outvote the rest. */
function together(all: readonly Located[]): Beliefs {
  const sum = new Float32Array((all[0] as Located).beliefs.length)
  for (const { beliefs } of all)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + Math.max(-1.2, Math.min(1.2, beliefs[i] as number))
  // Added up, what all frames agree on is as sure as a clean module.
  return sum.map(belief => belief / Math.sqrt(all.length) / 1.2)
}

/** Whether two looks can be of the same symbol: two different ones agree on no more than half of their modules. */
function alike(a: Beliefs, b: Beliefs): boolean {
  let same = 0
  for (let i = 0; i < a.length; i++) if ((a[i] as number) > 0 === (b[i] as number) > 0) same++
  return same / a.length > 0.62
}
