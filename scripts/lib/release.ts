import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, manifestName, product, signatureName, type Target } from '../../electron/updates/manifest.ts'

/** A program as `npm run package` names it, and whom it is for. */
interface Artifact {
  file: string
  version: string
  platform: Target['platform']
  arch: Target['arch']
}

const kinds: { name: RegExp; platform: Target['platform']; arch(of: string | undefined): Target['arch'] }[] = [
  { name: /^abha-kiosk_(\d+\.\d+\.\d+)_(amd64|arm64)\.deb$/, platform: 'linux', arch: of => (of === 'arm64' ? 'arm64' : 'x64') },
  { name: /^abha-kiosk-(\d+\.\d+\.\d+)-(x64)-setup\.exe$/, platform: 'windows', arch: () => 'x64' },
]

/** Those of a folder's files that the kiosk updates itself from. Pure. */
export const artifactsOf = (files: readonly string[]): Artifact[] =>
  files.flatMap(file =>
    kinds.flatMap(({ name, platform, arch }) => {
      const [, version, of] = name.exec(file) ?? []
      return version === undefined ? [] : [{ file, version, platform, arch: arch(of) }]
    }),
  )

/** The text of a manifest, always in this form: root's half reads it line by line. Pure. */
export function manifestText({ version, platform, arch, channel, files: [program], releaseDate, stagingPercentage }: Manifest): string {
  const lines = [
    `product: ${product}`,
    `platform: ${platform}`,
    `arch: ${arch}`,
    `channel: '${channel}'`,
    `version: ${version}`,
    'files:',
    `  - url: '${program?.url}'`,
    `    sha512: '${program?.sha512}'`,
    `    size: ${program?.size}`,
    `releaseDate: '${releaseDate}'`,
  ]
  if (stagingPercentage !== undefined) lines.push(`stagingPercentage: ${stagingPercentage}`)
  return `${lines.join('\n')}\n`
}

/** Ed25519, in base64 with a line end. `key`: a private key in PEM. Pure. */
export const signatureOf = (text: string, key: string, passphrase?: string): string =>
  `${sign(null, Buffer.from(text, 'utf8'), createPrivateKey({ key, ...(passphrase ? { passphrase } : {}) })).toString('base64')}\n`

interface How {
  folder: string
  key: string
  passphrase?: string | undefined
  channel: string
  /** to how many of a hundred machines it goes; null: to all */
  staging: number | null
  date: Date
}

/** Writes a manifest and its signature for each platform and processor that the folder has a program for; the names of what was written. */
export function signRelease({ folder, key, passphrase, channel, staging, date }: How): string[] {
  const artifacts = artifactsOf(readdirSync(folder))
  const written: string[] = []
  if (artifacts.length === 0) throw new Error(`${folder} holds neither abha-kiosk_VERSION_ARCH.deb nor abha-kiosk-VERSION-x64-setup.exe`)
  for (const { file, version, platform, arch } of artifacts) {
    const name = manifestName({ platform, arch, channel })
    if (written.includes(name)) throw new Error(`${folder} holds two versions for ${platform} ${arch}; a folder is one release`)
    const bytes = readFileSync(join(folder, file))
    const text = manifestText({
      product,
      platform,
      arch,
      channel,
      version,
      files: [{ url: file, sha512: createHash('sha512').update(bytes).digest('base64'), size: bytes.length }],
      releaseDate: date.toISOString(),
      ...(staging === null ? {} : { stagingPercentage: staging }),
    })
    writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, signatureName(name)), signatureOf(text, key, passphrase))
    written.push(name, signatureName(name))
  }
  return written
}

/** A key pair, in PEM; the private one encrypted where there is a passphrase. */
export function newKeyPair(passphrase?: string): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}) },
  })
}

/** The private key for its owner alone, never over one that is there; the public one beside it. */
export function writeNewKey(file: string, passphrase?: string): string {
  const { privateKey, publicKey } = newKeyPair(passphrase)
  writeFileSync(file, privateKey, { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  const open = `${file}.pub`
  writeFileSync(open, publicKey)
  return open
}
