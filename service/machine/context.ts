import type {
  AccountCard,
  BothLanguages,
  CardProblem,
  ClosedBecause,
  CodeProblem,
  Counter,
  CounterReason,
  EntryProblem,
  Language,
  PersonDetails,
  QrProblem,
  SharedProfile,
  SlipState,
  StaffPage,
  Trouble,
} from '../contract/index.ts'
import type { AbhaShown, TokenAnswer } from './outcome.ts'

/** Which of the two jobs was asked for first. */
export type Flow = 'token' | 'abha'

export interface CodeContext {
  sentTo: string | null
  /** codes sent for this step */
  sent: number
  triesLeft: number
  problem: CodeProblem | null
  /** when the last code was sent, ms since 1970 */
  sentAt: number
}

/** What the chart remembers of a visit. No digits, no ABDM token, no txnId: those are with the Visit, and go with it. */
export interface Context {
  language: Language
  /** the code of a facility's own language, which lies over `language` */
  tongue: string | null
  visit: string | null
  flow: Flow
  counter: Counter | null
  qrProblem: QrProblem | null
  cameraLive: boolean
  /** where a page of three stands, from 0 */
  page: number
  entryProblem: EntryProblem | null
  entryTries: number
  code: CodeContext
  accounts: AccountCard[]
  nobodyBy: 'mobile' | 'abhaNumber'
  consentPoint: 1 | 2 | 3 | 4 | 5
  consentTranslation: boolean
  person: AccountCard | null
  enrolled: { isNew: boolean; mobileNeedsCode: boolean } | null
  suggestions: string[]
  addressTaken: boolean
  /** set when this visit knows whose ABHA it is */
  shared: { masked: SharedProfile; plain: SharedProfile; facility: string } | null
  revealed: boolean
  abha: AbhaShown | null
  token: TokenAnswer | null
  /** the profile has left for the hospital */
  shareLeft: boolean
  /** the hospital was silent for as long as the screen waits */
  waitedOut: boolean
  slip: SlipState
  trouble: { trouble: Trouble; code: string | null } | null
  /** set when the visit goes on to the counter without an ABHA token */
  without: { reason: CounterReason; code: string | null } | null
  presence: { secondsLeft: number } | null
  helpOpen: boolean
  outOfService: 'credentials' | 'clock' | 'abdmDown' | 'nothingWorks' | ClosedBecause | null
  /** the staff began this visit; `demographic`: to make an ABHA without a code */
  assisted: 'visit' | 'demographic' | null
  /** as the card has it, or as it was typed from it; gone with the step that asks for it */
  details: { of: PersonDetails; fromCard: boolean } | null
  cardProblem: CardProblem | null
  detailsDiffer: boolean
  /** what stands on the glass while the staff have it */
  staff: StaffPage | null
}

export interface KioskFacts {
  facility: BothLanguages
  helpCounter: Counter | null
  counters: Counter[]
  hasCamera: boolean
  consentPages: number
  resends: number
  /** what stands behind an ABHA address: "@sbx" or "@abdm" */
  addressSuffix: string
}

export const emptyCode: CodeContext = { sentTo: null, sent: 0, triesLeft: 3, problem: null, sentAt: 0 }

/** A visit begins with nothing: whatever the last one left is dropped here. */
export const freshVisit = (hasCamera: boolean, outOfService: Context['outOfService']): Context => ({
  language: 'hi',
  tongue: null,
  visit: null,
  flow: 'token',
  counter: null,
  qrProblem: null,
  // a camera that failed in the last visit is tried again in the next
  cameraLive: hasCamera,
  page: 0,
  entryProblem: null,
  entryTries: 0,
  code: emptyCode,
  accounts: [],
  nobodyBy: 'mobile',
  consentPoint: 1,
  consentTranslation: false,
  person: null,
  enrolled: null,
  suggestions: [],
  addressTaken: false,
  shared: null,
  revealed: false,
  abha: null,
  token: null,
  shareLeft: false,
  waitedOut: false,
  slip: 'printing',
  trouble: null,
  without: null,
  presence: null,
  helpOpen: false,
  outOfService,
  assisted: null,
  details: null,
  cardProblem: null,
  detailsDiffer: false,
  staff: null,
})
