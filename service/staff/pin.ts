import { randomBytes, timingSafeEqual } from 'node:crypto'
import { argon2idAsync } from '@noble/hashes/argon2.js'

/** About half a second on a small machine; memory in KiB. OWASP's second choice for argon2id. */
const cost = { m: 12_288, t: 3, p: 1 }
/** A config that asks for more would stop the kiosk for minutes. */
const most = { m: 262_144, t: 10, p: 4 }
/** how long the service may be busy with it at a stretch */
const tickMs = 15

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

interface Kept {
  m: number
  t: number
  p: number
  salt: Buffer
  hash: Buffer
}

function parsed(text: string): Kept | null {
  const [, m, t, p, salt, hash] = phc.exec(text) ?? []
  if (salt === undefined || hash === undefined) return null
  const kept = { m: Number(m), t: Number(t), p: Number(p), salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
  const fits = kept.t >= 1 && kept.p >= 1 && kept.m >= 8 * kept.p && kept.m <= most.m && kept.t <= most.t && kept.p <= most.p
  return fits ? kept : null
}

/** Whether this is an argon2id PHC string that this kiosk can work out. */
export const isPinHash = (text: string): boolean => parsed(text) !== null

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash` of a PIN, for the config. */
export async function pinHash(pin: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await argon2idAsync(pin, salt, { ...cost, dkLen: 32 })
  return `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Whether the PIN is the one of this hash; compared in constant time. A text that is no hash fits no PIN. */
export async function pinFits(pin: string, phcText: string): Promise<boolean> {
  const kept = parsed(phcText)
  if (kept === null) return false
  const { m, t, p, salt, hash } = kept
  const given = await argon2idAsync(pin, salt, { m, t, p, dkLen: hash.length, asyncTick: tickMs })
  return timingSafeEqual(given, hash)
}
