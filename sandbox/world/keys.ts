import { constants, generateKeyPair, type KeyObject, privateDecrypt, publicEncrypt, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

export interface Pair {
  publicKey: KeyObject
  privateKey: KeyObject
}

/** Everything ABDM signs and decrypts with. */
export interface Keys {
  /** RSA 4096: `/v3/enrollment`, `/v3/profile`, `/v3/phr/web` (abdm-v3 b.1, corrections 18) */
  profile: Pair
  /** RSA 2048: `/v3/phr/app` */
  phr: Pair
  /** what the gateway signs its access tokens with, RS256 */
  gateway: Pair
  /** the key set's other key, RS512; nothing is signed with it */
  gateway512: Pair
}

export const GATEWAY_KID = 'sandbox-gateway-rs256'

/** Fresh keys; the 4096-bit one takes from a quarter of a second to several, off the event loop. */
export async function makeKeys(): Promise<Keys> {
  const [profile, phr, gateway, gateway512] = await Promise.all([4096, 2048, 2048, 2048].map(modulusLength => generate('rsa', { modulusLength })))
  if (!profile || !phr || !gateway || !gateway512) throw new Error('no keys were generated')
  return { profile, phr, gateway, gateway512 }
}

/** A fresh pair the gateway signs with. */
export const makeSigningPair = (): Promise<Pair> => generate('rsa', { modulusLength: 2048 })

let ofThisProcess: Promise<Keys> | null = null

/** The same keys for every sandbox in a process: tests start many. */
export function processKeys(): Promise<Keys> {
  ofThisProcess ??= makeKeys()
  return ofThisProcess
}

/** Base64 DER SubjectPublicKeyInfo without PEM armour, as both certificate calls answer it. */
export const publicKeyText = (pair: Pair): string => pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

/** RSA-OAEP with SHA-1. Null for whatever was encrypted with another key, another padding, or is no base64 at all. */
export function decrypt(pair: Pair, text: unknown): string | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  try {
    return privateDecrypt(
      { key: pair.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from(text, 'base64'),
    ).toString('utf8')
  } catch {
    return null
  }
}

/** The same the other way round, for ABDM's own helper call. */
export const encrypt = (pair: Pair, text: string): string =>
  publicEncrypt({ key: pair.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64')

/** One part of a JWT. */
export const jwtPart = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export function signJwt(pair: Pair, kid: string, claims: Record<string, unknown>): string {
  const head = `${jwtPart({ alg: 'RS256', typ: 'JWT', kid })}.${jwtPart(claims)}`
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), pair.privateKey).toString('base64url')}`
}

/** Checks one RS256 JWT against a public key. The claims, or null. */
export function verifyJwt(key: KeyObject, kid: string, jwt: string, wall: number): Record<string, unknown> | null {
  const [header, claims, signature] = jwt.split('.')
  if (!header || !claims || !signature) return null
  try {
    const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg?: unknown; kid?: unknown }
    if (head.alg !== 'RS256' || head.kid !== kid) return null
    if (!verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))) return null
    const body = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
    return typeof body.exp === 'number' && body.exp * 1000 > wall ? body : null
  } catch {
    return null
  }
}
