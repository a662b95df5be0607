import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { Credentials } from '../abdm/index.ts'

const schema = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1), relaySecret: z.string().min(1).optional() })

export type CredentialsRead = { ok: true; credentials: Credentials } | { ok: false; why: string }

/**
 * Reads `{"clientId", "clientSecret"}`, and `relaySecret` where there is a relay, from an owner-only file. A missing file is not a fault of the start (the kiosk shows that it is out of
 * service and looks again); a file that others may read is, and is refused with a sentence.
 */
export function readCredentials(file: string): CredentialsRead {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      return { ok: false, why: `${file} holds a secret and may be read by others; run: chmod 600 ${file}` }
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success
      ? { ok: true, credentials: parsed.data }
      : { ok: false, why: `${file} must be {"clientId": "…", "clientSecret": "…"} with "relaySecret" where there is a relay, and nothing else` }
  } catch (error) {
    return { ok: false, why: (error as NodeJS.ErrnoException).code === 'ENOENT' ? `${file} is not there` : `${file} is not readable JSON` }
  }
}
