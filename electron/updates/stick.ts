import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { foldersMatching } from '../../service/staff/export-csv.ts'
import { type Found, sha512Of } from './drop.ts'
import { manifestName, type ReadManifest, signatureName, type Target } from './manifest.ts'
import type { Refusal } from './refusal.ts'
import { compareVersions } from './version.ts'

/** The folder on a stick that an update lies in, with the same files as on a server. */
const stickFolder = 'abha-kiosk-update'
const mostBytes = 64 * 1024

export type OnStick = { ok: true; found: Found } | { ok: false; reason: Refusal }

/** The newest good update on any stick that is plugged in, or why what is there is not taken; null: there is none. `places` as `exportTo` of the config. */
export async function lookAtSticks(
  places: readonly string[],
  target: Target,
  read: (text: string, signature: string | null) => ReadManifest,
): Promise<OnStick | null> {
  let best: OnStick | null = null
  const name = manifestName(target)
  for (const place of places)
    for (const root of await foldersMatching(place)) {
      const folder = join(root, stickFolder)
      const text = await smallText(join(folder, name))
      if (text === null) continue
      const signature = await smallText(join(folder, signatureName(name)))
      const one = read(text, signature)
      if (!one.ok) best ??= one
      else if (!best?.ok || compareVersions(one.manifest.version, best.found.manifest.version) > 0)
        best = { ok: true, found: { manifest: one.manifest, text, signature: signature ?? '', file: join(folder, one.manifest.files[0]?.url ?? '') } }
    }
  return best
}

/** Copies a stick's update to the kiosk's own disk and looks there whether it is the file that was signed. */
export async function takeFromStick(found: Found, folder: string): Promise<OnStick> {
  const [program] = found.manifest.files
  const size = (await stat(found.file).catch(() => null))?.size
  if (!program || size === undefined) return { ok: false, reason: 'missing' }
  if (size !== program.size) return { ok: false, reason: 'damaged' }
  const file = join(folder, 'from-stick')
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyFile(found.file, file)
  } catch (fault) {
    await rm(file, { force: true })
    const { code } = fault as NodeJS.ErrnoException
    return { ok: false, reason: code === 'ENOSPC' || code === 'EDQUOT' ? 'noRoom' : 'missing' }
  }
  if ((await sha512Of(file)) === program.sha512) return { ok: true, found: { ...found, file } }
  await rm(file, { force: true })
  return { ok: false, reason: 'damaged' }
}

async function smallText(file: string): Promise<string | null> {
  try {
    const about = await stat(file)
    return about.isFile() && about.size <= mostBytes ? await readFile(file, 'utf8') : null
  } catch {
    return null
  }
}
