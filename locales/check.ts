import { type ClipRecord, wantedClips } from './clips.ts'
import type { Entry, Locale } from './index.ts'
import { spellingFaults } from './spelling.ts'

export interface Fault {
  lang: Locale
  key: string
  fault: string
  /** what somebody has to do about it */
  fix: string
}

export type Words = Readonly<Record<string, Entry>>
export type BothWords = Record<Locale, Words>

/** What is on disk: the manifest, and the clip files below locales/audio/. */
export interface Voice {
  manifest: readonly ClipRecord[]
  files: readonly string[]
}

const languages = ['hi', 'en'] as const
const other = { hi: 'en', en: 'hi' } as const
const longestTitle = 8
/** A short piece, a number or a letter, lasts at least a quarter of a second. */
const lasts = { sentence: { from: 1000, to: 9000 }, piece: { from: 250, to: 3000 }, reading: { from: 9000, to: 90_000 } }
const wantedLufs = -16
const lufsApart = 1.5

// Office words that people at the window do not say; beside each what they do say.
const officeWords: readonly (readonly [word: string, say: string])[] = [
  ['सत्यापन', 'जाँच'],
  ['प्रमाणीकरण', 'जाँच'],
  ['प्रविष्टि', 'लिखिए'],
  ['दर्ज कर', 'लिखिए'],
  ['जनसांख्यिकीय', 'नाम, जन्म तारीख'],
  ['अग्रेषित', 'भेजना'],
  ['उपयोगकर्ता', 'आप'],
  ['पंजीकरण', 'पर्ची बनवाना'],
  ['पंजीयन', 'पर्ची बनवाना'],
]

/** Everything wrong with the words and their clips. Empty: the kiosk can say all it shows, in both languages. */
export function localeFaults(words: BothWords, voice: Voice): Fault[] {
  return [...wordFaults(words), ...clipFaults(words, voice)]
}

export function wordFaults(words: BothWords): Fault[] {
  return languages.flatMap(lang =>
    Object.entries(words[lang]).flatMap(([key, entry]) => [
      ...pairFaults(lang, key, entry, words[other[lang]][key]),
      ...textFaults(lang, key, entry),
      ...(entry.speak === undefined ? [] : spellingFaults(lang, entry.speak).map(fault => ({ lang, key, fault, fix: 'write speak as it is said' }))),
    ]),
  )
}

function pairFaults(lang: Locale, key: string, entry: Entry, twin: Entry | undefined): Fault[] {
  if (twin === undefined) return [{ lang: other[lang], key, fault: 'missing', fix: `add it to ${other[lang]}.json` }]
  const faults: Fault[] = []
  const [mine, theirs] = [placeholders(entry.text), placeholders(twin.text)]
  if (lang === 'hi' && mine !== theirs)
    faults.push({ lang, key, fault: `{{${mine}}} here, {{${theirs}}} in the other`, fix: 'use the same placeholders' })
  if (entry.speak === undefined && twin.speak !== undefined) faults.push({ lang, key, fault: 'spoken in one language only', fix: 'add speak' })
  return faults
}

function textFaults(lang: Locale, key: string, { text }: Entry): Fault[] {
  const faults: Fault[] = []
  if (text.trim() === '') faults.push({ lang, key, fault: 'empty', fix: 'write the text' })
  if (/[०-९]/u.test(text)) faults.push({ lang, key, fault: 'Devanagari digits', fix: 'write 0-9, as on cards and phones' })
  const long = text.split(/\s+/).length
  if (/\.title(\.|$)/.test(key) && long > longestTitle) faults.push({ lang, key, fault: `a title of ${long} words`, fix: `at most ${longestTitle}` })
  for (const [word, say] of officeWords) if (text.includes(word)) faults.push({ lang, key, fault: `office word ${word}`, fix: `say ${say}` })
  return faults
}

function placeholders(text: string): string {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(' ')
}

export function clipFaults(words: BothWords, { manifest, files }: Voice): Fault[] {
  const wanted = wantedClips(words)
  const records = new Map(manifest.map(clip => [`${clip.lang} ${clip.key}`, clip]))
  const there = new Set(files)
  const asked = new Set(wanted.map(clip => clip.file))
  const wantedKeys = new Set(wanted.map(clip => `${clip.lang} ${clip.key}`))
  return [
    ...wanted.flatMap(({ lang, key, textHash, kind }): Fault[] => {
      const record = records.get(`${lang} ${key}`)
      if (record === undefined) return [{ lang, key, fault: 'no clip', fix: 'npm run voice' }]
      if (record.textHash !== textHash) return [{ lang, key, fault: 'the clip says an older text', fix: 'npm run voice' }]
      if (!there.has(record.file)) return [{ lang, key, fault: `${record.file} is not there`, fix: 'npm run voice' }]
      return soundFaults(record, kind)
    }),
    ...manifest
      .filter(clip => !wantedKeys.has(`${clip.lang} ${clip.key}`))
      .map(({ lang, key }) => ({ lang, key, fault: 'in the manifest, not in the words', fix: 'npm run voice' })),
    ...files
      .filter(file => !asked.has(file) && !manifest.some(clip => clip.file === file))
      .map(file => ({
        lang: file.startsWith('en') ? ('en' as const) : ('hi' as const),
        key: file,
        fault: 'a clip nobody asks for',
        fix: 'npm run voice',
      })),
  ]
}

function soundFaults({ lang, key, ms, lufs }: ClipRecord, kind: keyof typeof lasts): Fault[] {
  const faults: Fault[] = []
  const { from, to } = lasts[kind]
  if (!(ms >= from && ms <= to))
    faults.push({ lang, key, fault: `lasts ${ms / 1000} s`, fix: `${from / 1000} to ${to / 1000} s: split or lengthen speak` })
  if (!(Math.abs(lufs - wantedLufs) <= lufsApart))
    faults.push({ lang, key, fault: `${lufs} LUFS`, fix: `${wantedLufs} ± ${lufsApart}: npm run voice, or record again` })
  return faults
}
