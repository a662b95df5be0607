import type { Language } from './snapshot.ts'

/** A place of the staff's room that can be opened from its menu. */
export type StaffPlace = 'menu'

/** What the staff may say. The digits of the PIN travel once, in one intent, and go no further than the comparison. */
export type StaffAsk =
  | { what: 'open' } // the hidden gesture on the screen at rest
  | { what: 'typeNumber' } // no camera: the number under the badge's QR
  | { what: 'badgeNumber'; digits: string } // 16 digits
  | { what: 'pin'; digits: string } // 6 digits
  | { what: 'go'; to: StaffPlace }
  | { what: 'language'; language: Language }
  | { what: 'leave' }

/** What stands on the glass in the staff's room. Nothing on any of these pages can say who a patient was. */
export type StaffPage =
  | { name: 'badge'; problem: 'unknownBadge' | null; camera: 'live' | 'unavailable' }
  | { name: 'badgeNumber'; problem: 'unknownBadge' | null }
  | { name: 'pin'; problem: 'wrong' | null; triesLeft: number; checking: boolean }
  /** `minutes`, rounded up, until this badge is listened to again */
  | { name: 'locked'; minutes: number }
  | { name: 'menu'; who: string | null; outOfService: boolean }
