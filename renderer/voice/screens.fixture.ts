import type {
  AccountCard,
  ClosedBecause,
  Counter,
  CounterReason,
  EntryProblem,
  Overlay,
  QrProblem,
  Screen,
  ScreenName,
  SlipState,
  Snapshot,
  Trouble,
} from '../../service/contract/index.ts'
import { assistedParts, staffPages } from '../screens-staff/samples.ts'

/** A list that the compiler holds complete: a word added to the union has to be added here. */
const all = <Word extends string>(words: Record<Word, true>) => Object.keys(words) as Word[]

const qrProblems = all<QrProblem>({
  anotherHospital: true,
  unknownCounter: true,
  payment: true,
  abhaCard: true,
  aadhaarCard: true,
  notAQrWeKnow: true,
})
const entryProblems = all<EntryProblem>({ checkDigit: true, notAMobile: true, notFound: true, mobileFull: true })
const slipStates = all<SlipState>({
  printing: true,
  printed: true,
  copyPrinted: true,
  noPaper: true,
  coverOpen: true,
  printerFault: true,
  unknown: true,
})
const troubles = all<Trouble>({
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
  unexpected: true,
})
const reasons: CounterReason[] = ['notNow', 'shareDeclined', 'hospitalRefused', 'detailsDiffer', ...troubles]
const acts = all<Extract<Screen, { name: 'checking' }>['what']>({
  sendingCode: true,
  checkingCode: true,
  findingAbha: true,
  makingAbha: true,
  findingAddresses: true,
  savingAddress: true,
  gettingProfile: true,
})

export const counter: Counter = { id: 'opd2', sign: '2', name: { hi: 'बाल रोग', en: 'Children' } }
const person: AccountCard = { name: 'Budhram Netam', photo: null, yearOfBirth: '1985', gender: 'M', village: 'Bakawand', abhaNumberEnding: '4821' }
const resend = { inSeconds: 0, ofSeconds: 60, left: 2 }
const code = { sentTo: '1234', problem: null, triesLeft: 3, resend, sent: 1 }

