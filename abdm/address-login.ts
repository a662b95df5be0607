import { type AbhaProfile, abhaProfile } from './abha-profile.ts'
import { fields, list, text } from './answer.ts'
import type { Certificates, PhrWebEncrypted } from './certificate.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import type { Call, Gateway } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, ok, type Result } from './result.ts'
import { readUserTokens, type UserTokens } from './user-tokens.ts'

/** Who may send the code to the owner of an address. */
export type CodeSender = 'abdm' | 'aadhaar'

export interface AddressFound {
  abhaAddress: string
  /** only these may be offered; empty: this address cannot be entered with a code */
  senders: CodeSender[]
  status: string | null
}

/** Entering by ABHA address, as NHA's own web pages do (abdm-v3 e.3). Its identifiers are encrypted with a key the config names (corrections 18). */
export interface AddressLogin {
  /** what this address may be entered with; `abhaAddress` with its suffix, in the open */
  search(i: { abhaAddress: string }): Promise<Result<AddressFound>>
  requestOtp(i: { via: CodeSender; loginId: PhrWebEncrypted }): Promise<Result<OtpSent>>
  verify(i: { via: CodeSender; txnId: string; otp: PhrWebEncrypted }): Promise<Result<{ tokens: UserTokens; users: AbhaProfile[] }>>
}

const found = fields({ abhaAddress: text, authMethods: list(text), blockedAuthMethods: list(text), status: text })
const verified = fields({ users: list(abhaProfile) })

const scopeOf = (via: CodeSender): string[] => ['abha-address-login', via === 'abdm' ? 'mobile-verify' : 'aadhaar-verify']
const methodOf = { abdm: 'MOBILE_OTP', aadhaar: 'AADHAAR_OTP' } as const

export function createAddressLogin(config: AbdmConfig, gateway: Gateway, certificates: Certificates, deps: AbdmDeps): AddressLogin {
  const base = `${config.urls.phrWeb}/login/abha`

  const heard = <R extends Result<unknown>>(result: R) => certificates.hear('phrWeb', result)

  const post = (asked: Call['asked'], path: string, body: unknown) => gateway.call({ asked, method: 'POST', url: `${base}${path}`, body })

  return {
    async search({ abhaAddress }) {
      const answered = await post({ endpoint: 'addressSearch', by: 'abha-address' }, '/search', { abhaAddress })
      if (!answered.ok) return answered
      const { authMethods, blockedAuthMethods, status, ...said } = found.parse(answered.value.body)
      if (authMethods === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
      if (status?.toUpperCase() === 'DEACTIVATED') return err({ reason: 'deactivated', code: null, status: answered.value.status })
      const open = (via: CodeSender) => authMethods.includes(methodOf[via]) && !blockedAuthMethods?.includes(methodOf[via])
      return ok({ abhaAddress: said.abhaAddress ?? abhaAddress, senders: (['abdm', 'aadhaar'] as const).filter(open), status })
    },

    async requestOtp({ via, loginId }) {
      return heard(
        await requestOtp(gateway, {
          asked: { endpoint: 'loginRequestOtp', by: 'abha-address', via },
          url: `${base}/request/otp`,
          body: { scope: scopeOf(via), loginHint: 'abha-address', loginId, otpSystem: via },
        }),
      )
    },

    async verify({ via, txnId, otp }) {
      const answered = heard(
        await post({ endpoint: 'loginVerify', by: 'abha-address', via }, '/verify', { scope: scopeOf(via), authData: otpBlock(txnId, otp) }),
      )
      if (!answered.ok) return answered
      const { users } = verified.parse(answered.value.body)
      const tokens = readUserTokens(answered.value.body, 'phrWeb', deps.now())
      if (tokens !== null) return ok({ tokens, users: users ?? [] })
      return err({ reason: users?.length === 0 ? 'noAbhaFound' : 'unexpected', code: null, status: answered.value.status })
    },
  }
}
