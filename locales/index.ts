import consentJson from './consent/abha-enrollment-1.4.json' with { type: 'json' }
import enJson from './en.json' with { type: 'json' }
import hiJson from './hi.json' with { type: 'json' }

/** The languages whose words are here. */
export type Locale = 'hi' | 'en'

/** What is shown, and, where the key is spoken, what the voice says (`speak` never holds a placeholder, a digit or a foreign letter). */
export interface Entry {
  text: string
  speak?: string
}

/** Every key there is; both languages have the same ones (`npm run check`). */
export type TextKey = keyof typeof hiJson & keyof typeof enJson

/** The keys that have a `speak`, so a clip, in both languages. */
export type SpokenKey = {
  [Key in TextKey]: (typeof hiJson)[Key] extends { speak: string } ? ((typeof enJson)[Key] extends { speak: string } ? Key : never) : never
}[TextKey]

export const hi: Readonly<Record<TextKey, Entry>> = hiJson
export const en: Readonly<Record<TextKey, Entry>> = enJson

const entries = { hi, en } as const

/**
 * The words of one key, with `{{name}}` filled from `values`. Plain look-up, for the slips and the service; the screens use i18next on the same files.
 * A value that is missing throws: half a sentence must never reach a person.
 */
export function text(language: Locale, key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return entries[language][key].text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the text ${key} needs a value for {{${name}}}`)
    return String(value)
  })
}

/** What i18next wants: key to text, flat. Use it with `keySeparator: false, nsSeparator: false, interpolation: { escapeValue: false }`. */
export function resources(language: Locale): Record<TextKey, string> {
  return Object.fromEntries(Object.entries(entries[language]).map(([key, entry]) => [key, entry.text])) as Record<TextKey, string>
}

/** NHA's consent text in pages of whole sentences: `original` word for word (the pages joined by a space are its text), `translation` ours, page by page the same sentences. */
export interface ConsentText {
  code: string
  version: string
  title: { original: string; translation: string }
  original: readonly string[]
  translation: readonly string[]
}

export const consentText: ConsentText = consentJson
