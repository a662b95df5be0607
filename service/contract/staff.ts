import type { VoiceAsk, VoicePage } from './languages.ts'
import type { Counter, CounterReason, Language, Reader, SlipState } from './snapshot.ts'

/** Why the staff have put the machine out of service; patients see and hear it. */
export type ClosedBecause = 'shut' | 'noPaper' | 'repair' | 'cleaned'

/** Counts of one day, of all counters or of one; times in seconds. */
export interface StaffCounts {
  sessions: number
  tokens: number
  made: number
  madeByDemographics: number
  found: number
  notNow: number
  /** visits that were left before their end */
  left: number
  failures: { reason: CounterReason | 'noAnswer'; count: number }[]
  medianSeconds: number | null
  /** nine of ten tokens took no longer */
  ninthSeconds: number | null
  hindi: number
  english: number
  assisted: number
  reprints: number
}

export type CheckName = 'printer' | 'sound' | 'camera' | 'scanner' | 'abdm' | 'clock' | 'disk'
/** `notThere`: the config names none. `notKnown`: what would say it did not answer. */
export type CheckState = 'testing' | 'good' | 'bad' | 'notThere' | 'notKnown'
export interface CheckItem {
  name: CheckName
  state: CheckState
  /** of the clock: seconds that ABDM's is ahead; of the disk: free megabytes */
  value: number | null
}

/** What the doctor looks at; its own names. */
export type MachinePart =
  | 'program'
  | 'machine'
  | 'config'
  | 'files'
  | 'disk'
  | 'display'
  | 'touch'
  | 'camera'
  | 'scanner'
  | 'printer'
  | 'test slip'
  | 'sound'
  | 'fonts'
  | 'words and clips'
  | 'languages'
  | 'network'
  | 'clock'
  | 'credentials'
  | 'facility'
  | 'relay'

/** A finding of the doctor. `found` and `next` are English, for IT, and hold nothing of a person and no secret. */
export interface MachineRow {
  part: MachinePart
  state: 'ok' | 'warn' | 'fail'
  found: string
  next: string | null
}

/** How loud the machine speaks to everybody, until somebody changes it for their own visit. */
export type Loudness = 'quiet' | 'normal' | 'loud'

/** One event of the log, as it was written. */
export interface StaffLogLine {
  /** ISO 8601 */
  at: string
  event: string
  fields: string
}

/** What the staff have to know of a slip. `late`: its number came when nobody stood there; `noNumber`: shared, and no number has come. */
export type StaffTokenState = 'printed' | 'notPrinted' | 'unknown' | 'late' | 'noNumber'

/** A token of today, or a slip of the facility's own series: nothing of whom it is for. One with a number can be printed again. */
export interface StaffToken {
  number: string | null
  sign: string
  /** ISO 8601; when it was asked for */
  at: string
  state: StaffTokenState
  copied: boolean
}

/** Somebody who was sent to a counter. */
export interface StaffHandover {
  /** ISO 8601 */
  at: string
  sign: string
  /** what the slip says; null: shared, and the hospital had not answered */
  reason: CounterReason | null
  /** K-41; null with no reason */
  code: string | null
  /** of the own series */
  number: string | null
}

/** A place of the staff's room that can be opened from its menu. */
export type StaffPlace =
  | 'menu'
  | 'today'
  | 'close'
  | 'reprint'
  | 'handover'
  | 'check'
  | 'machine'
  | 'settings'
  | 'cleaning'
  | 'log'
  | 'about'
  | 'export'
  | 'voices'

