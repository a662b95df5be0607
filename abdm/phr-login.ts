import { type AbhaProfile, abhaProfile } from './abha-profile.ts'
import { fields, list, text } from './answer.ts'
import type { Certificates, PhrEncrypted } from './certificate.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import { type Gateway, plain } from './gateway.ts'
import { type OtpSent, otpBlock, requestOtp } from './otp.ts'
import { err, type Failure, ok, type Result } from './result.ts'
import { reveal, type Secret } from './secret.ts'
import { readUserTokens, type UserTokens } from './user-tokens.ts'

/** E-mail is deprecated (corrections 43) and a kiosk asks for no passwords, so neither is here. */
export type PhrRoute =
  | { by: 'mobile'; via: 'abdm' }
  | { by: 'abha-address'; via: 'abdm' }
  | { by: 'abha-number'; via: 'abdm' | 'aadhaar' }
  | { by: 'aadhaar'; via: 'aadhaar' }

export type PhrLoggedIn =
  | { kind: 'in'; tokens: UserTokens; users: AbhaProfile[] }
  /** always asked for, also with one user: the token is good for the choice alone */
  | { kind: 'choose'; txnId: string; transferToken: Secret; users: AbhaProfile[] }

/** Logging in as a PHR app does: it lists every ABHA address of a mobile, and its token is the one `share` is written for (abdm-v3 e.5). */
export interface PhrLogin {
  requestOtp(i: PhrRoute & { loginId: PhrEncrypted }): Promise<Result<OtpSent>>
  verify(i: PhrRoute & { txnId: string; otp: PhrEncrypted }): Promise<Result<PhrLoggedIn>>
  verifyUser(i: { txnId: string; transferToken: Secret; abhaAddress: string }): Promise<Result<UserTokens>>
}

const verified = fields({ users: list(abhaProfile), txnId: text })

/** The published strings (corrections 3). */
function wordsOf({ by, via }: PhrRoute): { scope: string[]; loginHint: string } {
  switch (by) {
    case 'mobile':
      return { scope: ['abha-address-login', 'mobile-verify'], loginHint: 'mobile-number' }
    case 'abha-address':
      return { scope: ['abha-address-login', 'mobile-verify'], loginHint: 'abha-address' }
    case 'abha-number':
      return { scope: ['abha-login', via === 'abdm' ? 'mobile-verify' : 'aadhaar-verify'], loginHint: 'abha-number' }
    case 'aadhaar':
      return { scope: ['abha-login', 'aadhaar-verify', 'aadhaar-otp-verify'], loginHint: 'aadhaar' }
  }
}

/** 'Invalid T-token' comes without a code or with these two; an unknown txnId has others. */
const refusesTransfer = ({ reason, code }: Failure): boolean => reason === 'sessionExpired' && [null, 'ABDM-1128', 'ABDM-1129'].includes(code)

export function createPhrLogin(config: AbdmConfig, gateway: Gateway, certificates: Certificates, deps: AbdmDeps): PhrLogin {
  const base = `${config.urls.phrApp}/login`

  const heard = <R extends Result<unknown>>(result: R) => certificates.hear('phr', result)

  return {
    async requestOtp(i) {
      const { scope, loginHint } = wordsOf(i)
      const send = (hint: string) =>
        requestOtp(gateway, {
          asked: { endpoint: 'loginRequestOtp', by: i.by, via: i.via },
          url: `${base}/request/otp`,
          body: { scope, loginHint: hint, loginId: i.loginId, otpSystem: i.via },
        })
      const first = await send(loginHint)
      // NHA's PHR document spells this one hint differently; a refused hint has sent no code yet. It is refused in several forms (abdm-v3 c.7, e.5).
      const misspelt = i.by === 'aadhaar' && !first.ok && first.error.reason === 'unexpected' && first.error.status === 400
      return heard(misspelt ? await send('Aadhaar-number') : first)
    },

    async verify(i) {
      const answered = heard(
        await gateway.call({
          asked: { endpoint: 'loginVerify', by: i.by, via: i.via },
          method: 'POST',
          url: `${base}/verify`,
          body: { scope: wordsOf(i).scope, authData: otpBlock(i.txnId, i.otp) },
        }),
      )
      if (!answered.ok) return answered
      const { users, txnId } = verified.parse(answered.value.body)
      const tokens = readUserTokens(answered.value.body, 'phr', deps.now())
      const { status } = answered.value
      if (tokens === null) return err({ reason: users?.length === 0 ? 'noAbhaFound' : 'unexpected', code: null, status })
      // By the route alone: lifetimes and refresh tokens contradict each other in NHA's own answers (corrections 2).
      if (i.by === 'abha-address') return ok({ kind: 'in', tokens, users: users ?? [] })
      if (users?.length) return ok({ kind: 'choose', txnId: txnId ?? i.txnId, transferToken: tokens.token, users })
      tokens.token.wipe()
      return err({ reason: 'noAbhaFound', code: null, status })
    },

    async verifyUser({ txnId, transferToken, abhaAddress }) {
      const token = reveal(transferToken)
      if (token === null) return err({ reason: 'sessionExpired', code: null, status: null })
      const answered = await gateway.send({
        asked: { endpoint: 'loginVerifyUser' },
        method: 'POST',
        url: `${base}/verify/user`,
        headers: { 'T-token': `Bearer ${token}` },
        body: { abhaAddress, txnId },
      })
      // Refused as a transfer token, it was the user's own all along (corrections 2).
      const isUsersOwn = !answered.ok && answered.error.status === 400 && refusesTransfer(answered.error)
      if (!answered.ok && !isUsersOwn) return err(plain(answered.error))
      const tokens = readUserTokens(answered.ok ? answered.value.body : { token }, 'phr', deps.now())
      if (tokens === null) return err({ reason: 'unexpected', code: null, status: answered.ok ? answered.value.status : null })
      transferToken.wipe()
      return ok(tokens)
    },
  }
}
