import { type AbhaProfile, readAbhaProfile } from './abha-profile.ts'
import { countOf, fieldsOf, listOf, textOf } from './answer.ts'
import type { Certificates, Encrypted } from './certificate.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import type { Gateway } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, ok, type Result } from './result.ts'
import { reveal, type Secret } from './secret.ts'
import { readUserTokens, type UserTokens } from './user-tokens.ts'

/** How a person is known, and who sends the code (abdm-v3 e.1). */
export type LoginRoute = { by: 'mobile'; via: 'abdm' } | { by: 'abha-number'; via: 'abdm' | 'aadhaar' } | { by: 'aadhaar'; via: 'aadhaar' }

export type LoggedIn =
  | { kind: 'in'; tokens: UserTokens; accounts: AbhaProfile[] }
  /** several people may use one mobile: one of them is to be chosen within 5 minutes */
  | { kind: 'choose'; txnId: string; transferToken: Secret; accounts: AbhaProfile[] }

/** Finding an ABHA that exists (abdm-v3 e.1, e.2). */
export interface Login {
  requestOtp(i: LoginRoute & { loginId: Encrypted }): Promise<Result<OtpSent>>
  /** 'noAbhaFound' when the code was right but nobody stands behind it */
  verify(i: LoginRoute & { txnId: string; otp: Encrypted }): Promise<Result<LoggedIn>>
  /** `abhaNumber` exactly as it stood in the list, hidden digits and all (abdm-v3 l.9) */
  verifyUser(i: { txnId: string; transferToken: Secret; abhaNumber: string }): Promise<Result<UserTokens>>
  /** Wipes the token first, then tells ABDM as far as it listens (corrections 8). Never fails; the next visit need not wait for it. */
  logout(tokens: UserTokens): Promise<void>
}

const scopeOf = (via: 'abdm' | 'aadhaar'): string[] => ['abha-login', via === 'abdm' ? 'mobile-verify' : 'aadhaar-verify']

export function createLogin(config: AbdmConfig, gateway: Gateway, certificates: Certificates, deps: AbdmDeps, logoutMs: number): Login {
  const base = `${config.urls.abha}/profile/login`

  function heard<T>(result: Result<T>): Result<T> {
    if (!result.ok) certificates.hear('profile', result.error)
    return result
  }

  return {
    async requestOtp({ by, via, loginId }) {
      return heard(
        await requestOtp(gateway, {
          asked: { endpoint: 'loginRequestOtp', by, via },
          url: `${base}/request/otp`,
          body: { scope: scopeOf(via), loginHint: by, loginId, otpSystem: via },
        }),
      )
    },

    async verify({ by, via, txnId, otp }) {
      const answered = heard(
        await gateway.call({
          asked: { endpoint: 'loginVerify', by, via },
          method: 'POST',
          url: `${base}/verify`,
          body: { scope: scopeOf(via), authData: otpBlock(txnId, otp) },
        }),
      )
      return answered.ok ? readLoggedIn(answered.value.body, txnId, answered.value.status, deps.now()) : answered
    },

    async verifyUser({ txnId, transferToken, abhaNumber }) {
      const token = reveal(transferToken)
      if (token === null) return err({ reason: 'sessionExpired', code: null, status: null })
      const answered = await gateway.call({
        asked: { endpoint: 'loginVerifyUser' },
        method: 'POST',
        url: `${base}/verify/user`,
        headers: { 'T-token': `Bearer ${token}` },
        body: { ABHANumber: abhaNumber, txnId },
      })
      if (!answered.ok) return answered
      const tokens = readUserTokens(answered.value.body, 'abha', deps.now())
      if (tokens === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
      transferToken.wipe()
      return ok(tokens)
    },

    async logout(tokens) {
      const token = reveal(tokens.token)
      tokens.token.wipe()
      if (token === null) return
      const url =
        tokens.family === 'abha' ? `${config.urls.abha}/profile/account/request/logout` : `${config.urls.phrApp}/login/profile/request/logout`
      await gateway.send({ asked: { endpoint: 'logout' }, method: 'GET', url, headers: { 'X-token': `Bearer ${token}` }, timeoutMs: logoutMs })
    },
  }
}

/** Decided by the answer, not by the route: with a refresh token (or a user token's lifetime) it is the user's own, else it is good for one choice (abdm-v3 e.2). */
function readLoggedIn(body: unknown, txnId: string, status: number, now: Date): Result<LoggedIn> {
  const answer = fieldsOf(body)
  const accounts = listOf(answer.accounts).map(readAbhaProfile)
  const tokens = readUserTokens(answer, 'abha', now)
  const isEmpty = Array.isArray(answer.accounts) && accounts.length === 0
  if (tokens === null) return err({ reason: isEmpty ? 'noAbhaFound' : 'unexpected', code: null, status })
  if (textOf(answer.refreshToken) !== null || (countOf(answer.expiresIn) ?? 0) > 300) return ok({ kind: 'in', tokens, accounts })
  if (accounts.length === 0) {
    tokens.token.wipe()
    return err({ reason: 'noAbhaFound', code: null, status })
  }
  return ok({ kind: 'choose', txnId: textOf(answer.txnId) ?? txnId, transferToken: tokens.token, accounts })
}
