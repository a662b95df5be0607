import type { AccountCard, Counter, Overlay, Screen, ScreenName, Setting, Snapshot } from '../../service/contract/index.ts'
import { cardProblems, codeProblems, counterReasons, entryProblems, hints, outs, qrProblems, slipStates, troubles, waits } from '../samples/lists.ts'
import { assistedParts, staffPages } from '../screens-staff/samples.ts'

export const counter: Counter = { id: 'opd2', sign: '2', name: { hi: 'बाल रोग', en: 'Children' } }
const person: AccountCard = { name: 'Budhram Netam', photo: null, yearOfBirth: '1985', gender: 'M', village: 'Bakawand', abhaNumberEnding: '4821' }
const resend = { inSeconds: 0, ofSeconds: 60, left: 2 }
const code = { sentTo: '1234', problem: null, triesLeft: 3, resend, sent: 1 }

/** Every screen, with every word of its closed lists. */
export const screens: { [Name in ScreenName]: Extract<Screen, { name: Name }>[] } = {
  language: [{ name: 'language' }],
  want: [
    { name: 'want', resumable: false },
    { name: 'want', resumable: true },
  ],
  scanCounter: [
    { name: 'scanCounter', problem: null, reader: 'camera', hint: null },
    { name: 'scanCounter', problem: null, reader: 'scanner', hint: null },
    ...qrProblems.map(problem => ({ name: 'scanCounter' as const, problem, reader: 'camera' as const, hint: null })),
    ...hints.map(of => ({ name: 'scanCounter' as const, problem: null, reader: 'camera' as const, hint: { of, shown: true } })),
    { name: 'scanCounter', problem: 'payment', reader: 'camera', hint: { of: 'closer', shown: true } },
  ],
  chooseCounter: [
    { name: 'chooseCounter', counters: [counter], page: 0, pages: 1, sheetPossible: true },
    { name: 'chooseCounter', counters: [counter], page: 0, pages: 2, sheetPossible: false },
  ],
  offline: [true, false].map(canShowCard => ({ name: 'offline', canShowCard })),
  knownBy: [{ name: 'knownBy' }],
  showCard: [
    ...[null, ...cardProblems].map(problem => ({
      name: 'showCard' as const,
      problem,
      reader: 'camera' as const,
      hint: null,
      asked: 'find' as const,
    })),
    ...hints.map(of => ({ name: 'showCard' as const, problem: null, reader: 'camera' as const, hint: { of, shown: true }, asked: 'find' as const })),
    { name: 'showCard', problem: null, reader: 'scanner', hint: null, asked: 'find' },
    { name: 'showCard', problem: null, reader: 'camera', hint: null, asked: 'note' },
  ],
  chooseSender: [
    { name: 'chooseSender', senders: ['mobile', 'aadhaar'] },
    { name: 'chooseSender', senders: ['aadhaar'] },
  ],
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
    ...codeProblems.map(problem => ({ name: 'enterCode' as const, purpose: 'login' as const, ...code, problem, triesLeft: 2 })),
    { name: 'enterCode', purpose: 'login', ...code, sent: 2 },
  ],
  codeLadder: [
    { name: 'codeLadder', resend, sentTo: '1234', canPark: true },
    { name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 0 }, sentTo: null, canPark: true },
    { name: 'codeLadder', resend, sentTo: '1234', canPark: false },
  ],
  parkOffer: [{ name: 'parkOffer', minutes: 10 }],
  parked: slipStates.map(slip => ({ name: 'parked', number: '4821', until: '2026-11-23T04:45:00.000Z', slip })),
  enterPickup: [
    { name: 'enterPickup', problem: null, triesLeft: 3 },
    { name: 'enterPickup', problem: 'wrong', triesLeft: 2 },
  ],
  otherWays: [
    { name: 'otherWays', ways: ['card', 'mobile', 'aadhaar'] },
    { name: 'otherWays', ways: ['toMobile', 'toAadhaar', 'staff'] },
  ],
  checking: waits.map(what => ({ name: 'checking', what })),
  chooseAccount: [
    { name: 'chooseAccount', accounts: [person], page: 0, pages: 1, total: 1, sentTo: '1234' },
    { name: 'chooseAccount', accounts: [person, person, person], page: 0, pages: 2, total: 5, sentTo: '1234' },
  ],
  noAbhaFound: [
    { name: 'noAbhaFound', by: 'mobile' },
    { name: 'noAbhaFound', by: 'abhaNumber' },
    { name: 'noAbhaFound', by: 'card' },
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
    ...counterReasons.map(reason => ({ name: 'goToCounter' as const, reason, code: 'K-30', counter, slip: 'printed' as const, queue: null })),
    ...slipStates.map(slip => ({ name: 'goToCounter' as const, reason: 'abdmDown' as const, code: 'K-41', counter, slip, queue: 'KA-47' })),
    { name: 'goToCounter', reason: 'notNow', code: 'K-01', counter: null, slip: 'noPaper', queue: null },
  ],
  aadhaarPhone: [{ name: 'aadhaarPhone' }],
  consent: ([1, 2, 3, 4, 5] as const).map(point => ({ name: 'consent', point })),
  consentText: [
    { name: 'consentText', page: 0, pages: 3, version: 'original', aloud: false },
    { name: 'consentText', page: 2, pages: 3, version: 'translation', aloud: false },
    ...[0, 1, 2].flatMap(page =>
      (['original', 'translation'] as const).map(version => ({ name: 'consentText' as const, page, pages: 3, version, aloud: true })),
    ),
  ],
  isThisYou: [{ name: 'isThisYou', person }],
  chooseAddress: [
    { name: 'chooseAddress', suggestions: ['budhram1985', 'budhramn', 'netam.b'], page: 0, pages: 2, suffix: '@sbx', problem: null },
    { name: 'chooseAddress', suggestions: ['budhramn'], page: 0, pages: 1, suffix: '@sbx', problem: 'taken' },
  ],
  ownAddress: [{ name: 'ownAddress', suffix: '@sbx' }],
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
  trouble: troubles,
  outOfService: outs.map(why => ({ name: 'outOfService', why, counter: why === 'clock' ? null : counter })),
  assisted: Object.values(assistedParts).map(part => ({ name: 'assisted', part })),
  staff: Object.values(staffPages).flatMap(pages => Object.values(pages).map(page => ({ name: 'staff', page }))),
  end: [
    { name: 'end', slipTaken: false },
    { name: 'end', slipTaken: true },
  ],
}

