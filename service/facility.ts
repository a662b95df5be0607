import { type Abdm, isSameName } from '../abdm/index.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'

const everyMs = 3_600_000

/**
 * The hospital as ABDM knows it: its name is what people read before they agree to share. Asked for while nobody stands there, and compared with the
 * config: a name that differs may be a wrong hip-id, which would send people's data to another hospital, so the log says so.
 */
export interface FacilityWatch {
  /** asks when it is time to; never fails */
  look(): Promise<void>
  /** ABDM's name, or the config's while ABDM has said none */
  name(): string
}

export function watchFacility(abdm: Pick<Abdm, 'facility' | 'bridge' | 'state'>, config: Config, log: Log, clock: Clock): FacilityWatch {
  let named: string | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let told = { headers: `${config.abdm.authTokenStyle}-configured`, refusedCallbacks: 0, certsFail: false }

  async function lookAtBridge(): Promise<void> {
    const expected = config.abdm.tokens.relay?.bridgeUrl
    if (!expected) return
    const bridge = await abdm.bridge()
    if (bridge.ok && (!bridge.value.active || bridge.value.url !== expected)) log.event('health', { state: 'bridgeMoved', line: null })
  }

  /** What the client has learned about this ABDM, said when it changes (abdm-v3 l.2, corrections 4, 21). */
  function lookAtClient(): void {
    const { headerForms, refusedCallbacks, certsFailures } = abdm.state()
    const now = { headers: `${headerForms.authToken}-${headerForms.hiuId}`, refusedCallbacks, certsFail: certsFailures > 0 }
    if (now.headers !== told.headers) log.event('health', { state: `headers-${now.headers}`, line: null })
    if (now.refusedCallbacks > told.refusedCallbacks) log.event('health', { state: 'callbackRefused', line: null })
    if (now.certsFail && !told.certsFail) log.event('health', { state: 'certsFail', line: null })
    told = now
  }

  return {
    async look() {
      lookAtClient()
      if (clock.now().getTime() - askedAt < everyMs) return
      const found = await abdm.facility(config.facility.hipId)
      if (found.ok) {
        askedAt = clock.now().getTime()
        named = found.value.name
        if (!isSameName(named, config.facility.name.en)) log.event('health', { state: 'facilityNameDiffers', line: null })
      } else if (found.error.reason === 'facilityNotFound') {
        askedAt = clock.now().getTime()
        log.event('health', { state: 'facilityUnknown', line: null })
      }
      await lookAtBridge()
    },
    name: () => named ?? config.facility.name.en,
  }
}
