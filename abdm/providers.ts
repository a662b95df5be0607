import { fields, text } from './answer.ts'
import type { AbdmConfig } from './config.ts'
import type { Gateway } from './gateway.ts'
import { err, ok, type Result } from './result.ts'

export interface Facility {
  hipId: string
  /** what the person reads before agreeing: whom ABDM will hand the profile to */
  name: string
}

const provider = fields({ identifier: fields({ name: text, id: text }) })

/** The facility behind a hip-id (abdm-v3 f.2). An unknown id answers 204 with nothing in it (corrections 27); an answer about another id is no answer. */
export async function facilityOf(config: AbdmConfig, gateway: Gateway, hipId: string, timeoutMs?: number): Promise<Result<Facility>> {
  const answered = await gateway.call({
    asked: { endpoint: 'provider' },
    method: 'GET',
    url: `${config.urls.gateway}/gateway/v3/providers/${encodeURIComponent(hipId)}`,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
  if (!answered.ok) return answered
  const { name, id } = provider.parse(answered.value.body).identifier
  const isOther = id !== null && id.toLowerCase() !== hipId.toLowerCase()
  return name === null || isOther ? err({ reason: 'facilityNotFound', code: null, status: answered.value.status }) : ok({ hipId, name })
}

/** Whether two names mean one place: signs, blanks and capitals aside. */
export function isSameName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return plain(a) === plain(b)
}
