import { beforeEach, expect, test, vi } from 'vitest'
import { createPlayer, type Heard, type Player, type VoiceEvent } from './player.ts'
import type { ClipKey, Speech } from './spoken.ts'

/** A loudspeaker that says what it was given; each clip ends when the test says so. */
function loudspeaker() {
  const log: string[] = []
  const events: VoiceEvent[] = []
  let end: (heard: Heard) => void = () => {}
  const missing = new Set<string>()
  const volumes: number[] = []
  const player: Player = createPlayer({
    find: ({ key, language }) => (missing.has(key) ? null : { file: `${language}/${key}.opus`, url: key }),
    play: (url, volume, started) => {
      log.push(url)
      volumes.push(volume)
      started()
      let stopped = false
      return {
        heard: new Promise(resolve => {
          end = heard => !stopped && resolve(heard)
        }),
        stop: () => {
          stopped = true
          log.push(`${url} cut`)
        },
        setVolume: volume => volumes.push(volume),
      }
    },
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    tell: event => events.push(event),
  })
  return {
    player,
    log,
    events,
    missing,
    volumes,
    /** the clip that sounds ends, and the pause after it passes */
    async ends(heard: Heard = 'ended') {
      end(heard)
      await vi.advanceTimersByTimeAsync(100)
    },
    told: (type: VoiceEvent['type']) => events.filter(event => event.type === type).map(event => event.detail.key),
  }
}

const speech = (scene: string, ...keys: string[]): Speech => ({
  scene,
  parts: keys.map(key => ({ language: 'hi', key: key as ClipKey })),
  sayAgain: true,
})

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('the picture comes first, then one part after the other', async () => {
  const { player, log, ends, told } = loudspeaker()
  player.say(speech('want', 'one', 'two'))
  expect(log).toEqual([])
  await vi.advanceTimersByTimeAsync(350)
  expect(log).toEqual(['one'])
  await ends()
  await ends()
  expect(log).toEqual(['one', 'two'])
  expect(told('voice:played')).toEqual(['one', 'two'])
})

test('another screen cuts what is being said', async () => {
  const { player, log, ends } = loudspeaker()
  player.say(speech('want', 'one', 'two'))
  await vi.advanceTimersByTimeAsync(350)
  player.say(speech('knownBy', 'three'))
  expect(log).toEqual(['one', 'one cut'])
  await vi.advanceTimersByTimeAsync(350)
  await ends()
  expect(log).toEqual(['one', 'one cut', 'three'])
})

test('the same screen with something new at its end goes on and says the new thing', async () => {
  const { player, log, ends } = loudspeaker()
  player.say(speech('token', 'number', 'printing'))
  await vi.advanceTimersByTimeAsync(350)
  player.say(speech('token', 'number', 'printed'))
  expect(log).toEqual(['number'])
  await ends()
  await ends()
  expect(log).toEqual(['number', 'printed'])
})

test('when all was said and only the end changed, only the end is said', async () => {
  const { player, log, ends } = loudspeaker()
  player.say(speech('token', 'number', 'noPaper'))
  await vi.advanceTimersByTimeAsync(350)
  await ends()
  await ends()
  player.say(speech('token', 'number', 'copyPrinted'))
  await vi.advanceTimersByTimeAsync(100)
  expect(log).toEqual(['number', 'noPaper', 'copyPrinted'])
})

test('a snapshot that changes nothing spoken does not disturb', async () => {
  const { player, log } = loudspeaker()
  player.say(speech('want', 'one'))
  await vi.advanceTimersByTimeAsync(350)
  player.say(speech('want', 'one'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log).toEqual(['one'])
})

test('repeat begins at the beginning, at once', async () => {
  const { player, log, ends } = loudspeaker()
  player.say(speech('want', 'one', 'two'))
  await vi.advanceTimersByTimeAsync(350)
  await ends()
  player.repeat()
  await vi.advanceTimersByTimeAsync(0)
  expect(log).toEqual(['one', 'two', 'two cut', 'one'])
})

test('what is said again may be more than what was said: a hint, and then the screen it was given on', async () => {
  const { player, log, ends } = loudspeaker()
  const hint = (...again: string[]): Speech => ({ ...speech('hint', 'closer'), again: speech('', ...again).parts })
  player.say(hint('closer', 'one'))
  await vi.advanceTimersByTimeAsync(350)
  await ends()
  player.repeat()
  await vi.advanceTimersByTimeAsync(0)
  await ends()
  await ends()
  expect(log).toEqual(['closer', 'closer', 'one'])
  // it holds no more, and nobody has moved: nothing is said for that alone
  player.say(hint('one'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(log).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(15_000)
  await ends()
  expect(log.slice(3)).toEqual(['one'])
  player.say(speech('hint gone', 'two'))
  await vi.advanceTimersByTimeAsync(350)
  expect(log.at(-1)).toBe('two')
})

test('it is said once more after 15 s without a touch, and not a third time', async () => {
  const { player, log, ends } = loudspeaker()
  player.say(speech('want', 'one'))
  await vi.advanceTimersByTimeAsync(350)
  await ends()
  await vi.advanceTimersByTimeAsync(14_000)
  player.touched()
  await vi.advanceTimersByTimeAsync(14_000)
  expect(log).toEqual(['one'])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(log).toEqual(['one', 'one'])
  await ends()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(log).toEqual(['one', 'one'])
})

test('a missing or broken clip is told of and passed over', async () => {
  const { player, log, missing, ends, told } = loudspeaker()
  missing.add('one')
  player.say(speech('want', 'one', 'two', 'three'))
  await vi.advanceTimersByTimeAsync(350)
  await ends('failed')
  await ends()
  expect(log).toEqual(['two', 'three'])
  expect(told('voice:missing')).toEqual(['one', 'two'])
  expect(told('voice:played')).toEqual(['three'])
})

test('a browser that holds sound back stays silent until the next screen', async () => {
  const { player, log, ends, told } = loudspeaker()
  player.say(speech('language', 'one', 'two'))
  await vi.advanceTimersByTimeAsync(350)
  await ends('blocked')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(log).toEqual(['one'])
  expect(told('voice:blocked')).toEqual(['one'])
  player.say(speech('want', 'three'))
  await vi.advanceTimersByTimeAsync(350)
  expect(log).toEqual(['one', 'three'])
})

test('quiet is quiet, and what is said next is said whole', async () => {
  const { player, log } = loudspeaker()
  player.say(speech('want', 'one'))
  await vi.advanceTimersByTimeAsync(350)
  player.quiet()
  player.repeat()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(log).toEqual(['one', 'one cut'])
  player.say(speech('want', 'one'))
  await vi.advanceTimersByTimeAsync(350)
  expect(log).toEqual(['one', 'one cut', 'one'])
})

test('the volume holds for what sounds and for what follows, between 0 and 1', async () => {
  const { player, volumes, ends } = loudspeaker()
  player.setVolume(0.5)
  player.say(speech('want', 'one', 'two'))
  await vi.advanceTimersByTimeAsync(350)
  player.setVolume(3)
  await ends()
  expect(volumes).toEqual([0.5, 1, 1])
})
