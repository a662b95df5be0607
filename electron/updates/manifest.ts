import { createPublicKey, verify } from 'node:crypto'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Refusal } from './refusal.ts'
import { compareVersions, isVersion } from './version.ts'

export const product = 'abha-kiosk'

/** What this machine is; a manifest for another is refused. */
export interface Target {
  platform: 'linux' | 'windows'
  arch: 'x64' | 'arm64'
  channel: string
}

const schema = z.strictObject({
  product: z.string(),
  platform: z.string(),
  arch: z.string(),
  channel: z.string(),
  version: z.string().refine(isVersion),
  files: z
    .array(
      z.strictObject({
        // the name of a file beside the manifest: no folder, no other host
        url: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/),
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        size: z.number().int().min(1).max(2_000_000_000),
      }),
    )
    .length(1),
  releaseDate: z.string(),
  stagingPercentage: z.number().int().min(0).max(100).optional(),
})

/** What electron-updater reads, with what else is signed beside it. */
export type Manifest = z.infer<typeof schema>

/** `latest-linux.yml`, `latest-linux-arm64.yml`, `latest.yml`: the names electron-updater asks for. Pure. */
export const manifestName = ({ platform, arch, channel }: Target): string => {
  switch (platform) {
    case 'linux':
      return arch === 'x64' ? `${channel}-linux.yml` : `${channel}-linux-${arch}.yml`
    case 'windows':
      return `${channel}.yml`
  }
}

export const signatureName = (manifest: string) => `${manifest}.sig`

const pemKey = /-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----/g

/** Whether one of the Ed25519 keys in the PEM text `keys` made this signature (base64 of 64 bytes). Pure. */
function isSigned(text: string, signature: string, keys: readonly string[]): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return bytes.length === 64 && keys.some(key => verifiedBy(key, text, bytes))
}

function verifiedBy(pem: string, text: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, signature)
  } catch {
    // a damaged key signs nothing
    return false
  }
}

export type ReadManifest = { ok: true; manifest: Manifest } | { ok: false; reason: Refusal }

/**
 * Reads what a server or a stick says is there. Its signature is looked at before anything in it is. `keys`: PEM text with one Ed25519 public key or more;
 * `signature`: what stands in the file beside it, null where there is none; `running`: the version that asks. The same version as the running one is not
 * refused: there is nothing to do. Pure.
 */
export function readManifest(
  text: string,
  signature: string | null,
  { keys, target, running, sentBack }: { keys: string; target: Target; running: string; sentBack: readonly string[] },
): ReadManifest {
  const refused = (reason: Refusal): ReadManifest => ({ ok: false, reason })
  const pems = keys.match(pemKey) ?? []
  if (pems.length === 0) return refused('noKey')
  if (signature === null || signature.trim() === '') return refused('unsigned')
  if (!isSigned(text, signature.trim(), pems)) return refused('foreignKey')
  const read = schema.safeParse(yamlOf(text))
  if (!read.success) return refused('malformed')
  const manifest = read.data
  if (manifest.product !== product) return refused('otherProduct')
  if (manifest.platform !== target.platform) return refused('otherPlatform')
  if (manifest.arch !== target.arch) return refused('otherArch')
  if (manifest.channel !== target.channel) return refused('otherChannel')
  if (compareVersions(manifest.version, running) < 0) return refused('older')
  if (sentBack.includes(manifest.version)) return refused('refusedBefore')
  return { ok: true, manifest }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return null
  }
}
