import { randomUUID } from 'node:crypto'
import {
  type Abdm,
  type AbhaProfile,
  type CodeSender,
  type Encrypted,
  type Failure,
  fillProfile,
  type LoggedIn,
  type LoginRoute,
  type PhrLoggedIn,
  type PhrTokenWay,
  type QueueToken,
  type Reason,
  type Result,
  type Secret,
  type UserTokens,
} from '../abdm/index.ts'
import { isUnder18 } from './age.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Sender } from './contract/index.ts'
import type { FacilityWatch } from './facility.ts'
import type { Journal, OpenShare } from './journal.ts'
import { createNumberWait, type LeftShare } from './late-number.ts'
import type { Log } from './log.ts'
import type { Context } from './machine/context.ts'
import { type CodeSent, done, type EnrolAnswer, type LoginAnswer, type Outcome, outcomeOf, type TokenAnswer } from './machine/outcome.ts'
import type { Conversations, ProfileAnswer } from './machine/parts.ts'
import { accountCard, sharedProfile } from './shown.ts'
import type { Visit } from './visit.ts'

const senderOf = (via: CodeSender): Sender => (via === 'abdm' ? 'mobile' : 'aadhaar')
const viaOf = (sender: Sender): CodeSender => (sender === 'mobile' ? 'abdm' : 'aadhaar')

/** Refusals of an address that say nothing against the person. */
const noCodeThisWay: readonly Reason[] = ['noAbhaFound', 'notPermitted', 'numberNotAccepted', 'noCodeByMobile']

export interface ConversationParts {
  abdm: Abdm
  config: Config
  facility: FacilityWatch
  journal: Journal
  log: Log
  clock: Clock
  /** the visit that is on */
  visit(): Visit
  /** the profile is on its way to the hospital: from here on silence is "no answer yet" */
  shareLeft(): void
  context(): Context
  /** whoever shared under this line of the journal stands there still, before a screen that can show the number */
  isAwaited(journalId: string): boolean
  /** a token that is not needed any more */
  logOut(tokens: UserTokens): void
  /** ABDM was asked and nothing came of it; for whoever watches over the line */
  cameToNothing(failure: Failure): void
}

/** The chart's conversations, and what goes on without it. */
export interface KioskConversations extends Conversations {
  /** a share that was open when the program ended */
  goOn(share: OpenShare): void
  /** nothing is waited for any more */
  stop(): Promise<void>
}

