import { fieldsOf, textOf } from './answer.ts'
import { qrText } from './qr-text.ts'
import { err, ok, type Result } from './result.ts'
import { isContext } from './share-body.ts'

export interface CounterQr {
  /** as the hospital's own list spells it */
  hipId: string
  counterId: string
}

/**
 * - `unknownHost`: our hospital's id in a link to a host that is not on the list. A wrong sheet or a wrong config, or somebody's trick.
 * - `unknownCounter`: the hospital is right, the counter is missing or cannot be one.
 */
export type CounterQrRefusal = 'notACounterQr' | 'unknownHost' | 'anotherHospital' | 'unknownCounter'

export interface CounterQrRules {
  /** the facility's own ids; nobody's data goes to another (abdm-v3 f.2) */
  hipIds: readonly string[]
  /** hosts a counter's QR may name */
  hosts: readonly string[]
}

export const counterQrHosts = ['phrsbx.abdm.gov.in', 'phr.abdm.gov.in'] as const

const facilityKeys = ['hipid', 'facilityid']
const counterKeys = ['counterid', 'countercode', 'code']

/**
 * Reads what hangs over a counter: NHA's link, its other spellings, JSON, or a bare query (abdm-v3 f.2). Its address is never opened: only two
 * values are taken, and the hospital must be this one, so a sheet pasted over the right one leads nowhere. Never throws.
 */
export function counterOf(text: string, rules: CounterQrRules): Result<CounterQr, CounterQrRefusal> {
  const { pairs, hostKnown } = pairsOf(qrText(text), rules.hosts)
  const hipId = only(pairs, facilityKeys)
  if (hipId === null || hipId === 'several') return err('notACounterQr')
  const own = rules.hipIds.find(id => id.toLowerCase() === hipId.value.toLowerCase())
  if (!hostKnown) return err(own === undefined ? 'notACounterQr' : 'unknownHost')
  if (own === undefined) return err('anotherHospital')
  const counter = only(pairs, counterKeys)
  if (counter === null || counter === 'several' || !isContext(counter.value)) return err('unknownCounter')
  return ok({ hipId: own, counterId: counter.value })
}

type Pair = [key: string, value: string]

interface Pairs {
  pairs: Pair[]
  /** true too where there is no host to know */
  hostKnown: boolean
}

/** 'hip-id', 'hip_id', 'hipId' and 'HIPID' are one key. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[-_]/g, '')

function pairsOf(text: string, hosts: readonly string[]): Pairs {
  if (text.startsWith('{')) return { pairs: jsonPairs(text), hostKnown: true }
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return urlPairs(text, hosts)
  // Words with an equals sign in them; anything else finds no key it knows.
  return { pairs: queryPairs(text.replace(/^[?#]/, '')), hostKnown: true }
}

function urlPairs(text: string, hosts: readonly string[]): Pairs {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !(isWeb || url.protocol === 'abdm:')) return { pairs: [], hostKnown: false }
  const fragment = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?') + 1) : url.hash.slice(1)
  return {
    pairs: [...queryPairs(url.search.slice(1)), ...queryPairs(fragment)],
    hostKnown: !isWeb || hosts.some(host => host.toLowerCase() === url.host.toLowerCase()),
  }
}

const queryPairs = (query: string): Pair[] => [...new URLSearchParams(query)].flatMap(([key, value]) => toPair(key, value))

const jsonPairs = (text: string): Pair[] => Object.entries(parseJson(text)).flatMap(([key, value]) => toPair(key, textOf(value)))

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
