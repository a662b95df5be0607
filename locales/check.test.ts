import { expect, test } from 'vitest'
import { type BothWords, clipFaults, type Voice, wordFaults } from './check.ts'
import { wantedClips } from './clips.ts'
import { en, hi } from './index.ts'

const faults = (words: BothWords) => wordFaults(words).map(({ lang, key, fault }) => `${lang} ${key}: ${fault}`)
const one = (hiText: object, enText: object) => ({ hi: { k: { text: 'ठीक', ...hiText } }, en: { k: { text: 'Fine', ...enText } } })

const good: BothWords = { hi: { k: { text: 'आगे', speak: 'आगे जाइए।' } }, en: { k: { text: 'Next', speak: 'Go on.' } } }
const voiceOf = (words: BothWords): Voice => {
  const manifest = wantedClips(words).map(({ kind, speak, ...clip }) => ({
    ...clip,
    ms: kind === 'reading' ? 30_000 : 2000,
    lufs: -16.4,
    source: 'synth' as const,
    voice: 'v',
  }))
  return { manifest, files: manifest.map(clip => clip.file) }
}

test('the words of the kiosk have no fault', () => {
  expect(faults({ hi, en })).toEqual([])
})

test('what one language lacks is found', () => {
  expect(faults({ hi: { k: { text: 'ठीक' } }, en: {} })).toEqual(['en k: missing'])
  expect(faults(one({ text: 'काउंटर {{sign}}' }, { text: 'Counter {{n}}' }))).toEqual(['hi k: {{sign}} here, {{n}} in the other'])
  expect(faults(one({}, { speak: 'Fine.' }))).toEqual(['hi k: spoken in one language only'])
  expect(faults(one({ text: ' ' }, {}))).toEqual(['hi k: empty'])
})

test.each([
  ['OTP लिखिए।', '"O": only Devanagari, space, danda, comma, question mark'],
  ['१२ अंक।', '"१": only Devanagari, space, danda, comma, question mark'],
  ['12 अंक।', '"1": only Devanagari, space, danda, comma, question mark'],
  ['कार्ड दिखाएँ।', '"ाएँ" is misread: write ाएं'],
  ['पहले कार्ड।', '"पहले" is misread: write पह्ले'],
  ['क्यूआर दिखाइए।', '"क्यूआर" is misread: write क्यू आर'],
  ['इंतज़ार कीजिए।', '"इंतज़ार" is misread: write इन्तज़ार'],
])('a Hindi sentence that would be misread is found: %s', (speak, fault) => {
  expect(faults(one({ speak }, { speak: 'Fine.' }))).toEqual([`hi k: ${fault}`])
})

test('an English sentence that would be misread is found', () => {
  expect(faults(one({ speak: 'ठीक।' }, { speak: 'Type 12.' }))).toEqual([`en k: "1": only letters, space, . , ? '`])
  expect(faults(one({ speak: 'ठीक।' }, { speak: 'Your Abha.' }))).toEqual(['en k: "Abha" is misread: write Aabhaa'])
  expect(faults(one({ speak: 'ठीक।' }, { speak: 'An OTP.' }))).toEqual(['en k: "OTP" is misread: write the letters with a space between'])
})

test('office Hindi, Devanagari digits and long titles are found', () => {
  expect(faults(one({ text: 'नंबर दर्ज करें' }, {}))).toEqual(['hi k: office word दर्ज कर'])
  expect(faults(one({ text: '१२ अंक' }, {}))).toEqual(['hi k: Devanagari digits'])
  const long = { 'k.title': { text: 'a b c d e f g h i' } }
  expect(faults({ hi: long, en: long })).toEqual(['hi k.title: a title of 9 words', 'en k.title: a title of 9 words'])
})

test('a voice that fits has no fault; an old text, a lost file, a strange clip, a wrong length or loudness are found', () => {
  const voice = voiceOf(good)
  expect(clipFaults(good, voice)).toEqual([])
  const found = (words: BothWords, changed: Partial<Voice>) =>
    clipFaults(words, { ...voice, ...changed }).map(({ lang, key, fault }) => `${lang} ${key}: ${fault}`)
  const first = voice.manifest[0]
  if (first === undefined) throw new Error('no clip')
  const rest = voice.manifest.slice(1)

  expect(found({ ...good, hi: { k: { text: 'आगे', speak: 'और आगे जाइए।' } } }, {})).toContain('hi k: the clip says an older text')
  expect(found(good, { manifest: rest })).toContain('hi k: no clip')
  expect(found(good, { files: voice.files.slice(1) })).toEqual([`hi k: ${first.file} is not there`])
  expect(found(good, { files: [...voice.files, 'en/00.opus'] })).toEqual(['en en/00.opus: a clip nobody asks for'])
  expect(found(good, { manifest: [...voice.manifest, { ...first, key: 'gone' }] })).toEqual(['hi gone: in the manifest, not in the words'])
  expect(found(good, { manifest: [{ ...first, ms: 900 }, ...rest] })).toEqual(['hi k: lasts 0.9 s'])
  expect(found(good, { manifest: [{ ...first, lufs: -18 }, ...rest] })).toEqual(['hi k: -18 LUFS'])
})
