import type {
  CameraHint,
  CardProblem,
  CodeProblem,
  CounterReason,
  EntryProblem,
  QrProblem,
  Screen,
  SlipState,
  Trouble,
} from '../../service/contract/index.ts'

// The words of the contract's closed lists, so that every one of them is drawn and spoken. The compiler holds each complete: a word added to the union has to
// be added here.

const all = <Word extends string>(words: Record<Word, true>) => Object.keys(words) as Word[]
type ScreenOf<Name extends Screen['name']> = Extract<Screen, { name: Name }>

export const qrProblems = all<QrProblem>({
  anotherHospital: true,
  unknownCounter: true,
  payment: true,
  abhaCard: true,
  aadhaarCard: true,
  consentLink: true,
  webLink: true,
  notReadable: true,
  notAQrWeKnow: true,
})

export const cardProblems = all<CardProblem>({
  counterSheet: true,
  payment: true,
  aadhaarCard: true,
  consentLink: true,
  webLink: true,
  notReadable: true,
  notAQrWeKnow: true,
})

export const hints = all<CameraHint>({ closer: true, still: true, tilt: true, light: true })

export const entryProblems = all<EntryProblem>({ checkDigit: true, notAMobile: true, notFound: true, notAccepted: true, mobileFull: true })

export const codeProblems = all<CodeProblem>({ wrong: true, expired: true })

export const slipStates = all<SlipState>({
  printing: true,
  printed: true,
  copyPrinted: true,
  noPaper: true,
  coverOpen: true,
  printerFault: true,
  unknown: true,
})

const troubleWords: Record<Trouble, true> = {
  codeLocked: true,
  aadhaarServiceDown: true,
  abdmDown: true,
  tooManyRequests: true,
  deactivated: true,
  child: true,
  notPermitted: true,
  notMe: true,
  aadhaarHasNoMobile: true,
  phoneElsewhere: true,
  pickupNotFound: true,
  alreadyElsewhere: true,
  notOpened: true,
  unexpected: true,
}

/** Every trouble, with the ways on that the machine offers then. */
export const troubles: ScreenOf<'trouble'>[] = all(troubleWords).map(trouble => ({
  name: 'trouble',
  trouble,
  canTryAgain: ['aadhaarServiceDown', 'abdmDown', 'unexpected', 'tooManyRequests', 'pickupNotFound'].includes(trouble),
  canUseOtherNumber: ['codeLocked', 'phoneElsewhere', 'aadhaarHasNoMobile', 'alreadyElsewhere', 'notOpened'].includes(trouble),
}))

export const counterReasons = all<CounterReason>({ notNow: true, shareDeclined: true, hospitalRefused: true, detailsDiffer: true, ...troubleWords })

export const waits = all<ScreenOf<'checking'>['what']>({
  sendingCode: true,
  checkingCode: true,
  findingAbha: true,
  makingAbha: true,
  findingAddresses: true,
  savingAddress: true,
  gettingProfile: true,
})

export const outs = all<ScreenOf<'outOfService'>['why']>({
  credentials: true,
  clock: true,
  abdmDown: true,
  nothingWorks: true,
  shut: true,
  noPaper: true,
  repair: true,
  cleaned: true,
})
