import manifest from '../../locales/audio/manifest.json' with { type: 'json' }
import { textHash, wantedClips } from '../../locales/clips.ts'
import { en, hi } from '../../locales/index.ts'
import type { Language } from '../contract/index.ts'
import type { Pack } from './pack.ts'

/** One text that a person can say, and every key it is said for. */
export interface Prompt {
  /** the first is the one it goes by */
  keys: readonly [string, ...string[]]
  say: string
  /** of `say`: a recording of another hash says an older text */
  hash: string
  /** what stands on the screen, where that is something else */
  shown: string | null
  /** `say` is in the words of the language below */
  translate: boolean
  longestMs: number
}

const ours = { hi, en }
/** users-and-rules V7, voice 10: a recording may take longer than the machine's voice, up to this much */
const longer = 1.6
const shortestLimitMs = 3000
const longestLimitMs = 40_000

const machineMs = new Map(manifest.map(({ lang, key, ms }) => [`${lang} ${key}`, ms]))

/** Everything that can be said in one of ours, or in a facility's own: sentences in the order of the screens, then numbers and letters; each text once. */
export function promptsOf(language: Language | Pack): Prompt[] {
  const over = typeof language === 'string' ? language : language.over
  const byHash = new Map<string, Prompt>()
  for (const { key, lang, speak } of clips) {
    if (lang !== over) continue
    const own = typeof language === 'string' ? null : ownWords(language, key)
    const say = own ?? speak
    const hash = textHash(say)
    const same = byHash.get(hash)
    const shown = shownFor(over, key, typeof language === 'string' ? null : language)
    const prompt: Prompt = {
      keys: same ? [...same.keys, key] : [key],
      say,
      hash,
      shown: same ? same.shown : shown !== null && letters(shown) === letters(say) ? null : shown,
      translate: typeof language !== 'string' && own === null,
      longestMs: Math.max(same?.longestMs ?? 0, limit(machineMs.get(`${over} ${key}`) ?? 0)),
    }
    byHash.set(hash, prompt)
  }
  return [...byHash.values()]
}

const clips = wantedClips()

/** A comma more or less is no other text. */
const letters = (text: string) => text.replace(/[।.,?!:\s]/g, '')

const limit = (ms: number) => Math.round(Math.min(longestLimitMs, Math.max(shortestLimitMs, ms * longer)))

/** How a pack says a key itself: what it has to speak, else what it shows, unless a value has to be filled in there. */
function ownWords({ words }: Pack, key: string): string | null {
  const word = words[key]
  if (word?.speak !== undefined) return word.speak
  return word?.text !== undefined && !word.text.includes('{{') ? word.text : null
}

function shownFor(over: Language, key: string, pack: Pack | null): string | null {
  const [kind, value] = key.split('.')
  if (kind === 'number' || kind === 'letter') return value ?? null
  if (kind === 'hundred') return `${value}00`
  const text = pack?.words[key]?.text ?? (ours[over] as Record<string, { text: string }>)[key]?.text ?? null
  return text?.includes('{{') ? null : text
}
