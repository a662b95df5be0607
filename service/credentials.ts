import { existsSync, readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { type Credentials, Secret } from '../abdm/index.ts'

const schema = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1), relaySecret: z.string().min(1).optional() })

export type CredentialsRead =
  | { ok: true; credentials: Credentials }
  | { ok: false; reason: 'missing' | 'openToOthers' | 'notReadable' | 'malformed' | 'sealed' | 'notOpened'; why: string }

/** Beside the plain file: the same, sealed by the machine's keystore (`abha-kiosk secret`). Where both are there, this one is read. */
export const sealedFileOf = (file: string): string => `${file}.sealed`

/** Where the credentials stand; the plain one is also where they would be looked for if there were none. */
export const placeOf = (file: string): 'sealed' | 'plain' => (existsSync(sealedFileOf(file)) ? 'sealed' : 'plain')

/** What the shell made of a sealed file; null: the keystore does not open it. */
export type Unsealed = string | null

/**
 * Reads `{"clientId", "clientSecret"}`, and `relaySecret` where there is a relay, from an owner-only file, or what the shell opened of the sealed one. A missing file is not a fault of the
 * start (the kiosk shows that it is out of service and looks again); a file that others may read is, and is refused with a sentence. `unsealed`: undefined where nobody can ask the keystore.
 */
export function readCredentials(file: string, unsealed?: Unsealed): CredentialsRead {
  const place = placeOf(file)
  const path = place === 'sealed' ? sealedFileOf(file) : file
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      return { ok: false, reason: 'openToOthers', why: `${path} holds a secret and may be read by others; run: chmod 600 ${path}` }
    if (place === 'plain') return parseCredentials(readFileSync(path, 'utf8'), path)
    if (unsealed === undefined)
      return { ok: false, reason: 'sealed', why: `${path} is sealed by this machine’s keystore; only the kiosk itself opens it` }
    if (unsealed === null)
      return {
        ok: false,
        reason: 'notOpened',
        why: `${path} cannot be opened by the keystore of this machine and user; it was sealed by another, or its keystore is shut. Seal the secret again: abha-kiosk secret`,
      }
    return parseCredentials(unsealed, path)
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
        return { ok: false, reason: 'missing', why: `${path} is not there` }
      case 'EACCES':
        return { ok: false, reason: 'notReadable', why: `${path} may not be read by this user` }
      default:
        return { ok: false, reason: 'malformed', why: `${path} is not readable` }
    }
  }
}

/** The JSON of a credentials file; `path` is named in the sentence when it is not as it must be, its content never. Pure. */
export function parseCredentials(text: string, path: string): CredentialsRead {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'malformed', why: `${path} is not readable JSON` }
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    return {
      ok: false,
      reason: 'malformed',
      why: `${path} must be {"clientId": "…", "clientSecret": "…"} with "relaySecret" where there is a relay, and nothing else`,
    }
  const { clientId, clientSecret, relaySecret } = parsed.data
  return {
    ok: true,
    credentials: { clientId, clientSecret: new Secret(clientSecret), ...(relaySecret === undefined ? {} : { relaySecret: new Secret(relaySecret) }) },
  }
}
