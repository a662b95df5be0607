import { type AddressLogin, createAddressLogin } from './address-login.ts'
import { createAuthTokenHeaders, type HeaderForms } from './auth-token-headers.ts'
import { type Bridge, bridgeOf } from './bridge.ts'
import { type Certificates, createCertificates } from './certificate.ts'
import { type AbdmConfig, type AbdmDeps, timeoutsOf } from './config.ts'
import { createEnrolment, type Enrolment } from './enrolment.ts'
import { createFindAbha, type FindAbha } from './find-abha.ts'
import { createGateway } from './gateway.ts'
import { createJwks } from './jwks.ts'
import { createLogin, type Login } from './login.ts'
import { createPhrLogin, type PhrLogin } from './phr-login.ts'
import { createPhrTokens, type PhrTokens } from './phr-token.ts'
import { createProfile, type Profile } from './profile.ts'
import { type Facility, facilityOf } from './providers.ts'
import { createRelaySource } from './relay.ts'
import { err, ok, type Result } from './result.ts'
import { type Shared, type ShareRequest, share } from './share.ts'
import { createPollSource } from './token-poll.ts'
import { createTokens, type TokenSource } from './token-source.ts'

/** Everything a kiosk says to ABDM. Each conversation answers with a Result; nothing expected is thrown. */
export interface Abdm {
  /**
   * Is ABDM there, does it know us, do the clocks agree: by the session, where that is due, else by a call that reads. `driftSeconds`: how far ABDM's
   * clock is ahead; null when it showed none. 'clockWrong' from three minutes on: at five, calls are refused (abdm-v3 a.3, m.1). `withinMs`: for each call of it, where a quick answer
   * is worth more than a late one.
   */
  ready(hipId: string, withinMs?: number): Promise<Result<{ driftSeconds: number | null }>>
  /** What every visit needs, fetched while nobody stands there: a session that lasts for a visit, and both certificates. */
  warm(): Promise<Result<void>>
  encryptors: Pick<Certificates, 'profile' | 'phr' | 'phrWeb'>
  enrolment: Enrolment
  login: Login
  findAbha: FindAbha
  addressLogin: AddressLogin
  phrLogin: PhrLogin
  phrTokens: PhrTokens
  profile: Profile
  facility(hipId: string): Promise<Result<Facility>>
  share(request: ShareRequest): Promise<Result<Shared>>
  /** asking and, where there is a relay, hearing; the first answer wins */
  tokens: TokenSource
  bridge(): Promise<Result<Bridge>>
  /** for the log and the staff */
  state(): AbdmState
  close(): Promise<void>
}

export interface AbdmState {
  /** which header forms work here */
  headerForms: HeaderForms
  /** callbacks that were not ABDM's */
  refusedCallbacks: number
  /** fetches of ABDM's signing keys that failed since one last did not */
  certsFailures: number
}

const mostDriftSeconds = 180

export function createAbdm(config: AbdmConfig, deps: AbdmDeps): Abdm {
  const gateway = createGateway(config, deps)
  const certificates = createCertificates(config, gateway, deps)
  const headers = createAuthTokenHeaders(config, () => deps.credentials()?.clientId ?? null)
  const jwks = createJwks(config, gateway, deps)
  const poll = config.tokensBy.poll ? createPollSource(config, gateway, headers, deps) : null
  const relay = config.tokensBy.relay ? createRelaySource(config.tokensBy.relay, config, jwks, deps) : null

  async function isThere(hipId: string, withinMs?: number): Promise<Result<void>> {
    const session = await gateway.warm(withinMs)
    if (!session.ok) return session
    if (session.value.renewed) return ok(undefined)
    const asked = await facilityOf(config, gateway, hipId, withinMs)
    // That it does not know this facility is an answer too.
    return asked.ok || asked.error.reason === 'facilityNotFound' ? ok(undefined) : asked
  }

  return {
    async ready(hipId, withinMs) {
      const there = await isThere(hipId, withinMs)
      const driftSeconds = gateway.driftSeconds()
      const isWrong = driftSeconds !== null && Math.abs(driftSeconds) > mostDriftSeconds
      // A refused session may itself be the wrong clock's doing; no answer at all says nothing about the clock.
      if (isWrong && (there.ok || there.error.status !== null))
        return err({ reason: 'clockWrong', code: null, status: there.ok ? null : there.error.status })
      return there.ok ? ok({ driftSeconds }) : there
    },
    async warm() {
      const session = await gateway.warm()
      return session.ok ? certificates.warm() : session
    },
    encryptors: { profile: certificates.profile, phr: certificates.phr, phrWeb: certificates.phrWeb },
    enrolment: createEnrolment(config, gateway, certificates),
    login: createLogin(config, gateway, certificates, timeoutsOf(config).logoutMs),
    findAbha: createFindAbha(config, gateway, certificates),
    addressLogin: createAddressLogin(config, gateway, certificates),
    phrLogin: createPhrLogin(config, gateway, certificates),
    phrTokens: createPhrTokens(config, gateway, headers, deps),
    profile: createProfile(config, gateway),
    facility: hipId => facilityOf(config, gateway, hipId),
    share: request => share(config, gateway, headers, deps.now, request),
    tokens: createTokens(poll, relay),
    bridge: () => bridgeOf(config, gateway),
    state: () => ({ headerForms: headers.forms(), refusedCallbacks: relay?.refused() ?? 0, certsFailures: jwks.failures() }),
    async close() {
      await Promise.all([gateway.close(), relay?.close()])
    },
  }
}
