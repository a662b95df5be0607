import type { Choice, Intent, Screen, StaffAsk } from '../../service/contract/index.ts'
import { choices } from '../../service/door.ts'
import { demoStaff } from '../support/staff-room.ts'
import { canary } from './canary.ts'

const choose = (choice: Choice): Intent => ({ type: 'choose', choice })
const staff = (ask: StaffAsk): Intent => ({ type: 'staff', ask })
const read = (text: string): Intent => ({ type: 'read', text })

const sheet = (counter: string, hip = 'IN2210000123') => read(`https://phrsbx.abdm.gov.in/share-profile?hip-id=${hip}&counter-id=${counter}`)
const card = read(
  JSON.stringify({
    hidn: canary.abhaNumber,
    phr: `${canary.abhaAddress}@sbx`,
    name: canary.name,
    gender: 'F',
    mobile: canary.mobile,
    address: canary.street,
  }),
)
const cardWithoutNumber = read(JSON.stringify({ hidn: '', phr: `${canary.abhaAddress}@sbx`, name: canary.name, gender: 'F' }))
const aadhaarCard = read(
  `<?xml version="1.0" encoding="UTF-8"?><PrintLetterBarcodeData uid="${canary.aadhaar}" name="${canary.name}" gender="F" yob="1964" pc="494001"/>`,
)
const payment = read('upi://pay?pa=shop@bank&pn=Shop')
const mobile: Intent = { type: 'mobile', digits: canary.mobile }
const code: Intent = { type: 'code', digits: canary.otp }
const aadhaar: Intent = { type: 'aadhaar', digits: canary.aadhaar }
const abhaNumber: Intent = { type: 'abhaNumber', digits: canary.bareAbhaNumber }
const details: Intent = { type: 'details', name: canary.name, birth: '17081964', gender: 'F' }
const back: Intent = { type: 'back' }

/** What somebody may do on a screen; what stands twice is done twice as often. */
export function movesOn(screen: Screen): Intent[] {
  switch (screen.name) {
    case 'language':
      return [
        { type: 'language', language: 'hi' },
        { type: 'language', language: 'hi' },
        { type: 'language', language: 'en' },
        { type: 'language', language: 'en' },
        { type: 'settings' },
        { type: 'help' },
        staff({ what: 'open' }),
      ]
    case 'outOfService':
      return [{ type: 'touched' }, staff({ what: 'open' }), { type: 'help' }]
    case 'want':
      return [choose('token'), choose('abha'), choose('resume'), choose('resume'), back]
    case 'scanCounter':
      return [
        sheet('2'),
        sheet('OPD4'),
        sheet('77'),
        sheet('2', 'IN0000000000'),
        payment,
        choose('listOfCounters'),
        { type: 'hint', hint: 'closer' },
        back,
      ]
    case 'chooseCounter':
      return [{ type: 'counter', counterId: '1' }, { type: 'counter', counterId: 'OPD5' }, choose('more'), choose('sheet'), back]
    case 'knownBy':
      return [choose('mobile'), choose('card'), choose('dontKnow'), choose('notNow'), back]
    case 'showCard':
      return [card, cardWithoutNumber, payment, sheet('1'), choose('abhaNumber'), choose('notNow'), { type: 'hint', hint: 'still' }, back]
    case 'chooseSender':
      return [choose('toMobile'), choose('toAadhaar'), choose('notNow'), back]
    case 'enterMobile':
      return [mobile, mobile, mobile, { type: 'mobile', digits: '1234567890' }, choose('notNow'), back]
    case 'enterAbhaNumber':
      return [abhaNumber, abhaNumber, choose('notNow'), back]
    case 'enterAadhaar':
      return [aadhaar, aadhaar, aadhaar, { type: 'aadhaar', digits: '999911112222' }, choose('notNow'), back]
    case 'enterCode':
      return [code, code, code, choose('codeNotCome'), choose('resend'), choose('notNow'), back]
    case 'codeLadder':
      return [choose('phoneElsewhere'), choose('toCode'), choose('resend'), choose('otherWay'), choose('notNow'), back]
    case 'parkOffer':
      return [choose('park'), choose('park'), choose('otherWay'), back]
    case 'parked':
      return [choose('done'), { type: 'touched' }]
    case 'enterPickup':
      return [{ type: 'pickup', digits: '0000' }, back]
    case 'otherWays':
      return [choose('card'), choose('mobile'), choose('abha'), choose('toMobile'), choose('toAadhaar'), choose('staff'), choose('notNow'), back]
    case 'checking':
    case 'waitingForToken':
      return [{ type: 'touched' }, { type: 'touched' }, back, choose('notNow'), code, { type: 'settings' }]
    case 'chooseAccount':
      return [0, 1, 2].map((index): Intent => ({ type: 'account', index })).concat(choose('more'), choose('noneOfThese'), choose('notNow'), back)
    case 'noAbhaFound':
      return [choose('abha'), choose('otherNumber'), choose('notNow'), back]
    case 'share':
      return [choose('agree'), choose('agree'), choose('agree'), choose('show'), choose('no'), back]
    case 'token':
    case 'noAnswerYet':
    case 'goToCounter':
      return [choose('done'), { type: 'touched' }, { type: 'touched' }]
    case 'offline':
      return [choose('token'), choose('token'), choose('card'), back]
    case 'aadhaarPhone':
      return [choose('yes'), choose('yes'), choose('dontKnow'), choose('no'), choose('notNow'), back]
    case 'consent':
      return [choose('next'), choose('next'), choose('next'), choose('next'), choose('no'), choose('notNow'), back]
    case 'consentText':
      return [
        choose('next'),
        choose('next'),
        choose('agree'),
        choose('agree'),
        choose('translation'),
        choose('original'),
        choose('listen'),
        choose('no'),
        back,
      ]
    case 'isThisYou':
      return [choose('yes'), choose('yes'), choose('no'), choose('notNow')]
    case 'chooseAddress':
      return [{ type: 'address', index: 0 }, { type: 'address', index: 2 }, choose('more'), choose('ownAddress'), choose('notNow')]
    case 'ownAddress':
      return [{ type: 'ownAddress', text: canary.abhaAddress }, choose('notNow'), back]
    case 'abhaReady':
      return [choose('next'), choose('next'), choose('done')]
    case 'trouble':
      return [choose('again'), choose('again'), choose('otherNumber'), choose('notNow')]
    case 'assisted':
      return assistedMoves(screen.part.name)
    case 'staff':
      return staffMoves(screen.page.name)
    case 'end':
      return [choose('done'), { type: 'touched' }]
  }
}

