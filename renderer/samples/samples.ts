import { consentText } from '../../locales/index.ts'
import type { AccountCard, Counter, Language, Overlay, Screen, ScreenName, Settings, Snapshot } from '../../service/contract/index.ts'
import { assistedParts, staffPages } from '../screens-staff/samples.ts'
import { tongues } from '../screens-staff/samples-voices.ts'
import { cardProblems, codeProblems, counterReasons, entryProblems, hints, outs, qrProblems, slipStates, troubles, waits } from './lists.ts'
import { photos } from './photos.ts'

/** A literal snapshot with a name; the language is filled in when it is drawn. */
export interface Sample {
  name: string
  snapshot: Omit<Snapshot, 'language'>
}

const counter = (id: string, sign: string, hi: string, en: string): Counter => ({ id, sign, name: { hi, en } })
const general = counter('C2', '2', 'सामान्य ओपीडी', 'General OPD')
const counters = [
  counter('C1', '1', 'महिला एवं प्रसूति', 'Women and maternity'),
  general,
  counter('C3', '3', 'बच्चों के डॉक्टर', 'Children'),
  counter('C12', '12', 'आँख', 'Eyes'),
]
const facility = { hi: 'ज़िला अस्पताल, जगदलपुर', en: 'District Hospital, Jagdalpur' }

const people: AccountCard[] = [
  { name: 'सुकमती कश्यप', photo: photos.woman, yearOfBirth: '1964', gender: 'F', village: 'बकावंड', abhaNumberEnding: '4821' },
  { name: 'Budhram Kashyap', photo: photos.man, yearOfBirth: '1985', gender: 'M', village: 'Bakawand', abhaNumberEnding: '0037' },
  { name: 'मंगली', photo: null, yearOfBirth: '2003', gender: 'F', village: null, abhaNumberEnding: '5519' },
]

let step = 0
/** As every visit begins. */
const plain: Settings = { text: 'normal', contrast: 'normal', volume: 2, voice: 'normal', reach: 'normal' }

type Around = Partial<Omit<Snapshot, 'screen' | 'language'>>
const show = (name: string, screen: Screen, around: Around = {}): Sample => ({
  name,
  snapshot: {
    step: ++step,
    visit: 'sample',
    job: 'token',
    screen,
    overlay: null,
    footprints: 1,
    canGoBack: true,
    demo: false,
    settings: plain,
    attract: null,
    facility,
    printer: 'ready',
    languages: ['hi', 'en'],
    tongues: [],
    tongue: null,
    loudness: 0.7,
    reader: 'camera',
    camera: null,
    wedge: null,
    ...around,
  },
})

const abha: Around = { job: 'abha', footprints: 2 }
const scannerAlone: Around = { reader: 'scanner' }
const outcome: Around = { footprints: null, canGoBack: false }

const code = (purpose: 'login' | 'aadhaar' | 'messages', more: Partial<Extract<Screen, { name: 'enterCode' }>> = {}): Screen => ({
  name: 'enterCode',
  purpose,
  sentTo: '1234',
  problem: null,
  triesLeft: 3,
  resend: { inSeconds: 42, ofSeconds: 60, left: 2 },
  sent: 1,
  ...more,
})

const profile = {
  abhaNumber: '91-4821-0037-4821',
  abhaAddress: 'sukmati.kashyap62@abdm',
  name: 'सुकमती कश्यप',
  gender: 'F',
  birthDate: '12-03-1964',
  mobile: '••••••1234',
  address: '••••••••',
}
const share = (more: Partial<typeof profile> = {}, revealed = false): Screen => ({
  name: 'share',
  profile: { ...profile, ...more },
  counter: general,
  facility: facility.en,
  revealed,
})