/** Every conversation with ABDM, with the visit's secrets on one side and the chart's plain outcomes on the other. */
export function createConversations({
  abdm,
  config,
  facility,
  journal,
  log,
  clock,
  visit,
  shareLeft,
  context,
  isAwaited,
  logOut,
  cameToNothing,
}: ConversationParts): KioskConversations {
  const failed = (conversation: string, failure: Failure): Outcome<never> => {
    log.event('abdmFailed', { conversation, reason: failure.reason, code: failure.code, status: failure.status, line: failure.line ?? null })
    cameToNothing(failure)
    return outcomeOf(failure)
  }
  /** A later step that finds its transaction gone can only be begun again. */
  const lost: Outcome<never> = { is: 'trouble', trouble: 'unexpected', code: null }

  const numbers = createNumberWait({ abdm, config, clock })

  /** The person of this visit is not to be known any more: an answer that comes now is dropped. */
  const gone = (of: Visit) => of.over || of.wiped

  /** Holds ABDM's token for this visit. One that comes too late, or takes another's place, is logged out at once. */
  function keep(of: Visit, tokens: UserTokens): boolean {
    if (gone(of)) {
      void abdm.login.logout(tokens)
      return false
    }
    if (of.tokens) void abdm.login.logout(of.tokens)
    of.tokens = tokens
    return true
  }

  /** Whom a kiosk does not serve alone: a sleeping account, and anybody under 18 (users-and-rules R14, R24). */
  const notHere = (account: AbhaProfile): Outcome<never> | null =>
    account.status === 'DEACTIVATED'
      ? { is: 'trouble', trouble: 'deactivated', code: null }
      : account.isChild || isUnder18(account.birth, clock.now())
        ? { is: 'trouble', trouble: 'child', code: null }
        : null

  const loginRoute = (of: Visit, via: CodeSender): LoginRoute =>
    of.loginBy === 'mobile' ? { by: 'mobile', via: 'abdm' } : { by: 'abha-number', via }

  async function loadProfile(): Promise<Outcome<ProfileAnswer>> {
    const of = visit()
    const known = of.profile
    if (!of.tokens || !known) return lost
    const read = await abdm.profile.get(of.tokens)
    // enrichment, never a precondition: what the login gave is enough (abdm-v3 c.9)
    if (!read.ok) failed('profile', read.error)
    const profile: AbhaProfile = read.ok ? fillProfile(read.value, known) : known
    if (gone(of)) return lost
    of.profile = profile
    // some logins do not say who is a child or asleep: the profile is the first to know
    const refused = notHere(profile)
    if (refused) return refused
    of.counts.abha ??= 'found'
    const abhaNumber = profile.abhaNumber ?? ''
    const abhaAddress = profile.abhaAddress ?? ''
    return done({
      person: accountCard(profile),
      abha: { abhaNumber, abhaAddress, qr: JSON.stringify({ hidn: abhaNumber, hid: abhaAddress }) },
      shared: { ...sharedProfile(profile, of.mobileProved ? of.mobile : null), facility: facility.name() },
    })
  }

  /** A token that `share` may take, or what has to happen first. */
  async function shareTokenOf(of: Visit): Promise<UserTokens | Outcome<never>> {
    const { hipId } = config.facility
    const obtained = await abdm.phrTokens.obtain({ hipId, login: of.tokens, mobile: of.mobileProved, without: of.refusedWays })
    if (!obtained.ok) return failed('phrToken', obtained.error)
    if (obtained.value.kind === 'token') return obtained.value.tokens
    of.phrWay = obtained.value.way
    return { is: 'needsCode' }
  }

  /** After a refusal: one more code by the next way, or the end of the ways. None is taken twice in a visit. */
  async function nextWay(of: Visit, refused: PhrTokenWay): Promise<Outcome<never>> {
    of.refusedWays.push(refused)
    const next = await shareTokenOf(of)
    return 'is' in next ? next : lost
  }

  /** The person's profile leaves for the hospital, once. What comes back knows nothing of them: this is the last that does. */
  async function leaveShare(
    of: Visit,
    { journalId, counterId, tokens, profile }: { journalId: string; counterId: string; tokens: UserTokens; profile: AbhaProfile },
  ): Promise<LeftShare | Outcome<never>> {
    const { hipId } = config.facility
    const shared = await abdm.share({ phrToken: tokens.token, profile, mobile: of.mobileProved ? of.mobile : null, hipId, counterId })
    if (shared.ok) {
      const { requestId, at, acceptance } = shared.value
      if (config.abdm.tokens.relay !== null) journal.tokenShared(journalId, requestId)
      return { requestId, counterId, at, acceptLiving: acceptance === 'duplicate' }
    }
    journal.tokenStage(journalId, 'notShared')
    const outcome = failed('share', shared.error)
    if (shared.error.reason !== 'sessionExpired' || gone(of)) return outcome
    if (of.phrTokens) void abdm.login.logout(of.phrTokens)
    else abdm.phrTokens.refusedSameToken(hipId)
    const refused = of.phrTokens ? of.phrWay : 'sameToken'
    of.phrTokens = null
    return nextWay(of, refused)
  }

  async function share(): Promise<{ journalId: string; left: LeftShare; token: Secret; release: () => void } | Outcome<never>> {
    const of = visit()
    const counter = context().counter
    const { profile } = of
    if (!counter || !profile) return lost
    const attempt = {}
    of.attempt = attempt
    const tokens = of.phrTokens ?? (await shareTokenOf(of))
    if ('is' in tokens) return tokens
    // the screen has stopped waiting, or another try has begun: nothing is shared behind anybody's back
    if (gone(of) || of.attempt !== attempt) return lost
    const journalId = randomUUID()
    of.journalId = journalId
    shareLeft()
    journal.tokenRequested({ id: journalId, counterId: counter.id, at: clock.now().toISOString() })
    of.asking = tokens
    const release = () => {
      if (of.asking === tokens) of.asking = null
      if (of.tokens !== tokens && of.phrTokens !== tokens) logOut(tokens)
    }
    const left = await leaveShare(of, { journalId, counterId: counter.id, tokens, profile })
    if ('is' in left) {
      release()
      return left
    }
    return { journalId, left, token: tokens.token, release }
  }

  /** Writes down what came of a share; the number, if it came. */
  function heard(journalId: string, { at }: LeftShare, answered: Result<QueueToken>): TokenAnswer | null {
    if (!answered.ok) {
      journal.tokenStage(journalId, answered.error.reason === 'hospitalRefused' ? 'refused' : 'noAnswer')
      return null
    }
    const { tokenNumber, expiresInSeconds, issuedAt, again } = answered.value
    const validUntil = expiresInSeconds === null ? null : new Date((issuedAt ?? at).getTime() + expiresInSeconds * 1000).toISOString()
    const now = clock.now()
    const late = !isAwaited(journalId)
    journal.tokenAnswered(journalId, { tokenNumber, validUntil, at: now.toISOString(), late })
    if (late) log.event('lateNumber', { seconds: Math.round((now.getTime() - at.getTime()) / 1000) })
    return { number: tokenNumber, validUntil, again }
  }

  async function shareAndWait(): Promise<Outcome<TokenAnswer>> {
    const shared = await share()
    if ('is' in shared) return shared
    const { journalId, left, token, release } = shared
    const answered = await numbers.waitFor(left, token, release)
    // what is open when the program ends is marked when it begins again
    if (answered === 'stopped') return { is: 'silent' }
    const number = heard(journalId, left, answered)
    if (number) return done(number)
    // it was shared: whatever keeps the number from us now, it is "no answer yet", not "failed"
    const outcome = answered.ok ? lost : failed('token', answered.error)
    return outcome.is === 'refused' ? outcome : { is: 'silent' }
  }

  /** Whoever entered; a login whose answer lists nobody is asked for its profile (abdm-v3 c.9). */
  async function accountOf({ tokens, accounts: [account] }: Extract<LoggedIn, { kind: 'in' }>): Promise<AbhaProfile | null> {
    if (account) return account
    const read = await abdm.profile.get(tokens)
    return read.ok ? read.value : null
  }

  /** The account an unanswered enrolment made after all: entered by the same Aadhaar, as one that was there already. */
  async function enterMadeAccount(of: Visit, code: { txnId: string; otp: Encrypted }): Promise<Outcome<EnrolAnswer>> {
    const answered = await abdm.login.verify({ by: 'aadhaar', via: 'aadhaar', ...code })
    if (!answered.ok) return failed('aadhaarLogin', answered.error)
    if (answered.value.kind === 'choose') {
      answered.value.transferToken.wipe()
      return lost
    }
    if (!keep(of, answered.value.tokens)) return lost
    const account = await accountOf(answered.value)
    if (gone(of)) return lost
    if (!account) return { is: 'nobody' }
    of.profile = account
    return notHere(account) ?? done({ isNew: false, mobileNeedsCode: false, person: accountCard(account) })
  }

  /** A login by ABHA address, on ABDM's own web pages (abdm-v3 e.3). */
  async function sendAddressCode(of: Visit, via: CodeSender): Promise<Outcome<CodeSent>> {
    const { cardAddress } = of
    if (cardAddress === null) return lost
    const encrypt = await abdm.encryptors.phrWeb()
    if (!encrypt.ok) return failed('certificate', encrypt.error)
    const sent = await abdm.addressLogin.requestOtp({ via, loginId: encrypt.value(cardAddress) })
    if (!sent.ok) return failed('addressCode', sent.error)
    if (gone(of) || of.cardAddress !== cardAddress) return lost
    of.txnId = sent.value.txnId
    of.sentVia = via
    return done({ sentTo: sent.value.sentTo })
  }

  async function verifyAddress(of: Visit): Promise<Outcome<LoginAnswer>> {
    const { webOtp, txnId } = of
    of.webOtp = null
    if (!webOtp || !txnId) return lost
    const answered = await abdm.addressLogin.verify({ via: of.sentVia, txnId, otp: webOtp })
    if (!answered.ok) return failed('addressLogin', answered.error)
    const { tokens, users } = answered.value
    if (!keep(of, tokens)) return lost
    const account = users.find(user => user.abhaAddress?.toLowerCase() === of.cardAddress?.toLowerCase()) ?? users[0]
    if (!account) return { is: 'nobody' }
    of.mobileProved = false
    of.profile = account
    return notHere(account) ?? done({ kind: 'in' })
  }

  /** Of the addresses on a mobile, the one whose profile this visit has. */
  async function enterAddress(
    of: Visit,
    { users, txnId, transferToken }: Extract<PhrLoggedIn, { kind: 'choose' }>,
  ): Promise<UserTokens | Outcome<never> | null> {
    const abhaAddress = of.profile?.abhaAddress?.toLowerCase()
    const user = users.find(found => found.abhaAddress?.toLowerCase() === abhaAddress)
    if (gone(of) || !user?.abhaAddress) {
      transferToken.wipe()
      return gone(of) ? null : { is: 'trouble', trouble: 'notPermitted', code: null }
    }
    const entered = await abdm.phrLogin.verifyUser({ txnId, transferToken, abhaAddress: user.abhaAddress })
    return entered.ok ? entered.value : failed('shareAccount', entered.error)
  }

  return {
    async findSenders() {
      const of = visit()
      const { cardAddress } = of
      if (cardAddress === null) return lost
      const found = await abdm.addressLogin.search({ abhaAddress: cardAddress })
      if (!found.ok) return failed('addressSearch', found.error)
      if (gone(of) || of.cardAddress !== cardAddress) return lost
      const senders = found.value.senders.map(senderOf)
      return senders.length > 0 ? done(senders) : { is: 'trouble', trouble: 'notPermitted', code: null }
    },

    async sendLoginCode(sender) {
      const of = visit()
      const via = viaOf(sender)
      if (of.loginBy === 'abha-address') return sendAddressCode(of, via)
      const { loginId } = of
      if (!loginId) return lost
      const sent = await abdm.login.requestOtp({ ...loginRoute(of, via), loginId })
      if (!sent.ok) {
        const outcome = failed('loginCode', sent.error)
        const noMobile = of.loginBy === 'abha-number' && via === 'abdm' && sent.error.reason === 'noCodeByMobile'
        return noMobile ? { is: 'otherSender', senders: ['aadhaar'] } : outcome
      }
      // an answer for a number that was typed over meanwhile
      if (gone(of) || of.loginId !== loginId) return lost
      of.txnId = sent.value.txnId
      of.sentVia = via
      return done({ sentTo: sent.value.sentTo })
    },

    async verifyLogin() {
      const of = visit()
      if (of.loginBy === 'abha-address') return verifyAddress(of)
      const { otp, txnId } = of
      of.otp = null
      if (!otp || !txnId) return lost
      const route = loginRoute(of, of.sentVia)
      const answered = await abdm.login.verify({ ...route, txnId, otp })
      if (!answered.ok) return failed('login', answered.error)
      switch (answered.value.kind) {
        case 'in': {
          if (!keep(of, answered.value.tokens)) return lost
          const account = await accountOf(answered.value)
          if (gone(of)) return lost
          if (!account) return { is: 'nobody' }
          of.mobileProved = route.by === 'mobile'
          of.profile = account
          return notHere(account) ?? done({ kind: 'in' })
        }
        case 'choose':
          if (gone(of)) {
            answered.value.transferToken.wipe()
            return lost
          }
          of.mobileProved = route.by === 'mobile'
          of.accounts = answered.value.accounts
          of.txnId = answered.value.txnId
          of.transferToken = answered.value.transferToken
          return done({ kind: 'choose', accounts: of.accounts.map(accountCard) })
      }
    },

    async enterAccount(index) {
      const of = visit()
      const account = of.accounts[index]
      if (!account?.abhaNumber || !of.transferToken || !of.txnId) return lost
      const refused = notHere(account)
      if (refused) return refused
      const entered = await abdm.login.verifyUser({ txnId: of.txnId, transferToken: of.transferToken, abhaNumber: account.abhaNumber })
      if (!entered.ok) return failed('loginAccount', entered.error)
      if (!keep(of, entered.value)) return lost
      of.profile = account
      return done({ kind: 'in' })
    },

    loadProfile,

    async sendAadhaarCode() {
      const of = visit()
      const { aadhaar } = of
      if (!aadhaar) return lost
      let sent = of.accountMayExist ? await abdm.login.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: aadhaar }) : null
      // nobody there: the enrolment that was cut off made nothing, and may be asked for again
      const isLogin = sent !== null && !(!sent.ok && sent.error.reason === 'noAbhaFound')
      if (sent === null || !isLogin) sent = await abdm.enrolment.requestAadhaarOtp({ aadhaar })
      if (!sent.ok) return failed(isLogin ? 'aadhaarLoginCode' : 'aadhaarCode', sent.error)
      // an answer for a number that was typed over meanwhile: its transaction must not stand for the new one
      if (gone(of) || of.aadhaar !== aadhaar) return lost
      of.txnId = sent.value.txnId
      of.aadhaarCodeFor = isLogin ? 'login' : 'enrolment'
      return done({ sentTo: sent.value.sentTo })
    },

    async enrol() {
      const of = visit()
      const { otp, txnId, mobile } = of
      of.otp = null
      if (!otp || !txnId || !mobile) return lost
      if (of.aadhaarCodeFor === 'login') return enterMadeAccount(of, { txnId, otp })
      const answered = await abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile })
      if (!answered.ok) {
        const outcome = failed('enrol', answered.error)
        if (!answered.error.accountMayExist) return outcome
        // the code is used up; the next one sent looks for the account before another could be made
        of.accountMayExist = true
        return { is: 'code', problem: 'expired' }
      }
      switch (answered.value.kind) {
        case 'deactivated':
          if (answered.value.tokens) void abdm.login.logout(answered.value.tokens)
          return { is: 'trouble', trouble: 'deactivated', code: null }
        case 'child':
          if (answered.value.tokens) keep(of, answered.value.tokens)
          return { is: 'trouble', trouble: 'child', code: null }
        case 'elsewhere':
          return { is: 'trouble', trouble: 'alreadyElsewhere', code: null }
        case 'new':
        case 'existing': {
          const { kind, profile, tokens, mobileNeedsOtp } = answered.value
          if (!keep(of, tokens)) return lost
          of.txnId = answered.value.txnId
          of.profile = profile
          of.counts.abha = kind === 'new' ? 'made' : 'found'
          of.mobileProved = !mobileNeedsOtp && profile.mobile !== null && profile.mobile.slice(-4) === mobile.slice(-4)
          return done({ isNew: kind === 'new', mobileNeedsCode: mobileNeedsOtp, person: accountCard(profile) })
        }
      }
    },

    async enrolByDemographics() {
      const of = visit()
      const { aadhaar, demographics } = of
      if (!aadhaar || !demographics) return lost
      // a call that was cut off may have made the account: never a second one (R2); who can have a code goes that way, others to the counter
      if (of.accountMayExist) return lost
      const answered = await abdm.enrolment.enrolByDemographics({ aadhaar, ...demographics, address: null, mobile: null })
      if (!answered.ok) {
        of.accountMayExist = answered.error.accountMayExist
        return failed('enrolByDemographics', answered.error)
      }
      switch (answered.value.kind) {
        case 'deactivated':
          return { is: 'trouble', trouble: 'deactivated', code: null }
        case 'child':
          if (answered.value.tokens) keep(of, answered.value.tokens)
          return { is: 'trouble', trouble: 'child', code: null }
        case 'elsewhere':
          return { is: 'trouble', trouble: 'notPermitted', code: null }
        case 'new':
        case 'existing': {
          const { kind, profile, tokens } = answered.value
          if (!keep(of, tokens)) return lost
          of.profile = profile
          of.counts.abha = kind === 'new' ? 'madeByDemographics' : 'found'
          // no mobile was given, so none has to be proved; the address is the one ABDM gave by itself (R12)
          return done({ isNew: kind === 'new', mobileNeedsCode: false, person: accountCard(profile) })
        }
      }
    },

    async sendMessagesCode() {
      const of = visit()
      if (!of.txnId || !of.mobile) return lost
      const encrypt = await abdm.encryptors.profile()
      if (!encrypt.ok) return failed('certificate', encrypt.error)
      const sent = await abdm.enrolment.requestMobileOtp({ txnId: of.txnId, mobile: encrypt.value(of.mobile) })
      if (!sent.ok) return failed('messagesCode', sent.error)
      if (gone(of)) return lost
      of.txnId = sent.value.txnId
      return done({ sentTo: sent.value.sentTo ?? of.mobile.slice(-4) })
    },

    async verifyMessages() {
      const of = visit()
      const { otp, txnId } = of
      of.otp = null
      if (!otp || !txnId) return lost
      const answered = await abdm.enrolment.verifyMobile({ txnId, otp })
      if (!answered.ok) return failed('messagesVerify', answered.error)
      if (gone(of)) return lost
      of.mobileProved = true
      return done(null)
    },

    async suggestions() {
      const of = visit()
      if (!of.txnId) return lost
      const found = await abdm.enrolment.suggestions({ txnId: of.txnId })
      return found.ok ? done(found.value) : failed('suggestions', found.error)
    },

    async saveAddress(address) {
      const of = visit()
      if (!of.txnId || !of.profile) return lost
      const saved = await abdm.enrolment.chooseAddress({ txnId: of.txnId, address })
      if (!saved.ok) return failed('address', saved.error)
      if (gone(of)) return lost
      of.profile = { ...of.profile, abhaAddress: saved.value.abhaAddress }
      return done(null)
    },

    shareAndWait,

    goOn({ id, counterId, requestedAt, requestId }) {
      const left = { requestId, counterId, at: new Date(requestedAt), acceptLiving: false }
      const waiting = numbers.goOn(left)
      if (waiting === null) return journal.tokenStage(id, 'interrupted')
      void waiting.then(answered => answered !== 'stopped' && heard(id, left, answered))
    },

    stop: numbers.stop,

    async sendShareCode() {
      const of = visit()
      const abhaAddress = of.profile?.abhaAddress
      if (!abhaAddress) return lost
      const encrypt = await abdm.encryptors.phr()
      if (!encrypt.ok) return failed('certificate', encrypt.error)
      const send = () =>
        of.phrWay === 'phrLoginByMobile' && of.mobile !== null
          ? abdm.phrLogin.requestOtp({ by: 'mobile', via: 'abdm', loginId: encrypt.value(of.mobile) })
          : abdm.phrLogin.requestOtp({ by: 'abha-address', via: 'abdm', loginId: encrypt.value(abhaAddress) })
      let sent = await send()
      // ABDM refused this way before it sent anything: the next one, if any is left (abdm-v3 l.1)
      if (!sent.ok && noCodeThisWay.includes(sent.error.reason) && !gone(of)) {
        failed('shareCode', sent.error)
        const next = await nextWay(of, of.phrWay)
        if (next.is !== 'needsCode') return next
        sent = await send()
      }
      if (!sent.ok) return failed('shareCode', sent.error)
      if (gone(of)) return lost
      of.txnId = sent.value.txnId
      return done({ sentTo: sent.value.sentTo })
    },

    async verifyShare() {
      const of = visit()
      const { phrOtp, txnId } = of
      of.phrOtp = null
      if (!phrOtp || !txnId) return lost
      const by = of.phrWay === 'phrLoginByMobile' ? 'mobile' : 'abha-address'
      const answered = await abdm.phrLogin.verify({ by, via: 'abdm', txnId, otp: phrOtp })
      if (!answered.ok) return failed('shareVerify', answered.error)
      const entered = answered.value.kind === 'in' ? answered.value.tokens : await enterAddress(of, answered.value)
      if (entered === null) return lost
      if ('is' in entered) return entered
      if (gone(of)) {
        void abdm.login.logout(entered)
        return lost
      }
      of.phrTokens = entered
      return done(null)
    },
  }
}
