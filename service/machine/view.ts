import type { AssistedPart, Counter, OtherWay, Screen, Trouble } from '../contract/index.ts'
import { type Context, isResumable, type KioskFacts, otherSenderOf, readerOf } from './context.ts'
import { pickupTriesLeft } from './pickup.ts'
import { reasonCode } from './reason-code.ts'

/** What a leaf of the chart shows; more than one leaf may show the same screen. */
export type ViewName =
  | Exclude<Screen['name'], 'checking' | 'enterCode' | 'otherWays' | 'assisted'>
  | `assisted.${AssistedPart['name']}`
  | `checking.${Extract<Screen, { name: 'checking' }>['what']}`
  | `enterCode.${Extract<Screen, { name: 'enterCode' }>['purpose']}`
  | 'enterMobile.messages'
  | 'showCard.note'
  | 'codeLadder.stay'
  | 'otherWays.login'
  | 'otherWays.aadhaar'

const three = <T>(all: T[], page: number) => all.slice(page * 3, page * 3 + 3)
const pages = (all: unknown[]) => Math.max(1, Math.ceil(all.length / 3))

/** Without the code that was sent: the other phone of the same ABHA, another way to the same ABHA, or Aadhaar. */
function waysLeft(context: Context): OtherWay[] {
  if (context.knownBy === 'mobile') return ['card', 'mobile', 'aadhaar']
  const other = otherSenderOf(context)
  return [...(other === null ? [] : [other === 'mobile' ? ('toMobile' as const) : ('toAadhaar' as const)]), 'mobile', 'aadhaar']
}

/** The troubles that may pass by themselves or by another try. */
const worthAnotherTry: Trouble[] = ['aadhaarServiceDown', 'abdmDown', 'tooManyRequests', 'unexpected', 'pickupNotFound']

/**
 * The screen of a leaf, from what the chart remembers: pure, so a screen can be drawn from a literal and a visit run without one.
 * `now` in ms since 1970; `resendMs` is how long a code must be waited for before it may be sent again (R4).
 */
