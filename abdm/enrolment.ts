import { type AbhaProfile, readAbhaProfile } from './abha-profile.ts'
import { type Fields, fieldsOf, isTrue, textOf } from './answer.ts'
import type { Certificates, Encrypted } from './certificate.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import type { Call, Gateway } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { readUserTokens, type UserTokens } from './user-tokens.ts'

export type Enrolled =
  | {
      /** 'existing' is as good as 'new': the Aadhaar already had this ABHA */
      kind: 'new' | 'existing'
      txnId: string
      tokens: UserTokens
      profile: AbhaProfile
      /** the mobile typed is not Aadhaar's: ABDM wants it proved by a code of its own (abdm-v3 c.3) */
      mobileNeedsOtp: boolean
    }
  | { kind: 'deactivated' }
  /** under 18 */
  | { kind: 'child'; isNew: boolean; profile: AbhaProfile; tokens: UserTokens | null }
  /** ABDM matched the person with another account and opens none here (abdm-v3 c.2) */
  | { kind: 'elsewhere' }

export interface ChosenAddress {
  abhaNumber: string | null
  /** with its suffix, if ABDM said it */
  abhaAddress: string
}

/** Making an ABHA with an Aadhaar OTP (abdm-v3 c). */
export interface Enrolment {
  requestAadhaarOtp(i: { aadhaar: Encrypted }): Promise<Result<OtpSent>>
  /**
   * Makes the account, and so is never sent twice. After 'timeout' or 'network' the account may exist: log in by Aadhaar and look (abdm-v3 l.8).
   * `mobile`: 10 plain digits; this one field ABDM wants in the open.
   */
  enrolByAadhaar(i: { txnId: string; otp: Encrypted; mobile: string }): Promise<Result<Enrolled>>
  requestMobileOtp(i: { txnId: string; mobile: Encrypted }): Promise<Result<OtpSent>>
  verifyMobile(i: { txnId: string; otp: Encrypted }): Promise<Result<void>>
  /** local parts, without '@' */
  suggestions(i: { txnId: string }): Promise<Result<string[]>>
  chooseAddress(i: { txnId: string; address: string }): Promise<Result<ChosenAddress>>
}

/** The consent of `consent-abha-enrollment`: the text shown to people must be of this version. */
export const enrolmentConsent = { code: 'abha-enrollment', version: '1.4' } as const

export function createEnrolment(config: AbdmConfig, gateway: Gateway, certificates: Certificates, deps: AbdmDeps): Enrolment {
  const base = `${config.urls.abha}/enrollment`

  /** A refusal of encrypted input may mean that ABDM's key has changed. */
  function heard<T>(result: Result<T>): Result<T> {
    if (!result.ok) certificates.hear('profile', result.error)
    return result
  }

  const post = (asked: Call['asked'], path: string, body: unknown) => gateway.call({ asked, method: 'POST', url: `${base}${path}`, body })

  return {
    async requestAadhaarOtp({ aadhaar }) {
      return heard(
        await requestOtp(gateway, {
          asked: { endpoint: 'enrolRequestOtp', by: 'aadhaar', via: 'aadhaar' },
          url: `${base}/request/otp`,
          body: { txnId: '', scope: ['abha-enrol'], loginHint: 'aadhaar', loginId: aadhaar, otpSystem: 'aadhaar' },
        }),
      )
    },

    async enrolByAadhaar({ txnId, otp, mobile }) {
      const block = otpBlock(txnId, otp)
      const answered = heard(
        await post({ endpoint: 'enrolByAadhaar', by: 'aadhaar', via: 'aadhaar' }, '/enrol/byAadhaar', {
          authData: { ...block, otp: { ...block.otp, mobile } },
          consent: enrolmentConsent,
        }),
      )
      return answered.ok ? readEnrolled(answered.value.body, txnId, answered.value.status, deps.now()) : answered
    },

    async requestMobileOtp({ txnId, mobile }) {
      const call = {
        asked: { endpoint: 'enrolRequestOtp', by: 'mobile', via: 'abdm' } as const,
        url: `${base}/request/otp`,
        body: { txnId, scope: ['abha-enrol', 'mobile-verify'], loginHint: 'mobile', loginId: mobile, otpSystem: 'abdm' },
      }
      return heard(await requestOtp(gateway, call, txnId))
    },

    async verifyMobile({ txnId, otp }) {
      const answered = heard(
        await post({ endpoint: 'enrolVerifyMobile', by: 'mobile', via: 'abdm' }, '/auth/byAbdm', {
          scope: ['abha-enrol', 'mobile-verify'],
          authData: otpBlock(txnId, otp),
        }),
      )
      if (!answered.ok) return answered
      // Only the word itself counts: some page with status 200 has proved no mobile.
      return /^success$/i.test(textOf(fieldsOf(answered.value.body).authResult) ?? '') ? ok(undefined) : unexpected(answered.value)
    },

    async suggestions({ txnId }) {
      const answered = await gateway.call({
        asked: { endpoint: 'suggestion' },
        method: 'GET',
        url: `${base}/enrol/suggestion`,
        headers: { Transaction_Id: txnId },
      })
      if (!answered.ok) return answered
      const { abhaAddressList } = fieldsOf(answered.value.body)
      if (!Array.isArray(abhaAddressList)) return unexpected(answered.value)
      const names = abhaAddressList.map(name => textOf(name))
      return ok([...new Set(names.filter(name => name !== null).map(localPart))])
    },

    async chooseAddress({ txnId, address }) {
      const answered = await post({ endpoint: 'chooseAddress' }, '/enrol/abha-address', { txnId, abhaAddress: localPart(address), preferred: 1 })
      if (!answered.ok) return answered
      const body = fieldsOf(answered.value.body)
      // NHA's schema and NHA's example name these two fields differently (corrections 30).
      const abhaNumber = textOf(body.healthIdNumber, body.ABHANumber, body.abhaNumber)
      const abhaAddress = textOf(body.preferredAbhaAddress, body.abhaAddress)
      if (abhaAddress === null && abhaNumber === null && textOf(body.txnId) === null) return unexpected(answered.value)
      return ok({ abhaNumber, abhaAddress: abhaAddress ?? address })
    },
  }
}

const unexpected = ({ status }: { status: number }) => err<Failure>({ reason: 'unexpected', code: null, status })

const localPart = (address: string): string => address.split('@')[0] ?? ''

function readEnrolled(body: unknown, askedTxnId: string, status: number, now: Date): Result<Enrolled> {
  const answer = fieldsOf(body)
  const tokens = readUserTokens(answer, 'abha', now)
  const profile = readAbhaProfile(answer.ABHAProfile ?? answer.abhaProfile)
  const isNew = isTrue(answer.isNew ?? answer.new)
  if (!isNew && isDeactivated(answer, profile)) {
    tokens?.token.wipe()
    return ok({ kind: 'deactivated' })
  }
  if (profile.isChild) return ok({ kind: 'child', isNew, profile, tokens })
  const isKnown = !isNew && /already exist/i.test(textOf(answer.message) ?? '')
  if (tokens === null) return isKnown ? ok({ kind: 'elsewhere' }) : unexpected({ status })
  return ok({ kind: isNew ? 'new' : 'existing', txnId: textOf(answer.txnId) ?? askedTxnId, tokens, profile, mobileNeedsOtp: profile.mobile === null })
}

const isDeactivated = (answer: Fields, profile: AbhaProfile): boolean =>
  profile.status === 'DEACTIVATED' || /deactivated/i.test(textOf(answer.message) ?? '')
