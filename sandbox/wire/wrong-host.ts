import { type Answer, empty } from './answer.ts'
import { noResource } from './faults.ts'

const GATEWAY_HOSTS = /^(dev|apis|live)\.abdm\.gov\.in(:\d+)?$/i
const ABHA_HOSTS = /^(abhasbx|abha|phr)\.abdm\.gov\.in(:\d+)?$/i
/** `dev.abdm.gov.in/api` with a path of M1 behind it */
const M1_ON_THE_GATEWAY = /^\/api\/(abha\/|v3\/(enrollment|profile|phr)\/)/

/**
 * A path asked of a host that does not serve it: M1 on the gateway is 503 (corrections 42), HIE-CM on the ABHA host 404 (abdm-v3 f.6).
 * One origin stands for all hosts here: a host is known by the Host header, where a client sends NHA's own, and by paths only the wrong one has.
 */
export function wrongHost(host: string, path: string): Answer | null {
  if (M1_ON_THE_GATEWAY.test(path) || (GATEWAY_HOSTS.test(host) && path.startsWith('/abha/'))) return empty(503)
  return ABHA_HOSTS.test(host) && path.startsWith('/api/hiecm/') ? noResource() : null
}
