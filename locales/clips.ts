import { createHash } from 'node:crypto'
import { type Entry, en, hi, type Locale } from './index.ts'
import { pieces } from './numbers.ts'
import { readings } from './readings.ts'
import { normalised } from './spelling.ts'

/** One clip as the manifest has it. Times in milliseconds, loudness in LUFS (BS.1770, short clips filled with silence to one second). */
export interface ClipRecord {
  key: string
  lang: Locale
  /** SHA-256 of the normalised text, first 16 hex digits */
  textHash: string
  /** below locales/audio/ */
  file: string
  ms: number
  lufs: number
  source: 'synth' | 'human'
  voice: string
}

export interface WantedClip {
  key: string
  lang: Locale
  speak: string
  textHash: string
  file: string
  /** a sentence lasts one to nine seconds; a piece (a number, a letter, a part of a sentence) may be shorter, a reading is a whole page */
  kind: 'sentence' | 'piece' | 'reading'
}

/** Every clip the words ask for, sorted as the manifest is. Two keys with one text share one file. */
export function wantedClips(words: Record<Locale, Readonly<Record<string, Entry>>> = { hi, en }): WantedClip[] {
  return (['hi', 'en'] as const).flatMap(lang => {
    const sentences = Object.entries(words[lang]).flatMap(([key, entry]) => (entry.speak === undefined ? [] : [{ key, speak: entry.speak }]))
    return [
      ...sentences.map(sentence => wanted(lang, sentence, sentence.key.includes('.say.') ? 'piece' : 'sentence')),
      ...pieces(lang).map(piece => wanted(lang, piece, 'piece')),
      ...readings(lang).map(reading => wanted(lang, reading, 'reading')),
    ]
  })
}

function wanted(lang: Locale, { key, speak }: { key: string; speak: string }, kind: WantedClip['kind']): WantedClip {
  const hash = textHash(speak)
  return { key, lang, speak: normalised(speak), textHash: hash, file: `${lang}/${hash}.opus`, kind }
}

/** The name of what is said: a clip with another one says another text. */
export function textHash(speak: string): string {
  return createHash('sha256').update(normalised(speak)).digest('hex').slice(0, 16)
}
