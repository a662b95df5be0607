import type { KeyName } from './certificate.ts'

/** Base URLs without a trailing slash. Their path order differs between sandbox and production, so each is whole (abdm-v3 a.1, corrections 17). */
export interface AbdmUrls {
  /** up to and with `/api/hiecm` */
  gateway: string
  /** up to and with `/v3` */
  abha: string
  /** what stands before `/login/…` in the PHR app family */
  phrApp: string
  /** what stands before `/login/…` in the PHR web family */
  phrWeb: string
}

/** Milliseconds. */
export interface Timeouts {
  connectMs: number
  requestMs: number
  /** never less than 35 s, whatever stands here: `share` waits for the hospital's own answer (corrections 7) */
  shareMs: number
  logoutMs: number
  /** how long a queue number is waited for (abdm-v3 f.1) */
  tokenWaitMs: number
  pollMs: number
}

export interface AbdmConfig {
  urls: AbdmUrls
  xCmId: 'sbx' | 'abdm'
  /** the PHR facility or service id (`IN…`), not the client id (corrections 19) */
  hiuId: string
  /** how X-AUTH-TOKEN is written at first; flipped once when refused (corrections 4) */
  authTokenStyle: AuthTokenStyle
  /** the key for identifiers sent to the PHR web pages; NHA's likelier answer is 'profile' (corrections 18) */
  phrWebKey: KeyName
  timeouts?: Partial<Timeouts>
  /** by which ways a queue number is waited for; at least one (abdm-v3 f.4, corrections 12) */
  tokensBy: { poll: boolean; relay: RelayConfig | null }
}

/** The program that hears callbacks for the kiosk. */
export interface RelayConfig {
  /** without a slash at the end; `/v1/callbacks` is asked there */
  url: string
  /** the address ABDM must have as this client's bridge; null: not looked at */
  bridgeUrl: string | null
}

export type AuthTokenStyle = 'bare' | 'bearer'

export interface Credentials {
  clientId: string
  clientSecret: string
  /** of the relay, where there is one */
  relaySecret?: string | undefined
}

/** Everything this room does not own itself. */
export interface AbdmDeps {
  now(): Date
  /** a fresh UUID v4 each time */
  newId(): string
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /** read for each session call and never kept; null: there are none */
  credentials(): Credentials | null
  /** the last good set of ABDM's public signing keys, kept over a restart; nothing in it is secret */
  certs?: { read(): string | null; write(keys: string): void }
}

export const defaultTimeouts: Timeouts = {
  connectMs: 5_000,
  requestMs: 30_000,
  shareMs: 40_000,
  logoutMs: 4_000,
  tokenWaitMs: 30_000,
  pollMs: 2_500,
}

const leastShareMs = 35_000

export function timeoutsOf(config: AbdmConfig): Timeouts {
  const timeouts = { ...defaultTimeouts, ...config.timeouts }
  return { ...timeouts, shareMs: Math.max(leastShareMs, timeouts.shareMs) }
}

/** ABDM's own sandbox. */
export const sandboxUrls: AbdmUrls = {
  gateway: 'https://dev.abdm.gov.in/api/hiecm',
  abha: 'https://abhasbx.abdm.gov.in/abha/api/v3',
  phrApp: 'https://abhasbx.abdm.gov.in/abha/api/v3/phr/app',
  phrWeb: 'https://abhasbx.abdm.gov.in/abha/api/v3/phr/web',
}

/** All of ABDM on one origin, by the paths of its sandbox: how a sandbox of one's own serves it. */
export const urlsAt = (origin: string): AbdmUrls => ({
  gateway: `${origin}/api/hiecm`,
  abha: `${origin}/abha/api/v3`,
  phrApp: `${origin}/abha/api/v3/phr/app`,
  phrWeb: `${origin}/abha/api/v3/phr/web`,
})

export const productionUrls: AbdmUrls = {
  gateway: 'https://apis.abdm.gov.in/api/hiecm',
  abha: 'https://abha.abdm.gov.in/api/abha/v3',
  phrApp: 'https://apis.abdm.gov.in/phr/api/phr/app/v3',
  phrWeb: 'https://phr.abdm.gov.in/api/phr/web/v3',
}
