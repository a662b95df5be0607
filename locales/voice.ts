import manifest from './audio/manifest.json' with { type: 'json' }
import type { Locale } from './index.ts'

const files = new Map<string, string>(manifest.map(clip => [`${clip.lang} ${clip.key}`, clip.file]))

/** The clip of a key, below locales/audio/ ("hi/0123456789abcdef.opus"), or null when nobody has spoken it. */
export function clipFile(language: Locale, key: string): string | null {
  return files.get(`${language} ${key}`) ?? null
}
