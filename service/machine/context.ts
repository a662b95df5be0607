import type {
  AccountCard,
  BothLanguages,
  CodeProblem,
  Counter,
  CounterReason,
  EntryProblem,
  Language,
  QrProblem,
  Setting,
  Settings,
  SharedProfile,
  SlipState,
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
  settings: Settings
  settingsOpen: boolean
  /** what was set last while the settings are open */
  settingChanged: Setting | null
  outOfService: 'credentials' | 'clock' | 'abdmDown' | 'nothingWorks' | null
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

export const defaultSettings: Settings = { text: 'normal', contrast: 'normal', volume: 2, voice: 'normal', reach: 'normal' }

/** What the chart remembers after one thing was set. */
export const withSetting = ({ settings }: Context, setting: Setting): Partial<Context> =>
  setting.of === 'language'
    ? { language: setting.to, settingChanged: setting }
    : { settings: { ...settings, [setting.of]: setting.to }, settingChanged: setting }

/** A visit begins with nothing: whatever the last one left is dropped here. */
export const freshVisit = (hasCamera: boolean, outOfService: Context['outOfService']): Context => ({
  language: 'hi',
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
  settings: defaultSettings,
  settingsOpen: false,
  settingChanged: null,
  outOfService,
})
