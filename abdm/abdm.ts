import { createAuthTokenHeaders, type HeaderForms } from './auth-token-headers.ts'
import { type Certificates, createCertificates } from './certificate.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { createEnrolment, type Enrolment } from './enrolment.ts'
import { createGateway } from './gateway.ts'
import { createLogin, type Login } from './login.ts'
import { createPhrLogin, type PhrLogin } from './phr-login.ts'
import { createPhrTokens, createSameToken, type PhrTokens, phrLoginByMobile } from './phr-token.ts'
import { createProfile, type Profile } from './profile.ts'
import { facilityName } from './providers.ts'
import { err, ok, type Result } from './result.ts'
import { type Shared, type ShareRequest, share } from './share.ts'
import { type CallbackSource, createCallbackSource } from './token-callback.ts'
import { createPollSource } from './token-poll.ts'
import { firstOf, type TokenSource } from './token-source.ts'

/** Everything a kiosk says to ABDM. Each conversation answers with a Result; nothing expected is thrown. */
export interface Abdm {
  /**
   * A session call: is ABDM there, does it know us, do the clocks agree. `driftSeconds`: how far ABDM's clock is ahead; null when it showed none.
   * 'clockWrong' from three minutes on: at five, calls are refused (abdm-v3 a.3, m.1).
   */
  ready(): Promise<Result<{ driftSeconds: number | null }>>
  encryptors: Pick<Certificates, 'profile' | 'phr'>
  enrolment: Enrolment
  login: Login
  phrLogin: PhrLogin
  phrTokens: PhrTokens
  profile: Profile
  facilityName(hipId: string): Promise<Result<string>>
  share(request: ShareRequest): Promise<Result<Shared>>
  /** asking and, where a relay feeds `callbacks`, hearing; the first answer wins */
  tokens: TokenSource
  callbacks: CallbackSource
  /** for the log: which header forms work here */
  headerForms(): HeaderForms
  close(): Promise<void>
}

const mostDriftSeconds = 180

export function createAbdm(config: AbdmConfig, deps: AbdmDeps): Abdm {
  const gateway = createGateway(config, deps)
  const certificates = createCertificates(config, gateway, deps)
  const headers = createAuthTokenHeaders(config, () => deps.credentials()?.clientId ?? null)
  const callbacks = createCallbackSource(config, deps)

  return {
    async ready() {
      const renewed = await gateway.renew()
      const driftSeconds = gateway.driftSeconds()
      const isWrong = driftSeconds !== null && Math.abs(driftSeconds) > mostDriftSeconds
      // A refused session may itself be the wrong clock's doing; no answer at all says nothing about the clock.
      if (isWrong && (renewed.ok || renewed.error.status !== null))
        return err({ reason: 'clockWrong', code: null, status: renewed.ok ? null : renewed.error.status })
      return renewed.ok ? ok({ driftSeconds }) : renewed
    },
    encryptors: { profile: certificates.profile, phr: certificates.phr },
    enrolment: createEnrolment(config, gateway, certificates, deps),
    login: createLogin(config, gateway, certificates, deps, timeoutsOf(config).logoutMs),
    phrLogin: createPhrLogin(config, gateway, certificates, deps),
    phrTokens: createPhrTokens([createSameToken(config, gateway, headers), phrLoginByMobile]),
    profile: createProfile(config, gateway),
    facilityName: hipId => facilityName(config, gateway, hipId),
    share: request => share(config, gateway, headers, deps.now, request),
    tokens: firstOf([createPollSource(config, gateway, headers, deps), callbacks]),
    callbacks,
    headerForms: headers.forms,
    close: gateway.close,
  }
}