const settings: (Setting | null)[] = [
  null,
  { of: 'language', to: 'hi' },
  { of: 'language', to: 'en' },
  { of: 'text', to: 'normal' },
  { of: 'text', to: 'big' },
  { of: 'contrast', to: 'normal' },
  { of: 'contrast', to: 'high' },
  { of: 'volume', to: 1 },
  { of: 'volume', to: 2 },
  { of: 'volume', to: 3 },
  { of: 'voice', to: 'normal' },
  { of: 'voice', to: 'slow' },
  { of: 'reach', to: 'normal' },
  { of: 'reach', to: 'low' },
]

export const overlays: NonNullable<Overlay>[] = [
  { name: 'stillThere', secondsLeft: 20 },
  ...settings.map(changed => ({ name: 'settings' as const, changed })),
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
    reader: 'camera',
    demo: true,
    settings: { text: 'normal', contrast: 'normal', volume: 2, voice: 'normal', reach: 'normal' },
    attract: null,
    facility: { hi: 'डेमो अस्पताल', en: 'Demo Hospital' },
    printer: 'ready',
    languages: ['hi', 'en'],
    tongues: [],
    tongue: null,
    loudness: 0.7,
    camera: null,
    wedge: null,
    ...rest,
  }
}

/** Every screen and overlay once, in this language. */
export function everySnapshot(language: Snapshot['language']): Snapshot[] {
  return [
    ...Object.values(screens).flatMap(some => some.map(screen => snapshotOf(screen, { language }))),
    snapshotOf({ name: 'language' }, { language, visit: null, attract: { invitation: 1 } }),
    ...overlays.map(overlay => snapshotOf({ name: 'want', resumable: false }, { language, overlay })),
  ]
}
