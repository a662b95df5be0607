import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ClipRecord, type WantedClip, wantedClips } from '../locales/clips.ts'
import { spellingFaults } from '../locales/spelling.ts'
import { makeClip, missingPrograms, type Sound, voices } from './voice/sound.ts'

const help = `npm run voice [-- --all]
Speaks every text that has no clip yet, drops clips nobody asks for, writes locales/audio/manifest.json.
  --all   speaks everything again`

const audio = fileURLToPath(new URL('../locales/audio/', import.meta.url))
const manifestFile = join(audio, 'manifest.json')
const atOnce = 2

/** The clips on disk by file; a clip made by another voice, or whose file is gone, is not among them. */
async function goodClips(all: boolean): Promise<Map<string, ClipRecord>> {
  if (all) return new Map()
  const records: ClipRecord[] = JSON.parse(await readFile(manifestFile, 'utf8').catch(() => '[]'))
  const files = new Set(await clipFiles())
  return new Map(
    records.filter(clip => files.has(clip.file) && (clip.source === 'human' || clip.voice === voices[clip.lang])).map(clip => [clip.file, clip]),
  )
}

async function clipFiles(): Promise<string[]> {
  const files = await readdir(audio, { recursive: true })
  return files.filter(file => file.endsWith('.opus')).map(file => file.replaceAll('\\', '/'))
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) return say(help)
  const clips = wantedClips()
  const unspeakable = clips.flatMap(clip => spellingFaults(clip.lang, clip.speak).map(fault => `${clip.lang} ${clip.key}: ${fault}`))
  if (unspeakable.length > 0) return say(`Cannot be spoken:\n${unspeakable.join('\n')}`, 1)

  const good = await goodClips(args.includes('--all'))
  const made = new Map<string, Sound>()
  const todo = new Map<string, WantedClip>(clips.filter(clip => !good.has(clip.file)).map(clip => [clip.file, clip]))
  if (todo.size > 0) {
    const missing = await missingPrograms()
    if (missing.length > 0) return say(`${todo.size} clips have to be spoken; that needs ${missing.join(', ')}.`, 1)
  }
  await Promise.all(['hi', 'en'].map(language => mkdir(join(audio, language), { recursive: true })))
  const work = await mkdtemp(join(tmpdir(), 'voice-'))
  const waiting = [...todo.values()]
  const speaker = async (number: number) => {
    for (let clip = waiting.shift(); clip !== undefined; clip = waiting.shift()) {
      made.set(clip.file, await makeClip(clip.lang, clip.speak, join(work, `${number}`), join(audio, clip.file)))
      if (made.size % 50 === 0) say(`${made.size} of ${todo.size}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, (_, number) => speaker(number)))
  } finally {
    await rm(work, { recursive: true, force: true })
    await writeManifest(clips, good, made)
  }

  const asked = new Set(clips.map(clip => clip.file))
  const orphans = (await clipFiles()).filter(file => !asked.has(file))
  await Promise.all(orphans.map(file => rm(join(audio, file))))
  return say(`${clips.length} keys, ${asked.size} clips: ${made.size} spoken, ${orphans.length} dropped.`)
}

/** Also after a failure, so that the next run speaks only what is still missing. */
async function writeManifest(clips: WantedClip[], good: Map<string, ClipRecord>, made: Map<string, Sound>): Promise<void> {
  const records = clips.flatMap(({ key, lang, textHash, file }): ClipRecord[] => {
    const sound = made.get(file)
    const old = good.get(file)
    if (sound) return [{ key, lang, textHash, file, ...sound, source: 'synth', voice: voices[lang] }]
    return old ? [{ ...old, key, lang, textHash }] : []
  })
  await writeFile(manifestFile, `[\n${records.map(record => `  ${JSON.stringify(record)}`).join(',\n')}\n]\n`)
}

function say(line: string, code = 0): number {
  console.log(line)
  return code
}

process.exitCode = await main(process.argv.slice(2))
