import { z } from 'zod'
import { en, hi } from '../../locales/index.ts'
import type { Language } from '../contract/index.ts'

/** A language's code, as ISO 639 has it; the name of its folder. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/)

const word = z.strictObject({ text: z.string().trim().min(1).max(2000).optional(), speak: z.string().trim().min(1).max(2000).optional() })
const schema = z.strictObject({
  name: z.string().trim().min(1).max(24),
  fallback: z.enum(['hi', 'en']).default('hi'),
  words: z.record(z.string().max(100), word).default({}),
})

export type Word = z.infer<typeof word>

/** A facility's own language, as far as its file has it. */
export interface Pack {
  code: string
  name: string
  over: Language
  words: Readonly<Record<string, Word>>
  /** keys that nobody asks for, and texts whose places for values are not ours: they are not used */
  wrong: string[]
}

/**
 * Reads the text of a `language.json`. Null: it is not one. A single wrong entry is left out and named, so that one slip of the pen
 * does not take a language away.
 */
export function parsePack(code: string, text: string): Pack | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) return null
  const { name, fallback, words } = parsed.data
  const wrong = Object.entries(words).flatMap(([key, entry]) => (fits(fallback, key, entry) ? [] : [key]))
  const fitting = Object.fromEntries(Object.entries(words).filter(([key]) => !wrong.includes(key)))
  return { code, name, over: fallback, words: fitting, wrong }
}

const ours = { hi, en }

function fits(over: Language, key: string, { text }: Word): boolean {
  if (!Object.hasOwn(ours[over], key)) return false
  const own = (ours[over] as Record<string, { text: string }>)[key]?.text ?? ''
  return text === undefined || places(text) === places(own)
}

const places = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(' ')

/** The texts of a pack, by key. */
export const textsOf = ({ words }: Pack): Record<string, string> =>
  Object.fromEntries(Object.entries(words).flatMap(([key, { text }]) => (text === undefined ? [] : [[key, text]])))

/** How many texts there are to translate, and how many of them the pack lacks. What only the staff see is not asked for. */
export function textCount(pack: Pack): { of: number; missing: number; wrong: number } {
  const asked = Object.keys(ours[pack.over]).filter(isForPatients)
  return { of: asked.length, missing: asked.filter(key => pack.words[key]?.text === undefined).length, wrong: pack.wrong.length }
}

/** Slips are bilingual and the staff's room is in our two languages: those texts are never looked for in a pack. */
const isForPatients = (key: string) => !/^(slip|staff|host)\./.test(key)
