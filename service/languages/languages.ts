import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from '../../locales/index.ts'
import type { FacilityLanguage, NotKept, OwnClip, Tongue, VoiceLanguage, VoicePrompt } from '../contract/index.ts'
import { type ClipFolder, makeFolder, openClipFolder, write } from './clip-folder.ts'
import { languageCode, type Pack, parsePack, textCount, textsOf } from './pack.ts'
import { type Prompt, promptsOf } from './prompts.ts'
import { checkWav } from './wav.ts'

/** The facility's folder of languages: for each a folder by its code, with recordings, and for those that are not ours a `language.json`. */
export interface Languages {
  /** Looks at the folder again: somebody may have put something there. */
  reload(): void
  /** those that have anything of their own and can be offered */
  tongues(): Tongue[]
  /** what the page needs to show and say them */
  forPage(): FacilityLanguage[]
  clip(code: string, key: string): OwnClip | null
  /** every language there is, ours first */
  voices(): VoiceLanguage[]
  /** null: no such language, or its file cannot be read. What has become old first, then what was never said, then the rest, each in the order of the screens. */
  prompts(code: string): VoicePrompt[] | null
  /** keeps a recording of one prompt (by its key) for every key that says the same */
  keep(code: string, key: string, wav: Uint8Array): 'kept' | NotKept
  make(code: string, name: string): 'made' | 'there' | 'tooMany' | 'diskFull' | 'notWritten'
  onChange(listener: () => void): void
}

interface Kept {
  code: string
  /** null: one of ours */
  pack: Pack | null
  prompts: Prompt[]
  hashes: Map<string, string>
  folder: ClipFolder
}

const builtIn = ['hi', 'en'] as const
const packFile = 'language.json'
/** beside ours: more would not fit on the staff's page */
const most = 4
const longestPack = 1_000_000
const isBuiltIn = (code: string): code is (typeof builtIn)[number] => builtIn.some(own => own === code)

export function openLanguages(root: string): Languages {
  let kept = new Map<string, Kept>()
  let unreadable: string[] = []
  let tongues: Tongue[] = []
  const listeners: (() => void)[] = []
  const changed = () => {
    tongues = tonguesOf()
    for (const listener of listeners) listener()
  }

  function open(code: string, pack: Pack | null): Kept {
    const prompts = promptsOf(pack ?? (code === 'en' ? 'en' : 'hi'))
    const hashes = new Map(prompts.flatMap(({ keys, hash }) => keys.map(key => [key, hash] as const)))
    return { code, pack, prompts, hashes, folder: openClipFolder(join(root, code), hashes) }
  }

  function load() {
    const next = new Map<string, Kept>(builtIn.map(code => [code, open(code, null)]))
    unreadable = []
    for (const code of foldersIn(root)) {
      const pack = readPack(join(root, code, packFile), code)
      if (pack) next.set(code, open(code, pack))
      else unreadable.push(code)
    }
    kept = next
    changed()
  }

  /** The keys whose recording says the words of today. */
  const fitting = ({ folder, hashes }: Kept): [key: string, mark: string][] =>
    [...folder.clips].flatMap(([key, { textHash, mark }]) => (hashes.get(key) === textHash ? [[key, mark] as [string, string]] : []))

  const tonguesOf = (): Tongue[] =>
    [...kept.values()].flatMap(language => {
      const { pack, code } = language
      if (pack === null) return []
      const said = new Set(fitting(language).map(([key]) => key))
      if (said.size === 0 && Object.keys(pack.words).length === 0) return []
      return [{ code, name: pack.name, over: pack.over, greets: said.has('language.title') && said.has('language.choice.tongue') }]
    })

  load()

  function stateOf({ folder }: Kept, { keys, hash }: Prompt): VoicePrompt['state'] {
    const clips = keys.map(key => folder.clips.get(key))
    if (clips.every(clip => clip?.textHash === hash)) return 'fits'
    return clips.some(clip => clip !== undefined && clip.textHash !== hash) ? 'stale' : 'missing'
  }

  function voice(language: Kept): VoiceLanguage {
    const { code, pack, prompts } = language
    const states = prompts.map(prompt => stateOf(language, prompt))
    return {
      code,
      name: pack?.name ?? text('hi', code === 'en' ? 'language.choice.en' : 'language.choice.hi'),
      over: pack?.over ?? null,
      prompts: prompts.length,
      recorded: states.filter(state => state === 'fits').length,
      stale: states.filter(state => state === 'stale').length,
      texts: pack && textCount(pack),
      unreadable: false,
    }
  }

  return {
    reload: load,
    tongues: () => tongues,
    forPage: () =>
      [...kept.values()].map(language => ({
        code: language.code,
        over: language.pack?.over ?? null,
        texts: language.pack ? textsOf(language.pack) : {},
        clips: Object.fromEntries(fitting(language)),
      })),
    clip: (code, key) => {
      const language = kept.get(code)
      const file = language?.folder.clips.get(key)?.file
      const read = language?.folder.read(key)
      return file !== undefined && read ? { file: `${code}/${file}`, type: read.type, data: read.bytes.toString('base64') } : null
    },
    voices: () => [
      ...[...kept.values()].map(voice),
      ...unreadable.map(code => ({ code, name: code, over: null, prompts: 0, recorded: 0, stale: 0, texts: null, unreadable: true })),
    ],
    prompts: code => {
      const language = kept.get(code)
      if (!language) return null
      const all = language.prompts.map(prompt => {
        const { keys, say, shown, translate, longestMs } = prompt
        return { key: keys[0], say, shown, translate, longestMs, state: stateOf(language, prompt) }
      })
      return (['stale', 'missing', 'fits'] as const).flatMap(wanted => all.filter(({ state }) => state === wanted))
    },
    keep: (code, key, wav) => {
      const language = kept.get(code)
      const prompt = language?.prompts.find(({ keys }) => keys[0] === key)
      if (!language || !prompt) return 'notWritten'
      const sound = checkWav(wav, prompt.longestMs)
      if (!sound.ok) return sound.why
      const written = language.folder.keep(prompt.keys, prompt.hash, wav, sound.ms)
      if (written === 'kept') changed()
      return written
    },
    make: (code, name) => {
      if (isBuiltIn(code) || kept.has(code) || unreadable.includes(code)) return 'there'
      if (kept.size - builtIn.length + unreadable.length >= most) return 'tooMany'
      const folder = join(root, code)
      const made = makeFolder(folder) ?? write(folder, packFile, `${JSON.stringify({ name, fallback: 'hi', words: {} }, null, 2)}\n`)
      if (made !== 'kept') return made
      load()
      return 'made'
    },
    onChange: listener => void listeners.push(listener),
  }
}

/** The folders that are named as a language is. */
function foldersIn(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !isBuiltIn(entry.name) && languageCode.safeParse(entry.name).success)
      .map(({ name }) => name)
      .sort()
      .slice(0, most)
  } catch {
    return []
  }
}

function readPack(file: string, code: string): Pack | null {
  try {
    return statSync(file).size <= longestPack ? parsePack(code, readFileSync(file, 'utf8')) : null
  } catch {
    return null
  }
}
