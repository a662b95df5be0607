import { randomUUID } from 'node:crypto'
import { type Abdm, type AbhaProfile, type Failure, fillProfile, type LoginRoute, type QueueToken, type Result } from '../abdm/index.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Journal } from './journal.ts'
import type { Log } from './log.ts'
import type { Context } from './machine/context.ts'
import { done, type Outcome, outcomeOf } from './machine/outcome.ts'
import type { Conversations, ProfileAnswer } from './machine/parts.ts'
import { accountCard, sharedProfile } from './shown.ts'
import type { Visit } from './visit.ts'

export interface ConversationParts {
  abdm: Abdm
  config: Config
  journal: Journal
  log: Log
  clock: Clock
  /** the visit that is on */
  visit(): Visit
  context(): Context
}

/** Every conversation with ABDM, with the visit's secrets on one side and the chart's plain outcomes on the other. */
export function createConversations({ abdm, config, journal, log, clock, visit, context }: ConversationParts): Conversations {
  const failed = (conversation: string, failure: Failure): Outcome<never> => {
    log.event('abdmFailed', { conversation, reason: failure.reason, code: failure.code, status: failure.status })
    return outcomeOf(failure)
  }
  /** A later step that finds its transaction gone can only be begun again. */
  const lost: Outcome<never> = { is: 'trouble', trouble: 'unexpected', code: null }

  /** how long a hospital's answer is waited for: as long as the call itself lives (abdm-v3-corrections 7) */
  const backgroundWaitMs = Math.max(35_000, config.times.tokenWaitSeconds * 1000 + 5_000)

  const loginRoute = (of: Visit): LoginRoute => (of.loginBy === 'mobile' ? { by: 'mobile', via: 'abdm' } : { by: 'abha-number', via: 'abdm' })

  async function loadProfile(): Promise<Outcome<ProfileAnswer>> {
    const of = visit()
    const known = of.profile
    if (!of.tokens || !known) return lost
    const read = await abdm.profile.get(of.tokens)
    // enrichment, never a precondition: what the login gave is enough (abdm-v3 c.9)
    if (!read.ok) failed('profile', read.error)
    const profile: AbhaProfile = read.ok ? fillProfile(read.value, known) : known
    if (of.over) return lost
    of.profile = profile
    const named = await abdm.facilityName(config.facility.hipId)
    if (!named.ok) failed('facilityName', named.error)
    const abhaNumber = profile.abhaNumber ?? ''
    const abhaAddress = profile.abhaAddress ?? ''
    return done({
      person: accountCard(profile),
      abha: { abhaNumber, abhaAddress, qr: JSON.stringify({ hidn: abhaNumber, hid: abhaAddress }) },
      shared: { ...sharedProfile(profile, of.mobileProved ? of.mobile : null), facility: named.ok ? named.value : config.facility.name.en },
    })
  }

  async function shareAndWait(): Promise<Outcome<{ number: string; validUntil: string | null; again: boolean }>> {
    const of = visit()
    const counter = context().counter
    const { profile } = of
    if (!counter || !profile) return lost
    const { hipId } = config.facility
    const obtained = await abdm.phrTokens.obtain({ hipId, login: of.phrTokens ?? of.tokens })
    if (!obtained.ok) return failed('phrToken', obtained.error)
    if (obtained.value.kind === 'needsCode') return { is: 'needsCode' }
    const { tokens, way } = obtained.value
    if (of.over) return lost
    const journalId = randomUUID()
    of.journalId = journalId
    journal.tokenRequested({ id: journalId, counterId: counter.id, at: clock.now().toISOString() })
    const shared = await abdm.share({ phrToken: tokens.token, profile, mobile: of.mobileProved ? of.mobile : null, hipId, counterId: counter.id })
    if (!shared.ok) {
      journal.tokenStage(journalId, 'refused')
      if (shared.error.reason === 'sessionExpired') {
        abdm.phrTokens.refused(hipId, way)
        failed('share', shared.error)
        return way === 'sameToken' ? { is: 'needsCode' } : lost
      }
      return failed('share', shared.error)
    }
    const token: Result<QueueToken> = await abdm.tokens.waitFor({
      phrToken: tokens.token,
      hipId,
      counterId: counter.id,
      since: shared.value.at,
      acceptLiving: shared.value.acceptance === 'duplicate',
      forMs: backgroundWaitMs,
    })
    if (!token.ok) {
      journal.tokenStage(journalId, token.error.reason === 'hospitalRefused' ? 'refused' : 'noAnswer')
      // it was shared: whatever keeps the number from us now, it is "no answer yet", not "failed"
      const outcome = failed('token', token.error)
      return outcome.is === 'refused' ? outcome : { is: 'silent' }
    }
    const { tokenNumber, expiresInSeconds, issuedAt, again } = token.value
    const from = issuedAt ?? shared.value.at
    const validUntil = expiresInSeconds === null ? null : new Date(from.getTime() + expiresInSeconds * 1000).toISOString()
    journal.tokenAnswered(journalId, { tokenNumber, validUntil })
    return done({ number: tokenNumber, validUntil, again })
  }

  return {
    async sendLoginCode() {
      const of = visit()
      if (!of.loginId) return lost
      const sent = await abdm.login.requestOtp({ ...loginRoute(of), loginId: of.loginId })
      if (!sent.ok) return failed('loginCode', sent.error)
      of.txnId = sent.value.txnId
      return done({ sentTo: sent.value.sentTo })
    },

    async verifyLogin() {
      const of = visit()
      const { otp, txnId } = of
      of.otp = null
      if (!otp || !txnId) return lost
      const answered = await abdm.login.verify({ ...loginRoute(of), txnId, otp })
      if (!answered.ok) return failed('login', answered.error)
      of.mobileProved = of.loginBy === 'mobile'
      of.accounts = answered.value.accounts
      switch (answered.value.kind) {
        case 'in':
          of.tokens = answered.value.tokens
          of.profile = answered.value.accounts[0] ?? null
          return of.profile ? done({ kind: 'in' }) : { is: 'nobody' }
        case 'choose':
          of.txnId = answered.value.txnId
          of.transferToken = answered.value.transferToken
          return done({ kind: 'choose', accounts: of.accounts.map(accountCard) })
      }
    },

    async enterAccount(index) {
      const of = visit()
      const account = of.accounts[index]
      if (!account?.abhaNumber || !of.transferToken || !of.txnId) return lost
      if (account.status === 'DEACTIVATED') return { is: 'trouble', trouble: 'deactivated', code: null }
      if (account.isChild) return { is: 'trouble', trouble: 'child', code: null }
      const entered = await abdm.login.verifyUser({ txnId: of.txnId, transferToken: of.transferToken, abhaNumber: account.abhaNumber })
      if (!entered.ok) return failed('loginAccount', entered.error)
      of.tokens = entered.value
      of.profile = account
      return done({ kind: 'in' })
    },

    loadProfile,

    async sendAadhaarCode() {
      const of = visit()
      if (!of.aadhaar) return lost
      const sent = await abdm.enrolment.requestAadhaarOtp({ aadhaar: of.aadhaar })
      if (!sent.ok) return failed('aadhaarCode', sent.error)
      of.txnId = sent.value.txnId
      return done({ sentTo: sent.value.sentTo })
    },

    async enrol() {
      const of = visit()
      const { otp, txnId, mobile } = of
      of.otp = null
      if (!otp || !txnId || !mobile) return lost
      const answered = await abdm.enrolment.enrolByAadhaar({ txnId, otp, mobile })
      if (!answered.ok) return failed('enrol', answered.error)
      switch (answered.value.kind) {
        case 'deactivated':
          return { is: 'trouble', trouble: 'deactivated', code: null }
        case 'child':
          of.tokens = answered.value.tokens
          return { is: 'trouble', trouble: 'child', code: null }
        case 'elsewhere':
          return { is: 'trouble', trouble: 'notPermitted', code: null }
        case 'new':
        case 'existing': {
          const { kind, profile, tokens, mobileNeedsOtp } = answered.value
          of.txnId = answered.value.txnId
          of.tokens = tokens
          of.profile = profile
          of.mobileProved = !mobileNeedsOtp && profile.mobile !== null && profile.mobile.slice(-4) === mobile.slice(-4)
          return done({ isNew: kind === 'new', mobileNeedsCode: mobileNeedsOtp, person: accountCard(profile) })
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
      of.profile = { ...of.profile, abhaAddress: saved.value.abhaAddress }
      return done(null)
    },

    shareAndWait: () => {
      const of = visit()
      const sharing = shareAndWait().finally(() => {
        of.sharing = null
      })
      of.sharing = sharing
      return sharing
    },

    async sendShareCode() {
      const of = visit()
      const address = of.profile?.abhaAddress
      if (!address) return lost
      const encrypt = await abdm.encryptors.phr()
      if (!encrypt.ok) return failed('certificate', encrypt.error)
      const sent = await abdm.phrLogin.requestOtp({ by: 'abha-address', via: 'abdm', loginId: encrypt.value(address) })
      if (!sent.ok) return failed('shareCode', sent.error)
      of.txnId = sent.value.txnId
      return done({ sentTo: sent.value.sentTo })
    },

    async verifyShare() {
      const of = visit()
      const { phrOtp, txnId } = of
      of.phrOtp = null
      if (!phrOtp || !txnId) return lost
      const answered = await abdm.phrLogin.verify({ by: 'abha-address', via: 'abdm', txnId, otp: phrOtp })
      if (!answered.ok) return failed('shareVerify', answered.error)
      if (answered.value.kind !== 'in') return lost
      of.phrTokens = answered.value.tokens
      return done(null)
    },
  }
}
