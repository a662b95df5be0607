import { expect, test } from 'vitest'
import type { FacilityLanguage, ToServiceOfLanguages } from '../../service/contract/index.ts'
import { createOwnVoice } from './own.ts'
import type { Heard, PlayClip } from './player.ts'
import type { ClipRef } from './spoken.ts'

const clip = (key: string, tongue?: string): ClipRef => ({ language: 'hi', key: key as ClipRef['key'], ...(tongue === undefined ? {} : { tongue }) })
/** how a clip is played, whatever there is to say about that */
const how = [1, () => {}, 1] as unknown as Parameters<PlayClip> extends [string, ...infer Rest] ? Rest : never
const language = (code: string, clips: Record<string, string>): FacilityLanguage => ({ code, over: code === 'hlb' ? 'hi' : null, texts: {}, clips })

function voice() {
  const asked: ToServiceOfLanguages[] = []
  const played: string[] = []
  const dropped: string[] = []
  const timers: (() => void)[] = []
  let held = 0
  const own = createOwnVoice({
    ask: message => void asked.push(message),
    hold: (bytes, type) => {
      const url = `blob:${++held} ${type} ${bytes.length}`
      return { url, drop: () => void dropped.push(url) }
    },
    ours: ({ key }) => (key === ('nobody' as string) ? null : { file: `hi/${key}.opus`, url: `ours/${key}` }),
    play: url => {
      played.push(url)
      return { heard: Promise.resolve<Heard>('ended'), stop: () => {}, setVolume: () => {} }
    },
    later: run => void timers.push(run),
  })
  own.hear({
    kind: 'languages',
    languages: [language('hi', { 'want.title': 'aa.wav?1' }), language('en', {}), language('hlb', { 'language.title': 'bb.wav?1' })],
  })
  const say = (of: ClipRef) => own.play(own.find(of)?.url ?? '', ...how).heard
  const arrives = (code: string, key: string, data: string | null) =>
    own.hear({ kind: 'clip', language: code, key, clip: data === null ? null : { file: '', type: 'audio/wav', data } })
  return { own, asked, played, dropped, timers, say, arrives }
}

test('first the visit’s own language, then a recording in the language below, then the voice that came with the program', () => {
  const { own } = voice()
  expect(own.find(clip('language.title', 'hlb'))?.file).toBe('hlb/bb.wav')
  expect(own.find(clip('want.title', 'hlb'))?.file).toBe('hi/aa.wav')
  expect(own.find(clip('end.title', 'hlb'))).toEqual({ file: 'hi/end.title.opus', url: 'ours/end.title' })
  expect(own.find(clip('language.title'))?.file).toBe('hi/language.title.opus')
  expect(own.find(clip('nobody'))).toBeNull()
})

test('a recording is fetched when it is first said, and only then', async () => {
  const { asked, played, say, arrives } = voice()
  const first = say(clip('want.title'))
  expect(asked).toEqual([{ kind: 'clip', language: 'hi', key: 'want.title' }])
  arrives('hi', 'want.title', 'AAAA')
  expect(await first).toBe('ended')
  expect(await say(clip('want.title'))).toBe('ended')
  expect(asked).toHaveLength(1)
  expect(played).toEqual(['blob:1 audio/wav 3', 'blob:1 audio/wav 3'])
})

test('one that does not come, or has gone, is said by ours instead', async () => {
  const { played, timers, say, arrives } = voice()
  const gone = say(clip('want.title'))
  arrives('hi', 'want.title', null)
  await gone
  const late = say(clip('want.title'))
  for (const run of timers) run()
  await late
  expect(played).toEqual(['ours/want.title', 'ours/want.title'])
})

test('said again by the staff, the old one is let go of and the new one fetched', async () => {
  const { own, asked, dropped, say, arrives } = voice()
  const first = say(clip('want.title'))
  arrives('hi', 'want.title', 'AAAA')
  await first
  own.hear({ kind: 'languages', languages: [language('hi', { 'want.title': 'aa.wav?2' })] })
  expect(dropped).toEqual(['blob:1 audio/wav 3'])
  void say(clip('want.title'))
  expect(asked).toHaveLength(2)
})

test('stopped before it came, it is not played behind the next screen', async () => {
  const { own, played, arrives } = voice()
  const playing = own.play(own.find(clip('want.title'))?.url ?? '', ...how)
  playing.stop()
  arrives('hi', 'want.title', 'AAAA')
  await playing.heard
  expect(played).toEqual([])
})

test('sixty are held at once; the one said last is let go of last', async () => {
  const { own, dropped, arrives, say } = voice()
  const keys = Array.from({ length: 70 }, (_, at) => `key.${at}`)
  own.hear({ kind: 'languages', languages: [language('hi', Object.fromEntries(keys.map(key => [key, 'x.wav?1'])))] })
  for (const key of keys.slice(0, 60)) arrives('hi', key, 'AAAA')
  await say(clip('key.0'))
  for (const key of keys.slice(60)) arrives('hi', key, 'AAAA')
  expect(dropped).toHaveLength(10)
  expect(dropped).not.toContain('blob:1 audio/wav 3')
})
