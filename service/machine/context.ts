import type {
  AadhaarCardProblem,
  AccountCard,
  BothLanguages,
  CameraHint,
  CardProblem,
  ClosedBecause,
  CodeProblem,
  Counter,
  CounterReason,
  EntryProblem,
  HintGiven,
  KnownBy,
  Language,
  PersonDetails,
  QrProblem,
  Reader,
  Sender,
  Setting,
  Settings,
  SharedProfile,
  SlipState,
  StaffPage,
  Trouble,
} from '../contract/index.ts'
import type { AbhaShown, TokenAnswer } from './outcome.ts'
import { pickupTriesLeft } from './pickup.ts'

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
  cardProblem: CardProblem | null
  cameraLive: boolean
  /** of the screen that shows the camera; gone with it */
  hint: HintGiven | null
  /** where a page of three stands, from 0 */
  page: number
  entryProblem: EntryProblem | null
  entryTries: number
  code: CodeContext
  accounts: AccountCard[]
  knownBy: KnownBy
  /** whose phone the login code goes to, and what else ABDM offers */
  sender: Sender
  senders: Sender[]
  consentPoint: 1 | 2 | 3 | 4 | 5
  consentTranslation: boolean
  consentAloud: boolean
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
  /** ABDM gives no tokens: this visit is for a slip of the facility's own series */
  offline: boolean
  /** an ABHA card was held up, and nothing of it was kept */
  cardSeen: boolean
  /** the number that slip has */
  queue: string | null
  /** this visit waits for its phone; `until` is ISO 8601 */
  parked: { number: string; until: string } | null
  pickupTries: number
  pickupProblem: 'wrong' | null
  /** some visit is parked */
  resumable: boolean
  presence: { secondsLeft: number } | null
  helpOpen: boolean
  settings: Settings
  settingsOpen: boolean
  /** what was set last while the settings are open */
  settingChanged: Setting | null
  outOfService: 'credentials' | 'clock' | 'abdmDown' | 'nothingWorks' | ClosedBecause | null
  /** the staff began this visit; `demographic`: to make an ABHA without a code */
  assisted: 'visit' | 'demographic' | null
  /** as the card has it, or as it was typed from it; gone with the step that asks for it */
  details: { of: PersonDetails; fromCard: boolean } | null
  aadhaarCardProblem: AadhaarCardProblem | null
  detailsDiffer: boolean
  /** what stands on the glass while the staff have it */
  staff: StaffPage | null
}

/** What the chart needs to go on with a parked visit; the rest of it is with its Visit. */
export type ParkedContext = Pick<Context, 'flow' | 'counter' | 'code' | 'knownBy' | 'sender' | 'senders'>

export const parkedContext = ({ flow, counter, code, knownBy, sender, senders }: Context): ParkedContext => ({
  flow,
  counter,
  code,
  knownBy,
  sender,
  senders,
})

export interface KioskFacts {
  facility: BothLanguages
  helpCounter: Counter | null
  counters: Counter[]
  hasCamera: boolean
  /** one on a serial line that is plugged in, or one that types, which only the page can hear; may come and go: the event `scanner` says so */
  readonly hasScanner: boolean
  /** the facility has a series of its own for when ABDM gives no token */
  series: boolean
  consentPages: number
  resends: number
  /** how long a visit waits for its phone */
  parkMinutes: number
  /** what stands behind an ABHA address: "@sbx" or "@abdm" */
  addressSuffix: string
}

export const emptyCode: CodeContext = { sentTo: null, sent: 0, triesLeft: 3, problem: null, sentAt: 0 }

export const defaultSettings: Settings = { text: 'normal', contrast: 'normal', volume: 2, voice: 'normal', reach: 'normal' }

/** What the chart remembers after one thing was set. */
export const withSetting = ({ settings }: Context, setting: Setting): Partial<Context> =>
  setting.of === 'language'
    ? { language: setting.to, tongue: setting.tongue ?? null, settingChanged: setting }
    : { settings: { ...settings, [setting.of]: setting.to }, settingChanged: setting }