const byScreen: Record<ScreenName, Sample[]> = {
  language: [
    ...[[], tongues.slice(0, 1), tongues].map(added =>
      show(
        added.length === 0 ? 'language' : `language-${added.length}-added`,
        { name: 'language' },
        { footprints: null, canGoBack: false, visit: null, demo: true, tongues: added },
      ),
    ),
    show('language-scanner', { name: 'language' }, { footprints: null, canGoBack: false, visit: null, ...scannerAlone }),
    show('language-attract', { name: 'language' }, { footprints: null, canGoBack: false, visit: null, attract: { invitation: 1 } }),
  ],
  want: [
    show('want', { name: 'want', resumable: false }, { footprints: null }),
    show('want-resumable', { name: 'want', resumable: true }, { footprints: null }),
  ],
  offline: [
    show('offline', { name: 'offline', canShowCard: true }, { footprints: null, job: 'help' }),
    show('offline-noReader', { name: 'offline', canShowCard: false }, { footprints: null, job: 'help' }),
  ],
  scanCounter: [
    show('scanCounter', { name: 'scanCounter', problem: null, reader: 'camera', hint: null }),
    show('scanCounter-scanner', { name: 'scanCounter', problem: null, reader: 'scanner', hint: null }, scannerAlone),
    ...qrProblems.map(problem => show(`scanCounter-${problem}`, { name: 'scanCounter', problem, reader: 'camera', hint: null })),
    ...qrProblems.map(problem =>
      show(`scanCounter-scanner-${problem}`, { name: 'scanCounter', problem, reader: 'scanner', hint: null }, scannerAlone),
    ),
    ...hints.map(of => show(`scanCounter-${of}`, { name: 'scanCounter', problem: null, reader: 'camera', hint: { of, shown: true } })),
    show('scanCounter-problemCloser', { name: 'scanCounter', problem: 'anotherHospital', reader: 'camera', hint: { of: 'closer', shown: true } }),
  ],
  chooseCounter: [
    show('chooseCounter', { name: 'chooseCounter', counters: counters.slice(0, 3), page: 0, pages: 2, sheetPossible: true }),
    show('chooseCounter-last', { name: 'chooseCounter', counters: counters.slice(3), page: 1, pages: 2, sheetPossible: true }),
    show('chooseCounter-noReader', { name: 'chooseCounter', counters: counters.slice(0, 3), page: 0, pages: 1, sheetPossible: false }),
  ],
  knownBy: [show('knownBy', { name: 'knownBy' }, { footprints: 2 }), show('knownBy-abha', { name: 'knownBy' }, { ...abha, footprints: 1 })],
  showCard: [
    show('showCard', { name: 'showCard', problem: null, reader: 'camera', hint: null, asked: 'find' }, { footprints: 2 }),
    show('showCard-noted', { name: 'showCard', problem: null, reader: 'camera', hint: null, asked: 'note' }, { footprints: null, job: 'help' }),
    show(
      'showCard-notedScanner',
      { name: 'showCard', problem: null, reader: 'scanner', hint: null, asked: 'note' },
      { footprints: null, job: 'help' },
    ),
    show('showCard-abha', { name: 'showCard', problem: null, reader: 'camera', hint: null, asked: 'find' }, abha),
    show('showCard-scanner', { name: 'showCard', problem: null, reader: 'scanner', hint: null, asked: 'find' }, { footprints: 2 }),
    show('showCard-scannerPayment', { name: 'showCard', problem: 'payment', reader: 'scanner', hint: null, asked: 'find' }, { footprints: 2 }),
    ...cardProblems.map(problem =>
      show(`showCard-${problem}`, { name: 'showCard', problem, reader: 'camera', hint: null, asked: 'find' }, { footprints: 2 }),
    ),
    ...hints.map(of =>
      show(`showCard-${of}`, { name: 'showCard', problem: null, reader: 'camera', hint: { of, shown: true }, asked: 'find' }, { footprints: 2 }),
    ),
  ],
  chooseSender: [
    show('chooseSender', { name: 'chooseSender', senders: ['mobile', 'aadhaar'] }, { footprints: 2 }),
    show('chooseSender-aadhaar', { name: 'chooseSender', senders: ['aadhaar'] }, { footprints: 2 }),
  ],
  enterMobile: [
    show('enterMobile-login', { name: 'enterMobile', purpose: 'login', problem: null, codeSentTo: null }, { footprints: 2 }),
    show('enterMobile-messages', { name: 'enterMobile', purpose: 'messages', problem: null, codeSentTo: '1234' }, abha),
    ...entryProblems.map(problem =>
      show(`enterMobile-${problem}`, { name: 'enterMobile', purpose: 'login', problem, codeSentTo: null }, { footprints: 2 }),
    ),
  ],
  enterAbhaNumber: [
    show('enterAbhaNumber', { name: 'enterAbhaNumber', problem: null }, { footprints: 2 }),
    ...entryProblems.map(problem => show(`enterAbhaNumber-${problem}`, { name: 'enterAbhaNumber', problem }, { footprints: 2 })),
  ],
  enterAadhaar: [
    show('enterAadhaar', { name: 'enterAadhaar', problem: null, tries: 0 }, abha),
    show('enterAadhaar-checkDigit', { name: 'enterAadhaar', problem: 'checkDigit', tries: 1 }, abha),
    show('enterAadhaar-threeTries', { name: 'enterAadhaar', problem: 'checkDigit', tries: 3 }, abha),
  ],
  enterCode: [
    show('enterCode-login', code('login'), { footprints: 2 }),
    show('enterCode-aadhaar', code('aadhaar', { resend: { inSeconds: 0, ofSeconds: 60, left: 2 } }), abha),
    show('enterCode-messages', code('messages', { sentTo: null }), abha),
    show('enterCode-again', code('login', { sent: 2, resend: { inSeconds: 55, ofSeconds: 60, left: 1 } }), { footprints: 2 }),
    show('enterCode-noResend', code('login', { sent: 3, resend: { inSeconds: 0, ofSeconds: 60, left: 0 } }), { footprints: 2 }),
    ...codeProblems.map(problem =>
      show(`enterCode-${problem}`, code('login', { problem, triesLeft: 2, resend: { inSeconds: 0, ofSeconds: 60, left: 2 } }), { footprints: 2 }),
    ),
  ],
  codeLadder: [
    show('codeLadder', { name: 'codeLadder', resend: { inSeconds: 18, ofSeconds: 60, left: 2 }, sentTo: '1234', canPark: true }, { footprints: 2 }),
    show('codeLadder-now', { name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 1 }, sentTo: '1234', canPark: true }, abha),
    show('codeLadder-none', { name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 0 }, sentTo: null, canPark: true }, abha),
    show('codeLadder-stay', { name: 'codeLadder', resend: { inSeconds: 18, ofSeconds: 60, left: 1 }, sentTo: '1234', canPark: false }, abha),
    show('codeLadder-stayNone', { name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 0 }, sentTo: null, canPark: false }, abha),
  ],
  parkOffer: [
    show('parkOffer', { name: 'parkOffer', minutes: 10 }, { footprints: 3 }),
    show('parkOffer-abha', { name: 'parkOffer', minutes: 10 }, { ...abha, footprints: 3 }),
  ],
  parked: slipStates.map(slip =>
    show(`parked-${slip}`, { name: 'parked', number: '4821', until: '2026-11-23T04:45:00.000Z', slip }, { ...outcome, job: 'abha' }),
  ),
  enterPickup: [
    show('enterPickup', { name: 'enterPickup', problem: null, triesLeft: 3 }, { footprints: 1 }),
    show('enterPickup-wrong', { name: 'enterPickup', problem: 'wrong', triesLeft: 2 }, { footprints: 1 }),
  ],
  otherWays: [
    show('otherWays-mobile', { name: 'otherWays', ways: ['card', 'mobile', 'aadhaar'] }, { footprints: 3 }),
    show('otherWays-number', { name: 'otherWays', ways: ['toAadhaar', 'mobile', 'aadhaar'] }, { footprints: 3 }),
    show('otherWays-address', { name: 'otherWays', ways: ['mobile', 'aadhaar'] }, { footprints: 3 }),
    show('otherWays-toMobile', { name: 'otherWays', ways: ['toMobile', 'mobile', 'aadhaar'] }, { footprints: 3 }),
    show('otherWays-enrolment', { name: 'otherWays', ways: ['card', 'mobile', 'staff'] }, { ...abha, footprints: 3 }),
  ],
  checking: waits.map(what =>
    show(
      `checking-${what}`,
      { name: 'checking', what },
      { footprints: 2, canGoBack: false, job: what === 'makingAbha' || what.endsWith('ess') || what.endsWith('sses') ? 'abha' : 'token' },
    ),
  ),
  chooseAccount: [
    show('chooseAccount', { name: 'chooseAccount', accounts: people, page: 0, pages: 2, total: 5, sentTo: '1234' }, { footprints: 2 }),
    show('chooseAccount-two', { name: 'chooseAccount', accounts: people.slice(1), page: 0, pages: 1, total: 2, sentTo: null }, { footprints: 2 }),
    show(
      'chooseAccount-one',
      { name: 'chooseAccount', accounts: people.slice(0, 1), page: 0, pages: 1, total: 1, sentTo: '1234' },
      { footprints: 2 },
    ),
  ],
  noAbhaFound: [
    show('noAbhaFound-mobile', { name: 'noAbhaFound', by: 'mobile' }, { footprints: 2 }),
    show('noAbhaFound-abhaNumber', { name: 'noAbhaFound', by: 'abhaNumber' }, { footprints: 2 }),
    show('noAbhaFound-card', { name: 'noAbhaFound', by: 'card' }, { footprints: 2 }),
  ],
  share: [
    show('share', share(), { footprints: 3 }),
    show('share-revealed', share({ mobile: '9800001234', address: 'मकान 12, पटेल पारा, बकावंड, ज़िला बस्तर, छत्तीसगढ़ 494221' }, true), { footprints: 3 }),
  ],
  waitingForToken: [
    show('waitingForToken', { name: 'waitingForToken', counter: general, facility: facility.en }, { footprints: 3, canGoBack: false }),
  ],
  token: [
    ...slipStates.map(slip =>
      show(`token-${slip}`, { name: 'token', number: '12', counter: general, validUntil: '2026-11-23T05:05:00.000Z', slip, again: false }, outcome),
    ),
    show(
      'token-again',
      {
        name: 'token',
        number: '147',
        counter: counter('C12', '12', 'आँख', 'Eyes'),
        validUntil: '2026-11-23T07:35:00.000Z',
        slip: 'printed',
        again: true,
      },
      outcome,
    ),
    show('token-long', { name: 'token', number: 'OPD-1047', counter: general, validUntil: null, slip: 'printed', again: false }, outcome),
  ],
  noAnswerYet: [
    show('noAnswerYet', { name: 'noAnswerYet', counter: general, slip: 'printed' }, { ...outcome, job: 'help' }),
    show('noAnswerYet-noPaper', { name: 'noAnswerYet', counter: general, slip: 'noPaper' }, { ...outcome, job: 'help' }),
  ],
  goToCounter: [
    ...counterReasons.map(reason =>
      show(
        `goToCounter-${reason}`,
        { name: 'goToCounter', reason, code: 'K-30', counter: general, slip: 'printed', queue: null },
        { ...outcome, job: 'help' },
      ),
    ),
    ...(['printed', 'noPaper'] as const).map(slip =>
      show(
        `goToCounter-queue-${slip}`,
        { name: 'goToCounter', reason: 'abdmDown', code: 'K-41', counter: general, slip, queue: 'KA-47' },
        { ...outcome, job: 'help' },
      ),
    ),
    show(
      'goToCounter-noCounter',
      { name: 'goToCounter', reason: 'notNow', code: 'K-01', counter: null, slip: 'noPaper', queue: null },
      { ...outcome, job: 'help' },
    ),
  ],
  aadhaarPhone: [show('aadhaarPhone', { name: 'aadhaarPhone' }, { ...abha, footprints: 1 })],
  consent: ([1, 2, 3, 4, 5] as const).map(point => show(`consent-${point}`, { name: 'consent', point }, abha)),
  consentText: [
    show('consentText', { name: 'consentText', page: 0, pages: consentText.original.length, version: 'original', aloud: false }, abha),
    show('consentText-aloud', { name: 'consentText', page: 1, pages: consentText.original.length, version: 'translation', aloud: true }, abha),
    show('consentText-translation', { name: 'consentText', page: 0, pages: consentText.original.length, version: 'translation', aloud: false }, abha),
    show(
      'consentText-last',
      { name: 'consentText', page: consentText.original.length - 1, pages: consentText.original.length, version: 'original', aloud: false },
      abha,
    ),
    show(
      'consentText-lastTranslation',
      { name: 'consentText', page: consentText.original.length - 1, pages: consentText.original.length, version: 'translation', aloud: false },
      abha,
    ),
  ],
  isThisYou: [
    show('isThisYou', { name: 'isThisYou', person: people[0] as AccountCard }, { ...abha, footprints: 3 }),
    show('isThisYou-noPhoto', { name: 'isThisYou', person: people[2] as AccountCard }, { ...abha, footprints: 3 }),
  ],
  chooseAddress: [
    show(
      'chooseAddress',
      {
        name: 'chooseAddress',
        suggestions: ['sukmati.kashyap', 'sukmati1964', 'kashyap_sukmati'],
        page: 1,
        pages: 2,
        suffix: '@abdm',
        problem: null,
      },
      { ...abha, footprints: 3 },
    ),
    show(
      'chooseAddress-taken',
      {
        name: 'chooseAddress',
        suggestions: ['sukmati.kashyap', 'sukmati1964', 'kashyap_sukmati'],
        page: 1,
        pages: 1,
        suffix: '@abdm',
        problem: 'taken',
      },
      { ...abha, footprints: 3 },
    ),
  ],
  ownAddress: [show('ownAddress', { name: 'ownAddress', suffix: '@abdm' }, { ...abha, footprints: 4 })],
  abhaReady: [
    show(
      'abhaReady',
      {
        name: 'abhaReady',
        abhaNumber: '91-4821-0037-4821',
        abhaAddress: 'sukmati.kashyap@abdm',
        qr: '{"hidn":"91-4821-0037-4821"}',
        isNew: true,
        slip: 'printing',
      },
      { ...abha, footprints: 4, canGoBack: false },
    ),
    show(
      'abhaReady-existing',
      {
        name: 'abhaReady',
        abhaNumber: '91-4821-0037-4821',
        abhaAddress: 'sukmati.kashyap@abdm',
        qr: '{"hidn":"91-4821-0037-4821"}',
        isNew: false,
        slip: 'printed',
      },
      { ...abha, footprints: 4, canGoBack: false },
    ),
    show(
      'abhaReady-noPaper',
      {
        name: 'abhaReady',
        abhaNumber: '91-4821-0037-4821',
        abhaAddress: 'sukmati.kashyap@abdm',
        qr: '{"hidn":"91-4821-0037-4821"}',
        isNew: true,
        slip: 'noPaper',
      },
      { ...abha, footprints: 4, canGoBack: false },
    ),
  ],
  trouble: troubles.map(screen => show(`trouble-${screen.trouble}`, screen, { job: 'help', footprints: null })),
  outOfService: outs.map(why =>
    show(`outOfService-${why}`, { name: 'outOfService', why, counter: why === 'clock' ? null : general }, { ...outcome, visit: null, job: 'help' }),
  ),
  assisted: Object.entries(assistedParts).map(([name, part]) => show(name, { name: 'assisted', part }, { ...abha, footprints: null })),
  staff: Object.values(staffPages).flatMap(pages =>
    Object.entries(pages).map(([name, page]) => show(name, { name: 'staff', page }, { ...outcome, visit: null, job: 'help' })),
  ),
  end: [show('end-slipTaken', { name: 'end', slipTaken: true }, outcome), show('end-slipNotTaken', { name: 'end', slipTaken: false }, outcome)],
}

