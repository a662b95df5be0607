import { fields, list, text } from './answer.ts'
import { type BirthDate, dayFirst } from './birth-date.ts'
import type { Certificates, Encrypted } from './certificate.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import { type EnrolFailure, type Enrolled, readEnrolled } from './enrolled.ts'
import { type Call, type Gateway, plain } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, type Failure, ok, type Result } from './result.ts'

export interface ChosenAddress {
  abhaNumber: string | null
  /** with its suffix, if ABDM said it */
  abhaAddress: string
}

const verified = fields({ authResult: text })
const suggested = fields({ abhaAddressList: list(text) })
/** NHA's schema and NHA's example name the two fields differently (corrections 30). */
const chosen = fields({ txnId: text, healthIdNumber: text, ABHANumber: text, abhaNumber: text, preferredAbhaAddress: text, abhaAddress: text })

/** Making an ABHA with an Aadhaar OTP (abdm-v3 c), or, for government facilities, by the Aadhaar's data alone (abdm-v3 d). */
export interface Enrolment {
  requestAadhaarOtp(i: { aadhaar: Encrypted }): Promise<Result<OtpSent>>
  /**
   * Makes the account, and so is never sent twice.
   * `mobile`: 10 plain digits; this one field ABDM wants in the open.
   */
  enrolByAadhaar(i: { txnId: string; otp: Encrypted; mobile: string }): Promise<Result<Enrolled, EnrolFailure>>
  /**
   * Without any code: UIDAI compares what the person says. Makes the account, and so is never sent twice. Only for facilities NHA has opened it to:
   * others get 'notPermitted'. 'demographicsDiffer': one of name, gender, birth date is not as Aadhaar has it.
   */
  enrolByDemographics(i: Demographics): Promise<Result<Enrolled, EnrolFailure>>
  requestMobileOtp(i: { txnId: string; mobile: Encrypted }): Promise<Result<OtpSent>>
  verifyMobile(i: { txnId: string; otp: Encrypted }): Promise<Result<void>>
  /** local parts, without '@' */
  suggestions(i: { txnId: string }): Promise<Result<string[]>>
  chooseAddress(i: { txnId: string; address: string }): Promise<Result<ChosenAddress>>
}

/** What the demographic route sends (abdm-v3 d). */
export interface Demographics {
  aadhaar: Encrypted
  /** as printed on the Aadhaar card */
  name: string
  gender: 'M' | 'F' | 'O'
  birth: BirthDate
  /** LGD codes, mostly the facility's own (abdm-v3 h) */
  stateCode: string
  districtCode: string
  pincode: string | null
  address: string | null
  /** 10 plain digits, or null: a person without a phone can have an ABHA */
  mobile: string | null
}

/** The consent of `consent-abha-enrollment`: the text shown to people must be of this version. */
export const enrolmentConsent = { code: 'abha-enrollment', version: '1.4' } as const

export function createEnrolment(config: AbdmConfig, gateway: Gateway, certificates: Certificates, deps: AbdmDeps): Enrolment {
  const base = `${config.urls.abha}/enrollment`

  const heard = <R extends Result<unknown>>(result: R) => certificates.hear('profile', result)

  const post = (asked: Call['asked'], path: string, body: unknown) => gateway.call({ asked, method: 'POST', url: `${base}${path}`, body })

  async function enrol(asked: Call['asked'], body: unknown, txnId: string): Promise<Result<Enrolled, EnrolFailure>> {
    const answered = await gateway.send({ asked, method: 'POST', url: `${base}/enrol/byAadhaar`, body })
    if (!answered.ok) {
      const { mayHaveArrived, status, code } = answered.error
      heard(answered)
      // Whoever fails inside (5xx) may have failed after the account was made; only where ABDM says that UIDAI was not reached, nothing was.
      const neverReached = code === 'ABDM-1206'
      return err({ ...plain(answered.error), accountMayExist: mayHaveArrived || (status !== null && status >= 500 && !neverReached) })
    }
    const read = readEnrolled(answered.value.body, txnId, answered.value.status, deps.now())
    return read.ok ? read : err({ ...read.error, accountMayExist: true })
  }

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
      const call = { endpoint: 'enrolByAadhaar', by: 'aadhaar', via: 'aadhaar' } as const
      return enrol(call, { authData: { ...block, otp: { ...block.otp, mobile } }, consent: enrolmentConsent }, txnId)
    },

    async enrolByDemographics({ aadhaar, name, gender, birth, stateCode, districtCode, pincode, address, mobile }) {
      const dateOfBirth = dayFirst(birth)
      if (dateOfBirth === null) return err({ reason: 'demographicsDiffer', code: 'KIOSK-dateOfBirth', status: null, accountMayExist: false })
      const demographics = {
        aadhaarNumber: aadhaar,
        name,
        gender,
        dateOfBirth,
        stateCode,
        districtCode,
        ...(mobile === null ? {} : { mobile }),
        ...(pincode === null ? {} : { pinCode: pincode }),
        ...(address === null ? {} : { address }),
      }
      const call = { endpoint: 'enrolByAadhaar', by: 'demographics' } as const
      return enrol(call, { authData: { authMethods: ['demo_auth'], demo_auth: demographics }, consent: enrolmentConsent }, '')
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
      return /^success$/i.test(verified.parse(answered.value.body).authResult ?? '') ? ok(undefined) : unexpected(answered.value)
    },

    async suggestions({ txnId }) {
      const answered = await gateway.call({
        asked: { endpoint: 'suggestion' },
        method: 'GET',
        url: `${base}/enrol/suggestion`,
        headers: { Transaction_Id: txnId },
      })
      if (!answered.ok) return answered
      const { abhaAddressList } = suggested.parse(answered.value.body)
      if (abhaAddressList === null) return unexpected(answered.value)
      return ok([...new Set(abhaAddressList.filter(name => name !== null).map(localPart))])
    },

    async chooseAddress({ txnId, address }) {
      const answered = await post({ endpoint: 'chooseAddress' }, '/enrol/abha-address', { txnId, abhaAddress: localPart(address), preferred: 1 })
      if (!answered.ok) return answered
      const body = chosen.parse(answered.value.body)
      const abhaNumber = body.healthIdNumber ?? body.ABHANumber ?? body.abhaNumber
      const abhaAddress = body.preferredAbhaAddress ?? body.abhaAddress
      if (abhaAddress === null && abhaNumber === null && body.txnId === null) return unexpected(answered.value)
      return ok({ abhaNumber, abhaAddress: abhaAddress ?? address })
    },
  }
}

const unexpected = ({ status }: { status: number }) => err<Failure>({ reason: 'unexpected', code: null, status })

const localPart = (address: string): string => address.split('@')[0] ?? ''
