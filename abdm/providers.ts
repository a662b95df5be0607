import { fieldsOf, textOf } from './answer.ts'
import type { AbdmConfig } from './config.ts'
import type { Gateway } from './gateway.ts'
import { err, ok, type Result } from './result.ts'

/** The facility's name for the consent screen (abdm-v3 f.2). An unknown id answers 204 with nothing in it (corrections 27). */
export async function facilityName(config: AbdmConfig, gateway: Gateway, hipId: string): Promise<Result<string>> {
  const answered = await gateway.call({
    asked: { endpoint: 'provider' },
    method: 'GET',
    url: `${config.urls.gateway}/gateway/v3/providers/${encodeURIComponent(hipId)}`,
  })
  if (!answered.ok) return answered
  const name = textOf(fieldsOf(fieldsOf(answered.value.body).identifier).name)
  return name === null ? err({ reason: 'facilityNotFound', code: null, status: answered.value.status }) : ok(name)
}