function assistedMoves(part: Extract<Screen, { name: 'assisted' }>['part']['name']): Intent[] {
  const others = [choose('notNow'), choose('no'), back]
  switch (part) {
    case 'declaration':
      return [choose('agree'), choose('agree'), ...others]
    case 'card':
      return [aadhaarCard, choose('dontKnow'), payment, sheet('2'), ...others]
    case 'details':
      return [details, details, { type: 'details', name: 'Ram', birth: '31021964', gender: 'M' }, ...others]
    case 'confirm':
      return [choose('yes'), choose('yes'), ...others]
  }
}

function staffMoves(page: Extract<Screen, { name: 'staff' }>['page']['name']): Intent[] {
  const leave = staff({ what: 'leave' })
  switch (page) {
    case 'badge':
      return [read(demoStaff.badge), read(demoStaff.badge), read(demoStaff.badge), read('KIOSK-STAFF:0000'), staff({ what: 'typeNumber' }), leave]
    case 'badgeNumber':
      return [staff({ what: 'badgeNumber', digits: demoStaff.number }), staff({ what: 'badgeNumber', digits: '0'.repeat(16) }), leave]
    case 'pin':
      return [
        staff({ what: 'pin', digits: demoStaff.pin }),
        staff({ what: 'pin', digits: demoStaff.pin }),
        staff({ what: 'pin', digits: '000000' }),
        leave,
      ]
    case 'menu':
      return [
        staff({ what: 'assist', demographic: true }),
        staff({ what: 'assist', demographic: false }),
        ...(['today', 'close', 'reprint', 'reprint', 'settings', 'cleaning'] as const).map(to => staff({ what: 'go', to })),
        staff({ what: 'language', language: 'en' }),
        leave,
      ]
    case 'reprint':
      return [staff({ what: 'reprint', index: 0 }), staff({ what: 'reprint', index: 9 }), staff({ what: 'go', to: 'menu' }), leave]
    case 'close':
      return [staff({ what: 'close', because: 'cleaned' }), staff({ what: 'openAgain' }), staff({ what: 'go', to: 'menu' }), leave]
    case 'settings':
      return [
        staff({ what: 'counter', counterId: '2', open: false }),
        staff({ what: 'counter', counterId: '2', open: true }),
        staff({ what: 'more' }),
        staff({ what: 'go', to: 'menu' }),
        leave,
      ]
    case 'today':
      return [staff({ what: 'more' }), staff({ what: 'printCounts' }), staff({ what: 'go', to: 'menu' }), leave]
    default:
      return [staff({ what: 'go', to: 'menu' }), staff({ what: 'openAgain' }), leave]
  }
}

/** What may be done on every screen, and what no screen is for. */
export const anywhere: Intent[] = [
  ...choices.map(choose),
  { type: 'touched' },
  { type: 'stillHere' },
  { type: 'help' },
  { type: 'closeHelp' },
  { type: 'settings' },
  { type: 'closeSettings' },
  { type: 'set', setting: { of: 'language', to: 'en' } },
  { type: 'set', setting: { of: 'text', to: 'big' } },
  { type: 'camera', state: 'failed' },
  { type: 'camera', state: 'ready' },
  { type: 'camera', state: 'busy' },
  { type: 'hint', hint: null },
  { type: 'leave' },
  back,
  mobile,
  code,
  aadhaar,
  abhaNumber,
  details,
  sheet('3'),
  card,
  aadhaarCard,
  { type: 'account', index: 2 },
  { type: 'address', index: 1 },
  { type: 'pickup', digits: '4711' },
  staff({ what: 'open' }),
  staff({ what: 'assist', demographic: true }),
  staff({ what: 'reprint', index: 0 }),
]

/** What is no intent at all. */
export const malformed: unknown[] = [
  null,
  'home',
  7,
  [],
  { kind: 'intent' },
  { kind: 'intent', step: 0, intent: { type: 'choose', choice: 'everything' } },
  { kind: 'intent', step: -1, intent: { type: 'back' } },
  { kind: 'intent', step: 0, intent: { type: 'mobile', digits: '83067 29415' } },
  JSON.parse('{"kind":"intent","step":0,"intent":{"type":"back","__proto__":{"type":"leave"}}}'),
  { kind: 'intent', step: 0, intent: { type: 'read', text: 'x'.repeat(9000) } },
]