/** A visit begins with nothing: whatever the last one left is dropped here. */
export const freshVisit = (hasCamera: boolean, outOfService: Context['outOfService'], resumable = false): Context => ({
  language: 'hi',
  tongue: null,
  visit: null,
  flow: 'token',
  counter: null,
  qrProblem: null,
  cardProblem: null,
  // a camera that failed in the last visit is tried again in the next
  cameraLive: hasCamera,
  hint: null,
  page: 0,
  entryProblem: null,
  entryTries: 0,
  code: emptyCode,
  accounts: [],
  knownBy: 'mobile',
  sender: 'mobile',
  senders: [],
  consentPoint: 1,
  consentTranslation: false,
  consentAloud: false,
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
  offline: false,
  cardSeen: false,
  queue: null,
  parked: null,
  pickupTries: 0,
  pickupProblem: null,
  resumable,
  presence: null,
  helpOpen: false,
  settings: defaultSettings,
  settingsOpen: false,
  settingChanged: null,
  outOfService,
  assisted: null,
  details: null,
  aadhaarCardProblem: null,
  detailsDiffer: false,
  staff: null,
})

/** What a QR is held before now. */
export const readerOf = ({ cameraLive }: Pick<Context, 'cameraLive'>, { hasScanner }: Pick<KioskFacts, 'hasScanner'>): Reader | null =>
  cameraLive ? 'camera' : hasScanner ? 'scanner' : null

/** The hint after what the camera says now; null: nothing. Behind something that is laid over the screen it is not kept, because with that gone the screen speaks anew. */
export function hintAfter(context: Context, of: CameraHint | null): HintGiven | null {
  if (of !== null) return { of, shown: true }
  const covered = context.helpOpen || context.settingsOpen || context.presence !== null
  return context.hint === null || covered ? null : { ...context.hint, shown: false }
}

/** Something is laid over the screen: only a hint that still holds is worth saying after it. */
export const stillHolding = ({ hint }: Context): HintGiven | null => (hint?.shown ? hint : null)

/** A slip's number may be typed: a visit is parked, and this one has not tried too often. */
export const isResumable = ({ resumable, pickupTries }: Context): boolean => resumable && pickupTriesLeft(pickupTries) > 0

/** The phone the login code has not gone to yet, as far as there is one and ABDM offers it. */
export function otherSenderOf({ knownBy, sender, senders }: Context): Sender | null {
  if (knownBy === 'mobile') return null
  const offered: Sender[] = senders.length > 0 ? senders : ['mobile', 'aadhaar']
  return offered.find(one => one !== sender) ?? null
}

/** ABDM gives no tokens now, and people can be served all the same. What the staff have closed stays closed. */
export function isOffline({ outOfService }: Pick<Context, 'outOfService'>, { series }: Pick<KioskFacts, 'series'>): boolean {
  return series && offlineReason(outOfService) !== null
}

/** Why nobody gets a token, in the words of a slip; null: they do, or the staff have closed the machine. */
export function offlineReason(problem: Context['outOfService']): CounterReason | null {
  switch (problem) {
    case 'abdmDown':
      return 'abdmDown'
    case 'credentials':
      return 'notPermitted'
    case 'clock':
    case 'nothingWorks':
      return 'unexpected'
    case 'shut':
    case 'noPaper':
    case 'repair':
    case 'cleaned':
    case null:
      return null
  }
}

/** Where no token came because something did not answer; elsewhere the person said no, or the way ended with them. */
const withoutAnswer: readonly CounterReason[] = ['abdmDown', 'aadhaarServiceDown', 'tooManyRequests', 'notPermitted', 'unexpected', 'hospitalRefused']

/** This person's slip has a number of the facility's own series. */
export const isQueued = ({ without, outOfService }: Pick<Context, 'without' | 'outOfService'>): boolean =>
  offlineReason(outOfService) !== null || (without !== null && withoutAnswer.includes(without.reason))
