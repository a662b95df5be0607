import { isAadhaarQr, isAbhaCardQr } from './abha-card-qr.ts'
import { fieldsOf, textOf } from './answer.ts'
import { err, ok, type Result } from './result.ts'
import { isContext } from './share-body.ts'

export interface CounterQr {
  /** as the hospital's own list spells it */
  hipId: string
  counterId: string
}

/** Why a QR is not the one at a counter of this hospital. 'unknownCounter': the hospital is right, the counter is missing or cannot be one. */
export type CounterQrProblem = 'anotherHospital' | 'unknownCounter' | 'payment' | 'abhaCard' | 'aadhaarCard' | 'notAQrWeKnow'

export interface CounterQrRules {
  /** the facility's own ids; nobody's data goes to another (abdm-v3 f.2) */
  hipIds: readonly string[]
  /** hosts a counter's QR may name */
  hosts: readonly string[]
}

export const counterQrHosts = ['phrsbx.abdm.gov.in', 'phr.abdm.gov.in'] as const

const longest = 8192
const facilityKeys = ['hipid', 'facilityid']
const counterKeys = ['counterid', 'countercode', 'code']

/**
 * Reads what hangs over a counter: NHA's link, its other spellings, JSON, or a bare query (abdm-v3 f.2). Its address is never opened: only two
 * values are taken, and the hospital must be this one, so a sheet pasted over the right one leads nowhere. Never throws.
 */
export function readCounterQr(text: string, rules: CounterQrRules): Result<CounterQr, CounterQrProblem> {
  if (text.length > longest) return err('notAQrWeKnow')
  const trimmed = text.replace(/[\u200b-\u200f\ufeff]/g, '').trim()
  if (/^upi:/i.test(trimmed) || /^000201\d{2}/.test(trimmed)) return err('payment') // the second is a Bharat QR
  if (isAadhaarQr(trimmed)) return err('aadhaarCard')
  const pairs = pairsOf(trimmed, rules.hosts)
  const hipId = only(pairs, facilityKeys)
  if (hipId === null) return err(isAbhaCardQr(trimmed) ? 'abhaCard' : 'notAQrWeKnow')
  if (hipId === 'several') return err('notAQrWeKnow')
  const own = rules.hipIds.find(id => id.toLowerCase() === hipId.value.toLowerCase())
  if (own === undefined) return err('anotherHospital')
  const counter = only(pairs, counterKeys)
  if (counter === null || counter === 'several' || !isContext(counter.value)) return err('unknownCounter')
  return ok({ hipId: own, counterId: counter.value })
}

type Pair = [key: string, value: string]

/** 'hip-id', 'hip_id', 'hipId' and 'HIPID' are one key. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[-_]/g, '')

function pairsOf(text: string, hosts: readonly string[]): Pair[] {
  if (text.startsWith('{')) return Object.entries(parseJson(text)).flatMap(([key, value]): Pair[] => toPair(key, textOf(value)))
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return urlPairs(text, hosts)
  // Words with an equals sign in them; anything else finds no key it knows.
  return queryPairs(text.replace(/^[?#]/, ''))
}

function urlPairs(text: string, hosts: readonly string[]): Pair[] {
  const url = URL.parse(text)
  if (url === null) return []
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  const known = isWeb ? hosts.some(host => host.toLowerCase() === url.host.toLowerCase()) : url.protocol === 'abdm:'
  if (!known) return []
  const fragment = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?') + 1) : url.hash.slice(1)
  return [...queryPairs(url.search.slice(1)), ...queryPairs(fragment)]
}

const queryPairs = (query: string): Pair[] => [...new URLSearchParams(query)].flatMap(([key, value]) => toPair(key, value))

const toPair = (key: string, value: string | null): Pair[] => (value === null || value.trim() === '' ? [] : [[plainKey(key), value.trim()]])

/** A value named twice differently is a trick or a fault; which of the two a reader takes should not matter. */
function only(pairs: Pair[], keys: string[]): { value: string } | 'several' | null {
  for (const wanted of keys) {
    const values = new Set(pairs.filter(([key]) => key === wanted).map(([, value]) => value))
    if (values.size > 1) return 'several'
    const [value] = values
    if (value !== undefined) return { value }
  }
  return null
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}
