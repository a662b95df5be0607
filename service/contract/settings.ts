import type { Language } from './snapshot.ts'

/** How one person wants to see and hear this visit. They are the visit's: the next person begins with the defaults (users-and-rules R32). */
export interface Settings {
  text: 'normal' | 'big'
  contrast: 'normal' | 'high'
  /** 1 quiet, 2 as set up, 3 loud */
  volume: 1 | 2 | 3
  voice: 'normal' | 'slow'
  /** low: every key lies in the lower part of the glass, for somebody who sits */
  reach: 'normal' | 'low'
}

/** One thing to set, and to what. Language is one of them, at any time; `tongue`: one of the facility's own, which lies over it. */
export type Setting = { of: 'language'; to: Language; tongue?: string } | { [Of in keyof Settings]: { of: Of; to: Settings[Of] } }[keyof Settings]
