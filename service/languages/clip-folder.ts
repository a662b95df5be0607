import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../whole-file.ts'

/** One recording as the folder's manifest has it; `ms` is not known of a file that somebody put there by hand. */
const record = z.strictObject({
  key: z.string().max(100),
  textHash: z.string().regex(/^[0-9a-f]{16}$/),
  file: z.string().max(120),
  ms: z.number().nullable(),
  source: z.literal('human'),
})
type ClipRecord = z.infer<typeof record>
const manifestSchema = z.array(record).max(5000)

const types: Record<string, string> = { '.wav': 'audio/wav', '.opus': 'audio/ogg', '.ogg': 'audio/ogg', '.mp3': 'audio/mpeg', '.webm': 'audio/webm' }
const longestFile = 2_000_000
const manifestFile = 'manifest.json'

export interface FolderClip {
  file: string
  textHash: string
  /** the file's name and something that changes when its content does: `0123456789abcdef.wav?48044-1795420800000` */
  mark: string
}

/** The recordings of one language. */
export interface ClipFolder {
  clips: ReadonlyMap<string, FolderClip>
  /** Writes a recording for every key that says this text. It is there whole or not at all, whenever the power goes. */
  keep(keys: readonly string[], textHash: string, wav: Uint8Array, ms: number): 'kept' | 'diskFull' | 'notWritten'
  /** null: it has gone, or is no sound of ours */
  read(key: string): { type: string; bytes: Buffer } | null
}

/**
 * Opens a folder that may not be there yet. `wanted`: for each key the hash of the text as it is now. Beside what the manifest says, two kinds of files are found
 * by their name: `<text hash>.wav`, written when the power went before the manifest was, and `<key>.wav` (or .opus, .ogg, .mp3, .webm), put there by hand,
 * which is taken to say the text of today.
 */
export function openClipFolder(folder: string, wanted: ReadonlyMap<string, string>): ClipFolder {
  const names = sweep(folder)
  let records = readManifest(folder).filter(({ file }) => names.has(file))
  const known = new Set(records.map(({ file }) => file))
  const found = [...names].filter(name => !known.has(name)).flatMap(name => takenIn(name, wanted))
  records = [...records.filter(({ key }) => !found.some(other => other.key === key)), ...found]
  // a folder that cannot be written to can still be listened to
  if (found.length > 0) write(folder, manifestFile, json(records))

  const clips = new Map<string, FolderClip>()
  const listen = () => {
    clips.clear()
    for (const { key, file, textHash } of records) {
      const mark = markOf(folder, file)
      if (mark !== null) clips.set(key, { file, textHash, mark })
    }
  }
  listen()

  return {
    clips,
    keep: (keys, textHash, wav, ms) => {
      const file = `${textHash}.wav`
      const before = records
      const written = makeFolder(folder) ?? write(folder, file, wav)
      if (written !== 'kept') return written
      records = [...records.filter(({ key }) => !keys.includes(key)), ...keys.map(key => ({ key, textHash, file, ms, source: 'human' as const }))]
      // without its line in the manifest it is found by its name at the next start
      write(folder, manifestFile, json(records))
      listen()
      // what said the older text, once nothing asks for it any more
      for (const { file: old } of before) if (!records.some(one => one.file === old)) rmSync(join(folder, old), { force: true })
      return 'kept'
    },
    read: key => {
      const clip = clips.get(key)
      const type = clip && types[extname(clip.file)]
      if (!clip || type === undefined) return null
      try {
        return { type, bytes: readFileSync(join(folder, clip.file)) }
      } catch {
        return null
      }
    },
  }
}

const json = (records: readonly ClipRecord[]) => `[\n${records.map(one => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`

/** The names of the sounds in the folder; what a cut-off write has left goes. */
function sweep(folder: string): Set<string> {
  try {
    const names = readdirSync(folder)
    for (const name of names) if (name.endsWith('.new')) rmSync(join(folder, name), { force: true })
    return new Set(names.filter(name => extname(name) in types))
  } catch {
    return new Set()
  }
}

function readManifest(folder: string): ClipRecord[] {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')))
  } catch {
    return []
  }
}

function takenIn(file: string, wanted: ReadonlyMap<string, string>): ClipRecord[] {
  const name = file.slice(0, -extname(file).length)
  return [...wanted].flatMap(([key, textHash]) =>
    name === key || name === textHash ? [{ key, textHash, file, ms: null, source: 'human' as const }] : [],
  )
}

function markOf(folder: string, file: string): string | null {
  try {
    const { size, mtimeMs } = statSync(join(folder, file))
    return size > 0 && size <= longestFile ? `${file}?${size}-${Math.round(mtimeMs)}` : null
  } catch {
    return null
  }
}

export function write(folder: string, name: string, content: string | Uint8Array): 'kept' | 'diskFull' | 'notWritten' {
  try {
    writeWhole(join(folder, name), content)
    return 'kept'
  } catch (error) {
    return reasonOf(error)
  }
}

/** Null: it is there. */
export function makeFolder(folder: string): 'diskFull' | 'notWritten' | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

const reasonOf = (error: unknown): 'diskFull' | 'notWritten' =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '') ? 'diskFull' : 'notWritten'