/** Every screen, with every word of its closed lists. */
export const screens: { [Name in ScreenName]: Extract<Screen, { name: Name }>[] } = {
  language: [{ name: 'language' }],
  want: [{ name: 'want' }],
  scanCounter: [
    { name: 'scanCounter', problem: null, camera: 'live' },
    { name: 'scanCounter', problem: null, camera: 'unavailable' },
    ...qrProblems.map(problem => ({ name: 'scanCounter' as const, problem, camera: 'live' as const })),
  ],
  chooseCounter: [
    { name: 'chooseCounter', counters: [counter], page: 0, pages: 1, cameraPossible: true },
    { name: 'chooseCounter', counters: [counter], page: 0, pages: 2, cameraPossible: false },
  ],
  knownBy: [{ name: 'knownBy' }],
  enterMobile: [
    { name: 'enterMobile', purpose: 'login', problem: null, codeSentTo: null },
    { name: 'enterMobile', purpose: 'messages', problem: null, codeSentTo: '1234' },
    ...entryProblems.map(problem => ({ name: 'enterMobile' as const, purpose: 'login' as const, problem, codeSentTo: null })),
  ],
  enterAbhaNumber: [null, ...entryProblems].map(problem => ({ name: 'enterAbhaNumber', problem })),
  enterAadhaar: [
    ...[null, ...entryProblems].map(problem => ({ name: 'enterAadhaar' as const, problem, tries: 1 })),
    { name: 'enterAadhaar', problem: 'checkDigit', tries: 3 },
  ],
  enterCode: [
    { name: 'enterCode', purpose: 'login', ...code },
    { name: 'enterCode', purpose: 'aadhaar', ...code },
    { name: 'enterCode', purpose: 'messages', ...code },
    { name: 'enterCode', purpose: 'login', ...code, problem: 'wrong', triesLeft: 2 },
    { name: 'enterCode', purpose: 'login', ...code, problem: 'expired' },
    { name: 'enterCode', purpose: 'login', ...code, sent: 2 },
  ],
  codeLadder: [
    { name: 'codeLadder', resend, sentTo: '1234' },
    { name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 0 }, sentTo: null },
  ],
  checking: acts.map(what => ({ name: 'checking', what })),
  chooseAccount: [
    { name: 'chooseAccount', accounts: [person], page: 0, pages: 1, total: 1, sentTo: '1234' },
    { name: 'chooseAccount', accounts: [person, person, person], page: 0, pages: 2, total: 5, sentTo: '1234' },
  ],
  noAbhaFound: [
    { name: 'noAbhaFound', by: 'mobile' },
    { name: 'noAbhaFound', by: 'abhaNumber' },
  ],
  share: [
    {
      name: 'share',
      profile: {
        abhaNumber: '91-7000-1111-4821',
        abhaAddress: 'budhram@sbx',
        name: 'Budhram Netam',
        gender: 'M',
        birthDate: '12-03-1985',
        mobile: '••••••1234',
        address: '•••••••',
      },
      counter,
      facility: 'Demo Hospital',
      revealed: false,
    },
  ],
  waitingForToken: [{ name: 'waitingForToken', counter, facility: 'Demo Hospital' }],
  token: [
    ...slipStates.map(slip => ({ name: 'token' as const, number: '142', counter, validUntil: '2026-01-01T05:05:00.000Z', slip, again: false })),
    { name: 'token', number: 'K-30', counter, validUntil: null, slip: 'printed', again: true },
  ],
  noAnswerYet: [{ name: 'noAnswerYet', counter, slip: 'printed' }],
  goToCounter: [
    ...reasons.map(reason => ({ name: 'goToCounter' as const, reason, code: 'K-30', counter, slip: 'printed' as const })),
    { name: 'goToCounter', reason: 'notNow', code: 'K-01', counter: null, slip: 'noPaper' },
  ],
  aadhaarPhone: [{ name: 'aadhaarPhone' }],
  consent: ([1, 2, 3, 4, 5] as const).map(point => ({ name: 'consent', point })),
  consentText: [
    { name: 'consentText', page: 0, pages: 3, version: 'original' },
    { name: 'consentText', page: 2, pages: 3, version: 'translation' },
  ],
  isThisYou: [{ name: 'isThisYou', person }],
  chooseAddress: [
    { name: 'chooseAddress', suggestions: ['budhram1985', 'budhramn', 'netam.b'], page: 0, pages: 2, suffix: '@sbx', problem: null },
    { name: 'chooseAddress', suggestions: ['budhramn'], page: 0, pages: 1, suffix: '@sbx', problem: 'taken' },
  ],
  abhaReady: (['printed', 'noPaper'] as const).flatMap(slip =>
    [true, false].map(isNew => ({
      name: 'abhaReady',
      abhaNumber: '91-7000-1111-4821',
      abhaAddress: 'budhram@sbx',
      qr: '{}',
      isNew,
      slip,
    })),
  ),
  trouble: troubles.map(trouble => ({ name: 'trouble', trouble, canTryAgain: true, canUseOtherNumber: true })),
  outOfService: [
    { name: 'outOfService', why: 'credentials', counter },
    { name: 'outOfService', why: 'clock', counter: null },
    { name: 'outOfService', why: 'abdmDown', counter },
    { name: 'outOfService', why: 'nothingWorks', counter },
    ...all<ClosedBecause>({ shut: true, noPaper: true, repair: true, cleaned: true }).map(why => ({ name: 'outOfService' as const, why, counter })),
  ],
  assisted: Object.values(assistedParts).map(part => ({ name: 'assisted', part })),
  staff: Object.values(staffPages).flatMap(pages => Object.values(pages).map(page => ({ name: 'staff', page }))),
  end: [
    { name: 'end', slipTaken: false },
    { name: 'end', slipTaken: true },
  ],
}

export const overlays: NonNullable<Overlay>[] = [
  { name: 'stillThere', secondsLeft: 20 },
  { name: 'help', who: { hi: 'पीली जैकेट वाले', en: 'the person in yellow' }, counter },
  { name: 'help', who: { hi: 'पीली जैकेट वाले', en: 'the person in yellow' }, counter: null },
]

export function snapshotOf(screen: Screen, rest: Partial<Snapshot> = {}): Snapshot {
  return {
    step: 1,
    visit: 'a',
    language: 'hi',
    job: 'token',
    screen,
    overlay: null,
    footprints: null,
    canGoBack: true,
    demo: true,
    facility: { hi: 'डेमो अस्पताल', en: 'Demo Hospital' },
    printer: 'ready',
    languages: ['hi', 'en'],
    tongues: [],
    tongue: null,
    loudness: 0.7,
    camera: null,
    ...rest,
  }
}

/** Every screen and overlay once, in this language. */
export function everySnapshot(language: Snapshot['language']): Snapshot[] {
  return [
    ...Object.values(screens).flatMap(some => some.map(screen => snapshotOf(screen, { language }))),
    ...overlays.map(overlay => snapshotOf({ name: 'want' }, { language, overlay })),
  ]
}
