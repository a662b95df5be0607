import { fields, flag, text } from './answer.ts'
import type { AbdmConfig } from './config.ts'
import type { Gateway } from './gateway.ts'
import { ok, type Result } from './result.ts'

/** Where ABDM sends this client's callbacks (corrections 22). */
export interface Bridge {
  /** null: none is registered, or ABDM does not say */
  url: string | null
  active: boolean
}

const bridgeServices = fields({ bridge: fields({ url: text, active: flag }) })

/** One address per client id, and the last writer wins (abdm-v3 j): whoever registers another takes the kiosk's callbacks away unseen, so it is looked at. */
export async function bridgeOf(config: AbdmConfig, gateway: Gateway): Promise<Result<Bridge>> {
  const answered = await gateway.call({ asked: { endpoint: 'bridge' }, method: 'GET', url: `${config.urls.gateway}/gateway/v3/bridge-services` })
  return answered.ok ? ok(bridgeServices.parse(answered.value.body).bridge) : answered
}