export function screenOf(view: ViewName, context: Context, facts: KioskFacts, now: number, resendMs: number): Screen {
  const counter: Counter = context.counter ?? facts.helpCounter ?? { id: '', sign: '', name: facts.facility }
  const resend = {
    inSeconds: Math.max(0, Math.ceil((context.code.sentAt + resendMs - now) / 1000)),
    ofSeconds: Math.ceil(resendMs / 1000),
    left: Math.max(0, facts.resends + 1 - context.code.sent),
  }
  const code = (purpose: 'login' | 'aadhaar' | 'messages'): Screen => ({
    name: 'enterCode',
    purpose,
    sentTo: context.code.sentTo,
    problem: context.code.problem,
    triesLeft: context.code.triesLeft,
    resend,
    sent: context.code.sent,
  })
  switch (view) {
    case 'language':
    case 'knownBy':
    case 'aadhaarPhone':
      return { name: view }
    case 'want':
      return { name: view, resumable: isResumable(context) }
    case 'showCard':
      return { name: view, problem: context.cardProblem, reader: context.cameraLive ? 'camera' : 'scanner', hint: context.hint, asked: 'find' }
    case 'showCard.note':
      return { name: 'showCard', problem: context.cardProblem, reader: context.cameraLive ? 'camera' : 'scanner', hint: context.hint, asked: 'note' }
    case 'offline':
      return { name: view, canShowCard: readerOf(context, facts) !== null }
    case 'chooseSender':
      return { name: view, senders: context.senders }
    case 'scanCounter':
      return { name: view, problem: context.qrProblem, reader: context.cameraLive ? 'camera' : 'scanner', hint: context.hint }
    case 'chooseCounter':
      return {
        name: view,
        counters: three(facts.counters, context.page),
        page: context.page,
        pages: pages(facts.counters),
        sheetPossible: readerOf(context, facts) !== null,
      }
    case 'enterMobile':
      return { name: view, purpose: 'login', problem: context.entryProblem, codeSentTo: null }
    case 'enterMobile.messages':
      return { name: 'enterMobile', purpose: 'messages', problem: context.entryProblem, codeSentTo: context.code.sentTo }
    case 'enterAbhaNumber':
      return { name: view, problem: context.entryProblem }
    case 'enterAadhaar':
      return { name: view, problem: context.entryProblem, tries: context.entryTries }
    case 'enterCode.login':
      return code('login')
    case 'enterCode.aadhaar':
      return code('aadhaar')
    case 'enterCode.messages':
      return code('messages')
    case 'codeLadder':
      return { name: view, resend, sentTo: context.code.sentTo, canPark: true }
    case 'codeLadder.stay':
      return { name: 'codeLadder', resend, sentTo: context.code.sentTo, canPark: false }
    case 'parkOffer':
      return { name: view, minutes: facts.parkMinutes }
    case 'parked': {
      if (!context.parked) throw new Error('the screen of a parked visit without its number')
      return { name: view, number: context.parked.number, until: context.parked.until, slip: context.slip }
    }
    case 'enterPickup':
      return { name: view, problem: context.pickupProblem, triesLeft: pickupTriesLeft(context.pickupTries) }
    case 'otherWays.login':
      return { name: 'otherWays', ways: waysLeft(context) }
    case 'otherWays.aadhaar':
      return { name: 'otherWays', ways: ['card', 'mobile', 'staff'] }
    case 'checking.findingAbha':
      // the first code needs the ABHA to be found; one that is sent again does not
      return { name: 'checking', what: context.code.sent === 0 ? 'findingAbha' : 'sendingCode' }
    case 'checking.sendingCode':
    case 'checking.checkingCode':
    case 'checking.makingAbha':
    case 'checking.findingAddresses':
    case 'checking.savingAddress':
    case 'checking.gettingProfile':
      return { name: 'checking', what: view.slice('checking.'.length) as Extract<Screen, { name: 'checking' }>['what'] }
    case 'chooseAccount':
      return {
        name: view,
        accounts: three(context.accounts, context.page),
        page: context.page,
        pages: pages(context.accounts),
        total: context.accounts.length,
        sentTo: context.code.sentTo,
      }
    case 'noAbhaFound':
      return { name: view, by: context.knownBy }
    case 'share': {
      const shared = context.shared
      if (!shared) throw new Error('the share screen without anything to share')
      return { name: view, profile: context.revealed ? shared.plain : shared.masked, counter, facility: shared.facility, revealed: context.revealed }
    }
    case 'waitingForToken':
      return { name: view, counter, facility: context.shared?.facility ?? facts.facility.en }
    case 'token': {
      const token = context.token
      if (!token) throw new Error('the token screen without a token')
      return { name: view, number: token.number, counter, validUntil: token.validUntil, slip: context.slip, again: token.again }
    }
    case 'noAnswerYet':
      return { name: view, counter, slip: context.slip }
    case 'goToCounter': {
      const reason = context.without?.reason ?? 'notNow'
      return { name: view, reason, code: reasonCode(reason), counter, slip: context.slip, queue: context.queue }
    }
    case 'consent':
      return { name: view, point: context.consentPoint }
    case 'consentText':
      return {
        name: view,
        page: context.page,
        pages: facts.consentPages,
        version: context.consentTranslation ? 'translation' : 'original',
        aloud: context.consentAloud,
      }
    case 'isThisYou': {
      if (!context.person) throw new Error('"is this you?" without anybody')
      return { name: view, person: context.person }
    }
    case 'chooseAddress': {
      const suffix = context.suggestions[0]?.includes('@') ? '' : facts.addressSuffix
      return {
        name: view,
        suggestions: three(context.suggestions, context.page),
        page: context.page,
        pages: pages(context.suggestions),
        suffix,
        problem: context.addressTaken ? 'taken' : null,
      }
    }
    case 'ownAddress':
      return { name: view, suffix: facts.addressSuffix }
    case 'abhaReady': {
      if (!context.abha) throw new Error('the ABHA screen without an ABHA')
      return { name: view, ...context.abha, isNew: context.enrolled?.isNew ?? false, slip: context.slip }
    }
    case 'trouble': {
      const trouble = context.trouble?.trouble ?? 'unexpected'
      return {
        name: view,
        trouble,
        canTryAgain: worthAnotherTry.includes(trouble),
        canUseOtherNumber:
          trouble === 'codeLocked' ||
          trouble === 'phoneElsewhere' ||
          trouble === 'aadhaarHasNoMobile' ||
          trouble === 'alreadyElsewhere' ||
          trouble === 'notOpened',
      }
    }
    case 'outOfService':
      return { name: view, why: context.outOfService ?? 'nothingWorks', counter: facts.helpCounter }
    case 'assisted.declaration':
      return { name: 'assisted', part: { name: 'declaration' } }
    case 'assisted.card':
      return { name: 'assisted', part: { name: 'card', problem: context.aadhaarCardProblem, reader: readerOf(context, facts) } }
    case 'assisted.details':
      return { name: 'assisted', part: { name: 'details', known: context.details?.of ?? null } }
    case 'assisted.confirm': {
      if (!context.details) throw new Error('"is it so?" without anything')
      return {
        name: 'assisted',
        part: { name: 'confirm', details: context.details.of, fromCard: context.details.fromCard, differs: context.detailsDiffer },
      }
    }
    case 'staff': {
      if (!context.staff) throw new Error("the staff's room without a page")
      return { name: view, page: context.staff }
    }
    case 'end':
      return { name: view, slipTaken: context.slip === 'noPaper' || context.slip === 'coverOpen' || context.slip === 'printerFault' }
  }
}
