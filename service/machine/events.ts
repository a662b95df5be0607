import type {
  CardProblem,
  Choice,
  Counter,
  EntryProblem,
  Language,
  PersonDetails,
  QrProblem,
  SlipState,
  StaffPage,
  Trouble,
} from '../contract/index.ts'
import type { Context } from './context.ts'

/** What the chart can hear. Digits never come in an event: `entered` only says that the Visit has them, encrypted. */
export type KioskEvent =
  | { type: 'language'; language: Language; tongue?: string | null; visit: string }
  | { type: `choose.${Choice}` }
  | { type: 'counter'; counter: Counter }
  | { type: 'qrProblem'; problem: QrProblem }
  | { type: 'camera'; live: boolean }
  | { type: 'entered.mobile' }
  | { type: 'entered.abhaNumber' }
  | { type: 'entered.aadhaar' }
  | { type: 'entered.code' }
  | { type: 'entryProblem'; problem: EntryProblem }
  | { type: 'account'; index: number }
  | { type: 'address'; index: number }
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'closeHelp' }
  | { type: 'presence'; secondsLeft: number | null }
  | { type: 'slip'; state: SlipState }
  | { type: 'shareLeft' }
  | { type: 'trouble'; trouble: Trouble; code: string | null }
  | { type: 'health'; problem: Context['outOfService'] }
  | { type: 'card'; details: PersonDetails; hasNumber: boolean }
  | { type: 'cardProblem'; problem: CardProblem }
  | { type: 'details'; details: PersonDetails }
  | { type: 'staff.assist'; visit: string; demographic: boolean }
  | { type: 'staff.page'; page: StaffPage }
  | { type: 'staff.language'; language: Language }
  | { type: 'home' }
