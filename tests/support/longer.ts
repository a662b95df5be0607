import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { type TempFolder, tempFolder } from './folder.ts'

const graphemes = new Intl.Segmenter('hi', { granularity: 'grapheme' })

/** A word 1.6 times as long, of its own letters; a placeholder stays what it is. */
const longerWord = (word: string): string => {
  if (/\{\{|^\d+$/.test(word)) return word
  const letters = [...graphemes.segment(word)].map(({ segment }) => segment)
  const wanted = Math.floor(letters.length * 1.6)
  return Array.from({ length: wanted }, (_, at) => letters[at % letters.length] ?? '').join('')
}

/** A text 1.6 times as long, as official Hindi and other languages are (users-and-rules F3): one or two words become longer words, a sentence has more of them. */
const longer = (text: string): string => {
  const words = text.split(/\s+/)
  if (words.length < 3) return text.replace(/[^\s]+/g, longerWord)
  const plain = words.filter(word => !/\{\{/.test(word))
  let all = text
  for (let at = 0; all.length < text.length * 1.6 - 2; at++) all += ` ${plain[at % plain.length] ?? ''}`
  return all
}

/** NHA's own sentence is shown word for word, and a language has its own name; no language makes them longer. */
const fixed = ['share.sentenceOriginal', 'language.choice.hi', 'language.choice.en']

/** Builds the page with all words 1.6 times as long. */
export async function buildLonger(): Promise<TempFolder> {
  const folder = tempFolder('longer')
  await build({
    configFile: join(import.meta.dirname, '../../renderer/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder.path },
    plugins: [
      {
        name: 'longer words',
        enforce: 'pre',
        load(id) {
          const [file = ''] = id.split('?')
          if (!/[\\/]locales[\\/](hi|en)\.json$/.test(file)) return null
          const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { text: string; speak?: string }>
          return JSON.stringify(
            Object.fromEntries(
              Object.entries(words).map(([key, entry]) => [key, fixed.includes(key) ? entry : { ...entry, text: longer(entry.text) }]),
            ),
          )
        },
      },
    ],
  })
  return folder
}