/** What the staff may say. The digits of the PIN travel once, in one intent, and go no further than the comparison. */
export type StaffAsk =
  | { what: 'open' } // the hidden gesture on the screen at rest
  | { what: 'typeNumber' } // the number under the badge's QR instead
  | { what: 'badgeNumber'; digits: string } // 16 digits
  | { what: 'pin'; digits: string } // 6 digits
  | { what: 'go'; to: StaffPlace }
  | { what: 'assist'; demographic: boolean } // a patient's visit with the staff beside them
  | { what: 'more' } // the next page of what does not fit on one
  | { what: 'close'; because: ClosedBecause }
  | { what: 'openAgain' }
  | { what: 'reprint'; index: number } // into the tokens shown
  | { what: 'answer'; yes: boolean } // is the paper good, was the sound heard
  | { what: 'printReport' }
  | { what: 'printCounts' } // of the day, on paper
  | { what: 'counter'; counterId: string; open: boolean }
  | { what: 'offer'; language: string; offered: boolean }
  | { what: 'loudness'; loudness: Loudness }
  | { what: 'days'; days: 1 | 7 | 31 }
  | { what: 'export'; folder: number } // into the folders shown
  | { what: 'language'; language: Language }
  | { what: 'leave' }
  | VoiceAsk

/** What stands on the glass in the staff's room. Nothing on any of these pages can say who a patient was. */
/**
 * About the last key of the settings. `notKept`: it counts, but will be forgotten at the next start, because it could not be written down. The others were
 * refused: the counter for help stays open, as the screens send people there; one language stays.
 */
export type SettingsNote = 'notKept' | 'helpCounter' | 'oneLanguage'

export type StaffPage =
  | { name: 'badge'; problem: 'unknownBadge' | null; reader: Reader | null }
  | { name: 'badgeNumber'; problem: 'unknownBadge' | null }
  | { name: 'pin'; problem: 'wrong' | null; triesLeft: number; checking: boolean }
  /** `minutes`, rounded up, until this badge is listened to again */
  | { name: 'locked'; minutes: number }
  /** `demographic`: an ABHA can be made here without a code; `notKept`: the journal could not be written, and what it holds is in memory alone */
  | { name: 'menu'; who: string | null; closed: ClosedBecause | null; demographic: boolean; notKept: boolean }
  | {
      name: 'today'
      part: 'numbers' | 'counters' | 'reasons'
      /** ISO 8601 */
      at: string
      all: StaffCounts
      hours: { hour: number; sessions: number; tokens: number }[]
      counters: { counter: Counter; counts: StaffCounts }[]
      /** what became of the day's counts on paper; null: nobody asked for them */
      slip: SlipState | null
    }
  | { name: 'close'; closed: ClosedBecause | null }
  /** at most six a page: first those that nobody has on paper, then the others, newest first; `slip`: what became of the copy that was asked for last, and of which token */
  | { name: 'reprint'; tokens: StaffToken[]; page: number; pages: number; slip: { index: number; state: SlipState } | null }
  /** today's, newest first, at most seven a page */
  | { name: 'handover'; rows: StaffHandover[]; page: number; pages: number }
  /** `asking`: what only a person can say; `report`: of the printed report, once it was asked for */
  | { name: 'check'; items: CheckItem[]; asking: 'paper' | 'sound' | null; report: SlipState | null }
  /** what the doctor finds, worst first; `looking`: it is not done yet */
  | { name: 'machine'; rows: MachineRow[]; looking: boolean; page: number; pages: number }
  /** at most six counters a page, from 0 */
  | {
      name: 'settings'
      counters: { counter: Counter; open: boolean }[]
      page: number
      pages: number
      languages: { code: string; name: string; offered: boolean }[]
      loudness: Loudness
      note: SettingsNote | null
    }
  /** the glass takes no touch; patients hear why */
  | { name: 'cleaning'; secondsLeft: number }
  | { name: 'log'; lines: StaffLogLine[]; page: number; pages: number }
  /** `hash`: of the program's files; null while it is worked out */
  | { name: 'about'; version: string; hash: string | null; startedAt: string }
  /** `written`: names of the files; none: it could not be written */
  | { name: 'export'; days: 1 | 7 | 31; folders: string[]; written: { files: string[] } | null }
  | VoicePage
