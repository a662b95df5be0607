import type { Locale } from './index.ts'

/** What the synthesiser misreads, and how it has to be written (measured vowel by vowel). */
export const hindiMisread: readonly (readonly [wrong: string, write: string])[] = [
  ['ाएँ', 'ाएं'],
  ['पहले', 'पह्ले'],
  ['पहला', 'पह्ला'],
  ['पहचान', 'पह्चान'],
  ['सहमति', 'मंज़ूरी'],
  ['कर्मचारी', 'कर्म्चारी'],
  ['इंतज़ार', 'इन्तज़ार'],
  ['इंतजार', 'इन्तज़ार'],
  ['क्यूआर', 'क्यू आर'],
  ['ओटीपी', 'ओ टी पी'],
  ['ओपीडी', 'ओ पी डी'],
  ['हिंदी', 'हिन्दी'],
  ['ढूँढना', 'ढूँढ्ना'],
  ['लिखकर', 'लिख कर'],
  ['देखकर', 'देख कर'],
  ['रुककर', 'रुक कर'],
  ['सँभालकर', 'सँभाल कर'],
  ['तिरपन', 'तिर्पन'],
  ['पचपन', 'पच्पन'],
  ['उनसठ', 'उन्सठ'],
  ['इकसठ', 'इक्सठ'],
  ['तिरसठ', 'तिर्सठ'],
  ['सड़सठ', 'सड़्सठ'],
  ['अड़सठ', 'अड़्सठ'],
  ['उनहत्तर', 'उन्हत्तर'],
  ['इकहत्तर', 'इक्हत्तर'],
  ['पचहत्तर', 'पच्हत्तर'],
  ['सतहत्तर', 'सत्हत्तर'],
  ['अठहत्तर', 'अठ्हत्तर'],
]

const englishMisread: readonly (readonly [wrong: RegExp, write: string])[] = [
  [/\babha/i, 'Aabhaa'],
  [/\b[A-Z]{2,}\b/, 'the letters with a space between'],
]

/** One form for one text: NFC, single spaces. The clip is named by the hash of this. */
export function normalised(speak: string): string {
  return speak.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** What is wrong with a spoken text, each with what to write instead; empty when it can be spoken. */
export function spellingFaults(language: Locale, speak: string): string[] {
  const said = normalised(speak)
  const faults: string[] = []
  if (said === '') faults.push('nothing to say')
  const foreign = language === 'hi' ? said.match(/[^\u0901-\u0903\u0905-\u094d\u0958-\u0960\u0964 ,?]/u) : said.match(/[^A-Za-z .,?']/u)
  if (foreign)
    faults.push(`"${foreign[0]}": ${language === 'hi' ? 'only Devanagari, space, danda, comma, question mark' : "only letters, space, . , ? '"}`)
  for (const [found, write] of language === 'hi' ? misreadHindi(said) : misreadEnglish(said)) faults.push(`"${found}" is misread: write ${write}`)
  return faults
}

function misreadHindi(said: string) {
  return hindiMisread.filter(([wrong]) => said.includes(wrong.normalize('NFC')))
}

function misreadEnglish(said: string) {
  return englishMisread.flatMap(([wrong, write]) => (said.match(wrong) ?? []).map(found => [found, write] as const))
}
