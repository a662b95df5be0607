import { consentText, type Locale } from './index.ts'
import { hindiMisread } from './spelling.ts'

/** A page of the whole consent text, read aloud: in English the text itself, in Hindi our translation. Pages count from 1. */
export type ReadingKey = `consentText.read.${number}`

export interface Reading {
  key: ReadingKey
  speak: string
}

/** What a reader says for what stands there; nothing else of the text is changed, so that the whole of it is heard. */
const said: Record<Locale, readonly (readonly [written: RegExp, said: string])[]> = {
  en: [
    [/\be-KYC\b/g, 'e K Y C'],
    [/\be\.g\./g, 'for example'],
    [/\bABHA\b/g, 'Aabhaa'],
    [/\bIDs\b/g, 'I D cards'],
    [/\b2016\b/g, 'twenty sixteen'],
    [/ \/ /g, ' or '],
  ],
  hi: [
    [/e-KYC/g, 'ई के वाई सी'],
    [/UIDAI/g, 'यू आई डी ए आई'],
    [/NDHE/g, 'एन डी एच ई'],
    [/ABDM/g, 'ए बी डी एम'],
    [/NHA/g, 'एन एच ए'],
    [/VID/g, 'वी आई डी'],
    [/2016/g, 'दो हज़ार सोलह'],
    [/ \/ /g, ' या '],
    // the table's word for it is another one; here the text's own is read, as it is said
    [/सहमति/g, 'सह्मति'],
    ...hindiMisread.map(([wrong, write]): [RegExp, string] => [new RegExp(wrong.normalize('NFC'), 'g'), write]),
  ],
}

/** As the synthesiser has to read it: abbreviations letter by letter, brackets and quotes as pauses. */
export function readAloud(language: Locale, text: string): string {
  const worded = said[language].reduce((so, [written, say]) => so.replace(written, say), text.normalize('NFC'))
  const spelt = language === 'en' ? worded.replace(/\b[A-Z]{2,}\b/g, letters => [...letters].join(' ')) : worded
  return spelt
    .replace(/[()“”:;]/g, ', ')
    .replace(/-/g, ' ')
    .replace(/\s*,(\s*,)+/g, ',')
    .replace(/\s+([,.।?])/g, '$1')
    .replace(/,\s*([.।])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

const pages = { en: consentText.original, hi: consentText.translation } as const

/** The key of a page; `page` counts from 0, as on the screen. */
export const readingKey = (page: number): ReadingKey => `consentText.read.${page + 1}`

/** Every page there is a clip for. */
export const readings = (language: Locale): Reading[] =>
  pages[language].map((text, page) => ({ key: readingKey(page), speak: readAloud(language, text) }))
