import type {
  AadhaarCardProblem,
  CameraHint,
  CardProblem,
  Choice,
  Counter,
  EntryProblem,
  Language,
  PersonDetails,
  QrProblem,
  Setting,
  SlipState,
  StaffPage,
  Trouble,
} from '../contract/index.ts'
import type { Context, ParkedContext } from './context.ts'

/** What the chart can hear. Digits never come in an event: `entered` only says that the Visit has them, encrypted. */
export type KioskEvent =
  | { type: 'language'; language: Language; tongue?: string | null; visit: string }
  | { type: `choose.${Choice}` }
  | { type: 'counter'; counter: Counter }
  | { type: 'qrProblem'; problem: QrProblem }
  | { type: 'cardProblem'; problem: CardProblem }
  | { type: 'camera'; live: boolean }
  /** the scanner came or went */
  | { type: 'scanner' }
  | { type: 'hint'; hint: CameraHint | null }
  | { type: 'entered.mobile' }
  | { type: 'entered.abhaNumber' }
  /** the card's number, or its address where it has no number, is in the Visit */
  | { type: 'entered.card'; by: 'number' | 'address' }
  | { type: 'entered.aadhaar' }
  | { type: 'entered.code' }
  | { type: 'entryProblem'; problem: EntryProblem }
  | { type: 'account'; index: number }
  | { type: 'address'; index: number }
  | { type: 'ownAddress'; address: string }
  | { type: 'parked'; number: string; until: string }
  | { type: 'resumed'; to: 'login' | 'aadhaar'; context: ParkedContext }
  | { type: 'pickupWrong'; closed: boolean }
  | { type: 'resumable'; any: boolean }
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'closeHelp' }
  | { type: 'settings' }
  | { type: 'closeSettings' }
  | { type: 'set'; setting: Setting }
  | { type: 'presence'; secondsLeft: number | null }
  | { type: 'slip'; state: SlipState }
  /** the slip has this number of the facility's own series */
  | { type: 'queued'; number: string }
  /** an ABHA card was held up where it is only noted */
  | { type: 'cardSeen' }
  | { type: 'shareLeft' }
  | { type: 'trouble'; trouble: Trouble; code: string | null }
  | { type: 'health'; problem: Context['outOfService'] }
  | { type: 'aadhaarCard'; details: PersonDetails; hasNumber: boolean }
  | { type: 'aadhaarCardProblem'; problem: AadhaarCardProblem }
  | { type: 'details'; details: PersonDetails }
  | { type: 'staff.assist'; visit: string; demographic: boolean }
  | { type: 'staff.page'; page: StaffPage }
  | { type: 'staff.language'; language: Language }
  | { type: 'home' }
