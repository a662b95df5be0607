import type { Screen, Settings } from '../../service/contract/index.ts'

/** The ways a screen is looked at: as every visit begins, and as somebody may have set it. */
export const looks = {
  normal: {},
  big: { text: 'big' },
  contrast: { contrast: 'high' },
  low: { reach: 'low' },
} as const satisfies Record<string, Partial<Settings>>
export type Look = keyof typeof looks

/** The staff's room is not a visit: nobody sets it otherwise. */
export const isSeenIn = (look: Look, screen: Screen): boolean => look === 'normal' || screen.name !== 'staff'

/** Board units are pixels here. */
export const sizes = { upright: { width: 1080, height: 1920 }, across: { width: 1366, height: 768 } } as const
export type Way = keyof typeof sizes

/**
 * Pixels of a millimetre of the glass the boards were drawn for; where the keys may begin, as a part of its height; the smallest type in millimetres; how
 * far words stand out at least, to 1.
 */
export const measures = (way: Way, look: Look, screen: Screen) => ({
  mm: way === 'upright' ? 4.03226 : 3.95484,
  upTo:
    screen.name === 'staff' ? 0 : (way === 'upright' ? { normal: 1 / 3, low: 0.42 } : { normal: 0, low: 0.08 })[look === 'low' ? 'low' : 'normal'],
  least: look === 'low' ? 6.9 : 7.5,
  contrast: look === 'contrast' ? 10 : 7,
})
