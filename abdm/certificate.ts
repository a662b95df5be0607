import { Buffer } from 'node:buffer'
import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto'
import { fields, text } from './answer.ts'
import type { AbdmConfig, AbdmDeps } from './config.ts'
import type { Gateway } from './gateway.ts'
import { err, ok, type Result } from './result.ts'

/**
 * ABDM has two keys, chosen by path: `profile` (4096 bit) for enrolment and profile, `phr` (2048 bit) for the PHR app (abdm-v3 b.1). Which of them the
 * PHR web pages take is not settled (corrections 18), so what is encrypted for those is a kind of its own and the config names its key.
 */
export type KeyName = 'profile' | 'phr'
export type PathFamily = KeyName | 'phrWeb'

declare const key: unique symbol

/** Base64 ciphertext that only ABDM can open; which key it was made with is part of its type. */
export type EncryptedFor<Name extends PathFamily> = string & { readonly [key]: Name }
export type Encrypted = EncryptedFor<'profile'>
export type PhrEncrypted = EncryptedFor<'phr'>
export type PhrWebEncrypted = EncryptedFor<'phrWeb'>

/** The one place an Aadhaar number or an OTP may enter this room. ABHA numbers go in with dashes (abdm-v3 b.3). */
export type Encryptor<Name extends PathFamily = 'profile'> = (plaintext: string) => EncryptedFor<Name>

/** RSA-OAEP with SHA-1 for digest and MGF1, as the certificate's own `encryptionAlgorithm` says (abdm-v3 b.2). */
export function createEncryptor<Name extends PathFamily = 'profile'>(publicKey: KeyObject): Encryptor<Name> {
  return plaintext => {
    const bytes = Buffer.from(plaintext, 'utf8')
    try {
      return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, bytes).toString(
        'base64',
      ) as EncryptedFor<Name>
    } finally {
      bytes.fill(0)
    }
  }
}

export interface Certificates {
  profile(): Promise<Result<Encryptor>>
  phr(): Promise<Result<Encryptor<'phr'>>>
  phrWeb(): Promise<Result<Encryptor<'phrWeb'>>>
  /** Fetches what is missing or getting old. Before the patient comes, not while they wait. */
  warm(): Promise<Result<void>>
  /** A changed key shows itself as refused input (abdm-v3 b.3): after such a failure the key is fetched again before its next use. */
  hear<R extends Result<unknown>>(family: PathFamily, result: R): R
}

const freshMs = 12 * 3_600_000
/** fetched anew while nobody stands there, so that no visit waits for it */
const staleMs = 6 * 3_600_000
/** People mistype more often than ABDM changes its key: at most one doubt a minute is followed. */
const doubtMs = 60_000
const badInput = ['loginId', 'mobile', 'otpValue', 'ABDM-1006', 'ABDM-9999']

export function createCertificates(config: AbdmConfig, gateway: Gateway, deps: AbdmDeps): Certificates {
  const kept = new Map<KeyName, { publicKey: KeyObject; at: number; doubted: boolean }>()
  const urls: Record<KeyName, string> = {
    profile: `${config.urls.abha}/profile/public/certificate`,
    phr: `${config.urls.phrApp}/login/public/certificate`,
  }

  async function publicKey(name: KeyName, mostMs = freshMs): Promise<Result<KeyObject>> {
    const now = deps.now().getTime()
    const cached = kept.get(name)
    const age = now - (cached?.at ?? 0)
    if (cached && age < mostMs && !(cached.doubted && age > doubtMs)) return ok(cached.publicKey)
    const answered = await gateway.call({ asked: { endpoint: 'certificate' }, method: 'GET', url: urls[name] })
    // An old key that was never refused is better than none.
    if (!answered.ok) return cached && age < freshMs && !cached.doubted ? ok(cached.publicKey) : answered
    const read = readPublicKey(answered.value.body)
    if (read === null) return err({ reason: 'unexpected', code: null, status: answered.value.status })
    kept.set(name, { publicKey: read, at: now, doubted: false })
    return ok(read)
  }

  const keyOf = (family: PathFamily): KeyName => (family === 'phrWeb' ? config.phrWebKey : family)

  async function encryptor<Name extends PathFamily>(family: Name): Promise<Result<Encryptor<Name>>> {
    const read = await publicKey(keyOf(family))
    return read.ok ? ok(createEncryptor<Name>(read.value)) : read
  }

  return {
    profile: () => encryptor('profile'),
    phr: () => encryptor('phr'),
    phrWeb: () => encryptor('phrWeb'),
    async warm() {
      const [profile, phr] = await Promise.all([publicKey('profile', staleMs), publicKey('phr', staleMs)])
      return profile.ok ? (phr.ok ? ok(undefined) : phr) : profile
    },
    hear(family, result) {
      const cached = kept.get(keyOf(family))
      if (cached && !result.ok && result.error.code !== null && badInput.includes(result.error.code)) cached.doubted = true
      return result
    },
  }
}

const certificate = fields({ publicKey: text })

/** `publicKey` is base64 DER without armour; armour is accepted too. */
function readPublicKey(body: unknown): KeyObject | null {
  const base64 = (certificate.parse(body).publicKey ?? '').replace(/-----[A-Z ]+-----|\s/g, '')
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}
