import type { AssistedPart } from './assisted.ts'
import type { Tongue, ToScreenOfLanguages } from './languages.ts'
import type { Setting, Settings } from './settings.ts'
import type { ClosedBecause, StaffPage } from './staff.ts'

export type Language = 'hi' | 'en'

/** A text in both languages. */
export interface BothLanguages {
  hi: string
  en: string
}

/** One accent a job: green token, indigo ABHA, yellow a person. */
export type Job = 'token' | 'abha' | 'help'

/** A counter of this hospital. `sign` is what hangs over its window ("2"), `id` is the counter-id of its QR. */
export interface Counter {
  id: string
  sign: string
  name: BothLanguages
}

/** The list of the printer's own statuses; a test holds the two equal. */
export type PrinterState =
  | 'ready'
  | 'nearEnd'
  | 'noPaper'
  | 'coverOpen'
  | 'cutter'
  | 'overheated'
  | 'error'
  | 'offline'
  | 'otherModel'
  | 'disconnected'

/** What became of the slip of this visit. `copy` is the marked copy that comes by itself when the paper is back. */
export type SlipState = 'printing' | 'printed' | 'copyPrinted' | 'noPaper' | 'coverOpen' | 'printerFault' | 'unknown'

/** Why a QR that was read is not the one asked for. */
export type QrProblem =
  | 'anotherHospital'
  | 'unknownCounter'
  | 'payment'
  | 'abhaCard'
  | 'aadhaarCard'
  | 'consentLink' // a consent request of some app
  | 'webLink' // never opened
  | 'notReadable'
  | 'notAQrWeKnow'

/** The same where an ABHA card is asked for. */
export type CardProblem = Exclude<QrProblem, 'anotherHospital' | 'unknownCounter' | 'abhaCard'> | 'counterSheet'

/** What an ABHA card is shown for: to find whose it is, or only so that the slip says it is here. */
export type CardAsked = 'find' | 'note'

/** What a QR is held before: the camera's eye, or a scanner's red light. */
export type Reader = 'camera' | 'scanner'

/** What would help a sheet that the camera sees and cannot read. */
export type CameraHint = 'closer' | 'still' | 'tilt' | 'light'

/** The last hint of this screen. `shown`: it still holds; one that went away is kept, so that the voice does not say it again when it comes back. */
export interface HintGiven {
  of: CameraHint
  shown: boolean
}

/** Whose phone the code goes to: the one joined to the ABHA, or the one joined to the Aadhaar. */
export type Sender = 'mobile' | 'aadhaar'

/** What is left when no code comes: at most three. `toMobile`, `toAadhaar`: the code to the other phone; `aadhaar`: make or find it by Aadhaar. */
export type OtherWay = 'card' | 'mobile' | 'aadhaar' | 'toMobile' | 'toAadhaar' | 'staff'

/** By what a person is known. */
export type KnownBy = 'mobile' | 'abhaNumber' | 'card'

/** What is wrong with the digits; the person types again on the same screen. */
export type EntryProblem =
  | 'checkDigit' // the last digit does not fit the others: look at the card again
  | 'notAMobile' // does not start with 6, 7, 8 or 9
  | 'notFound' // the service knows nobody by it
  | 'notAccepted' // the service takes no such number: look at it again
  | 'mobileFull' // this mobile already carries six ABHAs

/** Why the code was not taken. */
export type CodeProblem = 'wrong' | 'expired'

/** Why the visit cannot go on this way. Each has its own sentence, picture and clip. */
export type Trouble =
  | 'codeLocked' // too many codes or tries: about 30 minutes
  | 'aadhaarServiceDown' // UIDAI does not answer
  | 'abdmDown' // network, time-out, ABDM's own fault
  | 'tooManyRequests'
  | 'deactivated' // only the person can wake it up, at the counter
  | 'child' // under 18: with a parent at the counter
  | 'notPermitted' // ABDM refuses this kiosk that call
  | 'notMe' // "is this you?" was answered no
  | 'aadhaarHasNoMobile'
  | 'phoneElsewhere' // no phone here, no code
  | 'pickupNotFound' // three numbers that no parked visit has
  | 'alreadyElsewhere' // ABDM takes this person for the owner of another ABHA and makes none
  | 'notOpened' // found by mobile, but its number came masked and ABDM does not take it back so
  | 'unexpected'

/** Why somebody is sent to the counter, printed on the slip. */
export type CounterReason = 'notNow' | 'shareDeclined' | 'hospitalRefused' | 'detailsDiffer' | Trouble

export interface AccountCard {
  name: string
  /** base64 JPEG without a data: prefix, or null */
  photo: string | null
  yearOfBirth: string | null
  gender: string | null
  village: string | null
  /** the last four digits of the ABHA number */
  abhaNumberEnding: string
}

export interface SharedProfile {
  abhaNumber: string
  abhaAddress: string
  name: string
  gender: string
  birthDate: string
  /** masked, unless `revealed` */
  mobile: string
  /** masked, unless `revealed` */
  address: string
}

export interface ResendState {
  /** seconds until the key works; 0: it works now */
  inSeconds: number
  /** how long the whole wait is */
  ofSeconds: number
  /** how many are left, at most 2 */
  left: number
}

