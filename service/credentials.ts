import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { type Credentials, Secret } from '../abdm/index.ts'

const schema = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1), relaySecret: z.string().min(1).optional() })

export type CredentialsRead =
  | { ok: true; credentials: Credentials }
  | { ok: false; reason: 'missing' | 'openToOthers' | 'notReadable' | 'malformed'; why: string }

/**
 * Reads `{"clientId", "clientSecret"}`, and `relaySecret` where there is a relay, from an owner-only file. A missing file is not a fault of the start (the kiosk shows that it is out of
 * service and looks again); a file that others may read is, and is refused with a sentence.
 */
export function readCredentials(file: string): CredentialsRead {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      return { ok: false, reason: 'openToOthers', why: `${file} holds a secret and may be read by others; run: chmod 600 ${file}` }
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success
      ? {
          ok: true,
          credentials: {
            clientId: parsed.data.clientId,
            clientSecret: new Secret(parsed.data.clientSecret),
            ...(parsed.data.relaySecret === undefined ? {} : { relaySecret: new Secret(parsed.data.relaySecret) }),
          },
        }
      : {
          ok: false,
          reason: 'malformed',
          why: `${file} must be {"clientId": "…", "clientSecret": "…"} with "relaySecret" where there is a relay, and nothing else`,
        }
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
        return { ok: false, reason: 'missing', why: `${file} is not there` }
      case 'EACCES':
        return { ok: false, reason: 'notReadable', why: `${file} may not be read by this user` }
      default:
        return { ok: false, reason: 'malformed', why: `${file} is not readable JSON` }
    }
  }
}
