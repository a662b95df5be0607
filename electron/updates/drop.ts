import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Manifest, manifestName, type ReadManifest, signatureName, type Target } from './manifest.ts'
import { compareVersions } from './version.ts'

/** Says that what lies here may be put in now: written last and each minute while nobody is there, taken away as soon as somebody is. */
const readyName = 'ready'

/** An update as it is handed on: the text and signature it came with, untouched, and where its program lies. */
export interface Found {
  manifest: Manifest
  text: string
  signature: string
  file: string
}

/** The folder from which the system's own half, which may install, takes an update. Nothing in it is believed there: all is checked again. */
export function openDrop(folder: string, target: Target) {
  const name = manifestName(target)
  const at = (file: string) => join(folder, file)
  let marked = true
  /** name, size and time of the program that was found good */
  let good = ''

  const withdraw = async () => {
    if (!marked) return
    marked = false
    await rm(at(readyName), { force: true })
  }
  const clear = async () => {
    await withdraw()
    for (const entry of await readdir(folder).catch(() => [])) await rm(at(entry), { recursive: true, force: true })
  }

  const isGood = async ({ url, sha512 }: Manifest['files'][number]) => {
    const about = await stat(at(url)).catch(() => null)
    const now = `${url} ${sha512} ${about?.size} ${about?.mtimeMs}`
    if (now !== good && (await sha512Of(at(url))) === sha512) good = now
    return now === good
  }

  return {
    /** where electron-updater works; on the same disk, so that a program is moved and not copied */
    folder,
    withdraw,
    clear,

    /** Of a program that is on the same disk. Its manifest comes last: without one nothing lies here. */
    async layDown({ manifest, text, signature, file }: Found): Promise<void> {
      await withdraw()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await rm(at(name), { force: true })
      const [program] = manifest.files
      for (const entry of await readdir(folder)) if (entry.endsWith('.deb') || entry.endsWith('.exe')) await rm(at(entry), { force: true })
      await rename(file, at(program?.url ?? ''))
      await synced(at(program?.url ?? ''))
      await whole(at(signatureName(name)), signature)
      await whole(at(name), text)
    },

    /** What lies here, if its manifest is still good and its program is the one that was signed; else nothing lies here any more. */
    async waiting(read: (text: string, signature: string | null) => ReadManifest, running: string): Promise<Manifest | null> {
      const text = await readFile(at(name), 'utf8').catch(() => null)
      if (text === null) return null
      const found = read(text, await readFile(at(signatureName(name)), 'utf8').catch(() => null))
      const [program] = found.ok ? found.manifest.files : []
      if (found.ok && program && compareVersions(found.manifest.version, running) > 0 && (await isGood(program))) return found.manifest
      await clear()
      return null
    },

    /** `ready`: a token could be completed now. Whoever installs compares it with what is so afterwards. */
    async mark(version: string, ready: boolean): Promise<void> {
      await whole(at(readyName), `version=${version}\nready=${ready ? 'yes' : 'no'}\n`)
      // only now: who takes it away while it is being written would miss it
      marked = true
    },
  }
}

export type Drop = ReturnType<typeof openDrop>

/** Written beside and put in place, so that a power cut leaves the old one or the new one. */
async function whole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await synced(`${file}.new`)
  await rename(`${file}.new`, file)
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** In base64, as manifests have it; null: there is no such file. */
export async function sha512Of(file: string): Promise<string | null> {
  const hash = createHash('sha512')
  try {
    for await (const part of createReadStream(file)) hash.update(part as Buffer)
  } catch {
    return null
  }
  return hash.digest('base64')
}