/** The closed list of screens. The renderer draws each of them from this value alone. */
export type Screen =
  | { name: 'language' }
  /** `resumable`: a visit is parked, and its slip may be what somebody came with */
  | { name: 'want'; resumable: boolean }
  /** `reader`: what the sheet is held before */
  | { name: 'scanCounter'; problem: QrProblem | null; reader: Reader; hint: HintGiven | null }
  /** every `page` counts from 0; `sheetPossible`: the sheet can be shown instead */
  | { name: 'chooseCounter'; counters: Counter[]; page: number; pages: number; sheetPossible: boolean }
  | { name: 'knownBy' }
  /** `reader`: what the card is held before */
  | { name: 'showCard'; problem: CardProblem | null; reader: Reader; hint: HintGiven | null; asked: CardAsked }
  /** only what ABDM offers for this ABHA */
  | { name: 'chooseSender'; senders: Sender[] }
  | { name: 'enterMobile'; purpose: 'login' | 'messages'; problem: EntryProblem | null; codeSentTo: string | null }
  | { name: 'enterAbhaNumber'; problem: EntryProblem | null }
  | { name: 'enterAadhaar'; problem: EntryProblem | null; tries: number }
  | {
      name: 'enterCode'
      purpose: 'login' | 'aadhaar' | 'messages'
      /** the last digits of the mobile, or null when ABDM did not say */
      sentTo: string | null
      problem: CodeProblem | null
      triesLeft: number
      resend: ResendState
      /** how many codes were sent: 2 and more say "a new code is on its way" */
      sent: number
    }
  /** `canPark`: the visit can wait until the phone is here */
  | { name: 'codeLadder'; resend: ResendState; sentTo: string | null; canPark: boolean }
  | { name: 'parkOffer'; minutes: number }
  /** `until`: ISO 8601 */
  | { name: 'parked'; number: string; until: string; slip: SlipState }
  | { name: 'enterPickup'; problem: 'wrong' | null; triesLeft: number }
  | { name: 'otherWays'; ways: OtherWay[] }
  | {
      name: 'checking'
      what: 'sendingCode' | 'checkingCode' | 'findingAbha' | 'makingAbha' | 'findingAddresses' | 'savingAddress' | 'gettingProfile'
    }
  | { name: 'chooseAccount'; accounts: AccountCard[]; page: number; pages: number; total: number; sentTo: string | null }
  | { name: 'noAbhaFound'; by: KnownBy }
  | { name: 'share'; profile: SharedProfile; counter: Counter; facility: string; revealed: boolean }
  | { name: 'waitingForToken'; counter: Counter; facility: string }
  /** `validUntil` is an ISO 8601 time; `again`: the same number as a share shortly before */
  | { name: 'token'; number: string; counter: Counter; validUntil: string | null; slip: SlipState; again: boolean }
  | { name: 'noAnswerYet'; counter: Counter; slip: SlipState }
  /** `queue`: the slip's number in the facility's own series ("KA-7"), where it has one */
  | { name: 'goToCounter'; reason: CounterReason; code: string; counter: Counter | null; slip: SlipState; queue: string | null }
  /** ABDM gives no tokens now, the facility's own series does; `canShowCard`: something reads a QR */
  | { name: 'offline'; canShowCard: boolean }
  | { name: 'aadhaarPhone' }
  | { name: 'consent'; point: 1 | 2 | 3 | 4 | 5 }
  /** `aloud`: the pages are read out as they are turned */
  | { name: 'consentText'; page: number; pages: number; version: 'original' | 'translation'; aloud: boolean }
  | { name: 'isThisYou'; person: AccountCard }
  | { name: 'chooseAddress'; suggestions: string[]; page: number; pages: number; suffix: string; problem: 'taken' | null }
  /** a name of one's own instead; what is wrong with it is seen while it is written */
  | { name: 'ownAddress'; suffix: string }
  | { name: 'abhaReady'; abhaNumber: string; abhaAddress: string; qr: string; isNew: boolean; slip: SlipState }
  | { name: 'trouble'; trouble: Trouble; canTryAgain: boolean; canUseOtherNumber: boolean }
  | { name: 'outOfService'; why: 'credentials' | 'clock' | 'abdmDown' | 'nothingWorks' | ClosedBecause; counter: Counter | null }
  | { name: 'staff'; page: StaffPage }
  | { name: 'assisted'; part: AssistedPart }
  /** `slipTaken`: nothing lies in the slot, because it was taken or none came out */
  | { name: 'end'; slipTaken: boolean }

export type ScreenName = Screen['name']

/** Drawn over the screen that is there; the screen below is not touched. */
export type Overlay =
  | { name: 'stillThere'; secondsLeft: number }
  | { name: 'help'; who: BothLanguages; counter: Counter | null }
  /** `changed`: what was set last while it is open */
  | { name: 'settings'; changed: Setting | null }
  | null

/** The whole of what can be seen, published on each change. */
export interface Snapshot {
  /** goes up with each change of screen or overlay; comes back in every intent */
  step: number
  /** a random name of this visit: when it changes, everything a finger was typing is dropped. Null between visits. */
  visit: string | null
  language: Language
  settings: Settings
  job: Job
  screen: Screen
  overlay: Overlay
  /** 0 to 4 footprints; null where none are shown */
  footprints: number | null
  canGoBack: boolean
  /** a slip or a kiosk of the demo is marked as one */
  demo: boolean
  /** nobody has been here for a while: the machine shows what it is for. `invitation` counts what it says to the hall, null while it is silent. Null: somebody is here */
  attract: { invitation: number | null } | null
  facility: BothLanguages
  printer: PrinterState
  /** the languages that are offered, in this order */
  languages: Language[]
  /** the facility's own that are offered beside them */
  tongues: Tongue[]
  /** the code of the one this visit has, laid over `language` */
  tongue: string | null
  /** 0 to 1: how loud this machine speaks before anybody has changed it */
  loudness: number
  /** what a QR is held before on this machine; null: neither is there */
  reader: Reader | null
  camera: { worker: boolean; html5qrcode: boolean; deviceLabel: string | null } | null
  /** a scanner that types: by which keys it is known */
  wedge: { start: string | null; end: string[] } | null
}

export type ToScreen = { kind: 'snapshot'; snapshot: Snapshot } | ToScreenOfLanguages
