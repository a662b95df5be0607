import { type AbhaProfile, abhaProfile } from './abha-profile.ts'
import { fields, list, text } from './answer.ts'
import type { Certificates, Encrypted } from './certificate.ts'
import type { AbdmConfig } from './config.ts'
import type { Gateway } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, ok, type Result } from './result.ts'
import { reveal, Secret } from './secret.ts'
import { readGrant, readUserTokens, type UserTokens } from './user-tokens.ts'

/** How a person is known, and who sends the code (abdm-v3 e.1). 'index': an entry of `findAbha`'s list. */
export type LoginRoute =
  | { by: 'mobile'; via: 'abdm' }
  | { by: 'abha-number'; via: 'abdm' | 'aadhaar' }
  | { by: 'aadhaar'; via: 'aadhaar' }
  | { by: 'index'; via: 'abdm' | 'aadhaar' }

export type LoggedIn =
  | { kind: 'in'; tokens: UserTokens; accounts: AbhaProfile[] }
  /** several people may use one mobile: one of them is to be chosen within 5 minutes */
  | { kind: 'choose'; txnId: string; transferToken: Secret; accounts: AbhaProfile[] }

/** Finding an ABHA that exists (abdm-v3 e.1, e.2). */
export interface Login {
  /** `txnId`: of the search, for 'index' only. `loginId` is then the encrypted index. */
  requestOtp(i: LoginRoute & { loginId: Encrypted; txnId?: string }): Promise<Result<OtpSent>>
  /** 'noAbhaFound' when the code was right but nobody stands behind it */
  verify(i: LoginRoute & { txnId: string; otp: Encrypted }): Promise<Result<LoggedIn>>
  /** `abhaNumber` exactly as it stood in the list, hidden digits and all (abdm-v3 l.9) */
  verifyUser(i: { txnId: string; transferToken: Secret; abhaNumber: string }): Promise<Result<UserTokens>>
  /** Wipes the token first, then tells ABDM as far as it listens (corrections 8). Never fails; the next visit need not wait for it. */
  logout(tokens: UserTokens): Promise<void>
}

const verifyScope = (via: 'abdm' | 'aadhaar'): string => (via === 'abdm' ? 'mobile-verify' : 'aadhaar-verify')

export function createLogin(config: AbdmConfig, gateway: Gateway, certificates: Certificates, logoutMs: number): Login {
  const base = `${config.urls.abha}/profile/login`

  const heard = <R extends Result<unknown>>(result: R) => certificates.hear('profile', result)

  return {
    async requestOtp({ by, via, loginId, txnId }) {
      const scope = by === 'index' ? ['abha-login', 'search-abha', verifyScope(via)] : ['abha-login', verifyScope(via)]
      return heard(
        await requestOtp(gateway, {
          asked: { endpoint: 'loginRequestOtp', by, via },
          url: `${base}/request/otp`,
          body: { ...(txnId === undefined ? {} : { txnId }), scope, loginHint: by, loginId, otpSystem: via },
        }),
      )
    },

    async verify({ by, via, txnId, otp }) {
      const answered = heard(
        await gateway.call({
          asked: { endpoint: 'loginVerify', by, via },
          method: 'POST',
          url: `${base}/verify`,
          // Two elements for every route: also Find ABHA was seen to verify without 'search-abha' (abdm-v3 e.2).
          body: { scope: ['abha-login', verifyScope(via)], authData: otpBlock(txnId, otp) },
        }),
      )
      return answered.ok ? readLoggedIn(answered.value.body, txnId, answered.value.status) : answered
    },

    async verifyUser({ txnId, transferToken, abhaNumber }) {
      const token = reveal(transferToken)
      if (token === null) return err({ reason: 'sessionExpired', code: null, status: null })
      const answered = await gateway.call({
        asked: { endpoint: 'loginVerifyUser', isMasked: !isWhole(abhaNumber) },
        method: 'POST',
        url: `${base}/verify/user`,
        headers: { 'T-token': `Bearer ${token}` },
        body: { ABHANumber: abhaNumber, txnId },
      })
      if (!answered.ok) return answered
      const tokens = readUserTokens(answered.value.body, 'abha')
      if (tokens === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
      transferToken.wipe()
      return ok(tokens)
    },

    async logout(tokens) {
      const token = reveal(tokens.token)
      tokens.token.wipe()
      if (token === null) return
      // None is published for the PHR web pages; they belong to the ABHA service (corrections 18).
      const url =
        tokens.family === 'phr' ? `${config.urls.phrApp}/login/profile/request/logout` : `${config.urls.abha}/profile/account/request/logout`
      await gateway.send({
        asked: { endpoint: 'logout' },
        method: 'GET',
        url,
        headers: { 'X-token': `Bearer ${token}` },
        signal: AbortSignal.timeout(logoutMs),
        isOnce: true,
      })
    },
  }
}

const isWhole = (abhaNumber: string): boolean => abhaNumber.replace(/\D/g, '').length === 14

const loggedIn = fields({ txnId: text, accounts: list(abhaProfile) })

/** Decided by the answer, not by the route: with a refresh token (or a user token's lifetime) it is the user's own, else it is good for one choice (abdm-v3 e.2). */
function readLoggedIn(body: unknown, askedTxnId: string, status: number): Result<LoggedIn> {
  const { txnId, accounts } = loggedIn.parse(body)
  const grant = readGrant(body)
  const nobody = err({ reason: 'noAbhaFound', code: null, status } as const)
  if (grant === null) return accounts?.length === 0 ? nobody : err({ reason: 'unexpected', code: null, status })
  if (grant.hasRefreshToken || (grant.expiresInSeconds ?? 0) > 300) {
    return ok({ kind: 'in', tokens: { token: new Secret(grant.token), family: 'abha' }, accounts: accounts ?? [] })
  }
  if (!accounts?.length) return nobody
  return ok({ kind: 'choose', txnId: txnId ?? askedTxnId, transferToken: new Secret(grant.token), accounts })
}