const over = (name: string, overlay: NonNullable<Overlay>, below: Screen = code('login')): Sample => show(name, below, { overlay, footprints: 2 })

const overlays: Record<NonNullable<Overlay>['name'], Sample[]> = {
  stillThere: [over('stillThere', { name: 'stillThere', secondsLeft: 14 })],
  settings: [
    over('settings', { name: 'settings', changed: null }),
    over('settings-changed', { name: 'settings', changed: { of: 'volume', to: 3 } }),
    show('settings-tongues', code('login'), { overlay: { name: 'settings', changed: null }, footprints: 2, tongues }),
  ],
  help: [
    over('help', { name: 'help', who: { hi: 'पीले कपड़ों वाली दीदी', en: 'the person in yellow' }, counter: general }),
    over(
      'help-noCounter',
      { name: 'help', who: { hi: 'पीले कपड़ों वाली दीदी', en: 'the person in yellow' }, counter: null },
      { name: 'scanCounter', problem: null, reader: 'camera', hint: null },
    ),
  ],
}

/** Every screen with its variants, then the overlays. */
export const samples: readonly Sample[] = [...Object.values(byScreen).flat(), ...Object.values(overlays).flat()]

export const inLanguage = ({ snapshot }: Sample, language: Language, settings: Partial<Settings> = {}): Snapshot => ({
  ...snapshot,
  language,
  settings: { ...snapshot.settings, ...settings },
})
