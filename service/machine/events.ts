import type { Choice, Counter, EntryProblem, Language, QrProblem, Setting, SlipState, Trouble } from '../contract/index.ts'
import type { Context } from './context.ts'

/** What the chart can hear. Digits never come in an event: `entered` only says that the Visit has them, encrypted. */
export type KioskEvent =
  | { type: 'language'; language: Language; visit: string }
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
  | { type: 'settings' }
  | { type: 'closeSettings' }
  | { type: 'set'; setting: Setting }
  | { type: 'presence'; secondsLeft: number | null }
  | { type: 'slip'; state: SlipState }
  | { type: 'shareLeft' }
  | { type: 'trouble'; trouble: Trouble; code: string | null }
  | { type: 'health'; problem: Context['outOfService'] }
  | { type: 'home' }
