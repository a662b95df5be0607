import type { NotKept, StaffPage, Tongue, VoiceLanguage, VoicePrompt } from '../../service/contract/index.ts'

/** Languages a facility may have added. */
export const tongues: Tongue[] = [
  { code: 'hlb', name: 'हल्बी', over: 'hi', greets: true },
  { code: 'hne', name: 'छत्तीसगढ़ी', over: 'hi', greets: false },
  { code: 'gon', name: 'गोंडी', over: 'hi', greets: false },
]

const ours = (code: string, name: string, recorded: number, stale: number): VoiceLanguage => ({
  code,
  name,
  over: null,
  prompts: 292,
  recorded,
  stale,
  texts: null,
  unreadable: false,
})
const hlb: VoiceLanguage = {
  code: 'hlb',
  name: 'हल्बी',
  over: 'hi',
  prompts: 292,
  recorded: 41,
  stale: 0,
  texts: { of: 287, missing: 212, wrong: 1 },
  unreadable: false,
}
const gon: VoiceLanguage = { ...hlb, code: 'gon', name: 'गोंडी', recorded: 0, stale: 0, texts: { of: 287, missing: 287, wrong: 0 } }
const broken: VoiceLanguage = { ...hlb, code: 'kru', name: 'kru', prompts: 0, recorded: 0, stale: 0, texts: null, unreadable: true }

const prompt: VoicePrompt = {
  key: 'want.title',
  say: 'आपको क्या चाहिए?',
  shown: 'क्या चाहिए?',
  translate: false,
  state: 'missing',
  longestMs: 4200,
}
const long: VoicePrompt = {
  ...prompt,
  key: 'consent.point.2',
  say: 'आपका नाम, जन्म तारीख, पता और फ़ोटो आधार से आभा में जाएगा। आपका आधार नंबर यह मशीन नहीं रखती, और कोई उसे यहाँ नहीं देख सकता।',
  shown: 'नाम, जन्म तारीख, पता, फ़ोटो: आधार से आभा में',
}
type RecordPage = Extract<StaffPage, { name: 'record' }>
const record = (change: Partial<RecordPage> = {}): RecordPage => ({
  name: 'record',
  code: 'hi',
  language: 'हिंदी',
  prompt,
  at: 3,
  of: 292,
  left: 251,
  kept: false,
  problem: null,
  ...change,
})
const notKept: Record<NotKept, true> = { notASound: true, diskFull: true, notWritten: true }
const faults = (Object.keys(notKept) as NotKept[]).map(problem => [`staff-record-${problem}`, record({ problem })] as const)

/** The pages of voices and languages. */
export const voiceSamples = {
  voices: {
    'staff-voices': { name: 'voices', languages: [ours('hi', 'हिंदी', 120, 3), ours('en', 'English', 0, 0), gon, hlb], page: 0, pages: 1 },
    'staff-voices-more': {
      name: 'voices',
      languages: [ours('hi', 'हिंदी', 0, 0), ours('en', 'English', 0, 0), hlb, broken],
      page: 0,
      pages: 2,
    },
  },
  newLanguage: {
    'staff-newLanguage': {
      name: 'newLanguage',
      known: [
        { code: 'hlb', name: 'हल्बी' },
        { code: 'gon', name: 'गोंडी' },
        { code: 'hne', name: 'छत्तीसगढ़ी' },
        { code: 'bgw', name: 'भतरी' },
        { code: 'pci', name: 'धुरवा' },
        { code: 'mr', name: 'मराठी' },
      ],
      problem: null,
    },
    'staff-newLanguage-there': { name: 'newLanguage', known: [{ code: 'gon', name: 'गोंडी' }], problem: 'there' },
  },
  record: {
    'staff-record': record(),
    'staff-record-translate': record({ code: 'hlb', language: 'हल्बी', prompt: { ...long, translate: true }, at: 0 }),
    'staff-record-kept': record({ kept: true, prompt: long }),
    'staff-record-stale': record({ prompt: { ...prompt, state: 'stale' } }),
    'staff-record-there': record({ prompt: { ...prompt, state: 'fits', say: 'बयालीस', shown: '42' }, left: 0 }),
    ...Object.fromEntries(faults),
  },
} satisfies { [Name in 'voices' | 'newLanguage' | 'record']: Record<string, StaffPage> }
