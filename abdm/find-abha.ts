import { count, fields, flag, list, text } from './answer.ts'
import type { Certificates, Encrypted } from './certificate.ts'
import type { AbdmConfig } from './config.ts'
import type { Gateway } from './gateway.ts'
import { err, ok, type Result } from './result.ts'

/** One ABHA on a mobile, as it may be shown before any code was typed. */
export interface FoundAbha {
  /** for the login by 'index': encrypted as text (corrections 33) */
  index: number
  /** the last four digits; null when ABDM hid them too */
  ending: string | null
  /** ABDM gives the full name to whoever asks; on a public screen it is to be hidden in part (`maskName`) */
  name: string
  /** M F O, or null */
  gender: string | null
  kycVerified: boolean
  /** 'MOBILE_OTP', 'AADHAAR_OTP', …: only these may be offered */
  authMethods: string[]
}

/** Looking up which ABHAs hang on a mobile, without a code (abdm-v3 e.4). `txnId` belongs to the login by index. */
export interface FindAbha {
  byMobile(i: { mobile: Encrypted }): Promise<Result<{ txnId: string; found: FoundAbha[] }>>
}

const entry = fields({ index: count, ABHANumber: text, name: text, gender: text, kycVerified: flag, authMethods: list(text) })
const result = fields({ txnId: text, ABHA: list(entry) })
const results = list(result)

export function createFindAbha(config: AbdmConfig, gateway: Gateway, certificates: Certificates): FindAbha {
  return {
    async byMobile({ mobile }) {
      const answered = await gateway.call({
        asked: { endpoint: 'findAbha', by: 'mobile' },
        method: 'POST',
        url: `${config.urls.abha}/profile/account/abha/search`,
        body: { scope: ['search-abha'], mobile },
      })
      if (!answered.ok) return certificates.hear('profile', answered)
      const { body, status } = answered.value
      const [first] = results.parse(body) ?? [result.parse(body)]
      if (!first || first.ABHA?.length === 0) return err({ reason: 'noAbhaFound', code: null, status })
      if (first.txnId === null || first.ABHA === null) return err({ reason: 'unexpected', code: null, status })
      const found = first.ABHA.flatMap(({ index, ABHANumber, name, gender, kycVerified, authMethods }): FoundAbha[] => {
        if (index === null) return []
        const methods = (authMethods ?? []).filter(method => method !== null)
        return [{ index, ending: /\d{4}$/.exec(ABHANumber ?? '')?.[0] ?? null, name: name ?? '', gender, kycVerified, authMethods: methods }]
      })
      return ok({ txnId: first.txnId, found })
    },
  }
}
