import { describe, expect, test } from 'vitest'
import manifest from '../../locales/audio/manifest.json' with { type: 'json' }
import { en, hi } from '../../locales/index.ts'
import { clipFile } from '../../locales/voice.ts'
import type { HintGiven, QrProblem, Screen } from '../../service/contract/index.ts'
import { counter, everySnapshot, overlays, screens, snapshotOf } from './screens.fixture.ts'
import { type ClipRef, lostSpeech, soundOf, speechOf, spokenParts } from './spoken.ts'
import { inTongue } from './tongue.ts'

/** how long each clip lasts, in ms, and the pause the player makes between two */
const lasts = new Map(manifest.map(clip => [`${clip.lang} ${clip.key}`, clip.ms]))
const betweenMs = 100

const keys = (parts: ClipRef[]) => parts.map(part => part.key)
const said = (screen: Screen) => keys(spokenParts(snapshotOf(screen)))
const isNumber = (key: string) => /^(number|hundred|letter)\./.test(key)

describe.each(['hi', 'en'] as const)('in %s', language => {
  test('every screen and overlay says something, and there is a clip for all of it', () => {
    for (const snapshot of everySnapshot(language)) {
      const parts = spokenParts(snapshot)
      const where = `${snapshot.screen.name} ${snapshot.overlay?.name ?? ''}`
      if (snapshot.screen.name === 'staff') continue
      expect(parts.length, where).toBeGreaterThan(0)
      for (const part of parts) expect(clipFile(part.language, part.key), `${where}: ${part.language} ${part.key}`).not.toBeNull()
    }
  })

  test('no screen talks for longer than twelve seconds, but for the greeting in two languages and a text that is read aloud', () => {
    for (const snapshot of everySnapshot(language)) {
      const { screen, overlay } = snapshot
      if (overlay === null && (screen.name === 'language' || (screen.name === 'consentText' && screen.aloud))) continue
      const parts = spokenParts(snapshot)
      const seconds = parts.reduce((sum, part) => sum + (lasts.get(`${part.language} ${part.key}`) ?? 0) + betweenMs, -betweenMs) / 1000
      expect(seconds, parts.map(({ key }) => key).join(' ')).toBeLessThanOrEqual(12)
    }
  })

  test('only the language screen speaks two languages; a consent is read in the language it stands in', () => {
    for (const snapshot of everySnapshot(language).filter(({ attract }) => attract === null)) {
      if (snapshot.screen.name === 'consentText' && snapshot.screen.aloud && snapshot.overlay === null) {
        expect(spokenParts(snapshot).map(part => part.language)).toEqual([snapshot.screen.version === 'original' ? 'en' : 'hi'])
        continue
      }
      const spoken = new Set(spokenParts(snapshot).map(part => part.language))
      if (snapshot.screen.name === 'staff') continue
      expect([...spoken]).toEqual(snapshot.screen.name === 'language' ? [language, language === 'hi' ? 'en' : 'hi'] : [language])
    }
  })
})

test("the staff's room is silent, but for the sentence that tries the loudspeaker and why the glass is dead", () => {
  const aloud = screens.staff.filter(screen => said(screen).length > 0)
  expect(aloud.map(({ page }) => page)).toMatchObject([{ name: 'check', asking: 'sound' }, { name: 'cleaning' }])
})

test('no clip is made that no screen ever says', () => {
  // one that a facility's own language says of itself
  const added = snapshotOf({ name: 'language' }, { tongues: [{ code: 'hlb', name: '', over: 'hi', greets: true }] })
  const own = keys(inTongue(speechOf(added), added).parts)
  const heard = new Set([...everySnapshot('hi').flatMap(snapshot => keys(spokenParts(snapshot))), ...keys(lostSpeech.parts), ...own])
  for (const words of [hi, en]) {
    const spoken = Object.entries(words).filter(([, entry]) => entry.speak !== undefined)
    expect(spoken.map(([key]) => key).filter(key => !heard.has(key as never))).toEqual([])
  }
})

test('numbers are said of the token and the counter only, never of a person, a code or a phone', () => {
  const allowed = ['token', 'noAnswerYet', 'goToCounter', 'outOfService']
  for (const snapshot of everySnapshot('hi')) {
    const numbers = keys(spokenParts(snapshot)).filter(isNumber)
    if (snapshot.overlay?.name === 'help') expect(numbers).toEqual(snapshot.overlay.counter ? ['number.2'] : [])
    else if (!allowed.includes(snapshot.screen.name)) expect(numbers, snapshot.screen.name).toEqual([])
  }
  for (const screen of screens.goToCounter) {
    // of the facility's own series: that of the slip, as a token's
    const queue = screen.queue === null ? [] : ['letter.K', 'letter.A', 'number.47']
    expect(said(screen).filter(isNumber)).toEqual([...queue, ...(screen.counter ? ['number.2'] : [])])
  }
})

test('the token is said in hundreds and the rest, then its counter, then the slip', () => {
  expect(said({ name: 'token', number: '142', counter, validUntil: null, slip: 'printed', again: false })).toEqual([
    'token.say.number',
    'hundred.1',
    'number.42',
    'token.say.counter',
    'number.2',
    'token.say.go',
    'slipState.printed',
  ])
})

test('a token the hospital had given before is called that first', () => {
  expect(said({ name: 'token', number: '7', counter, validUntil: null, slip: 'printing', again: true })[0]).toBe('token.again')
})

test('what went wrong comes first, and with it what to do', () => {
  const faulty = everySnapshot('hi').filter(
    ({ screen, overlay }) =>
      overlay === null && screen.name !== 'staff' && 'problem' in screen && screen.problem !== null && !('hint' in screen && screen.hint !== null),
  )
  expect(faulty.length).toBeGreaterThan(20)
  for (const snapshot of faulty) expect(keys(spokenParts(snapshot))[0], snapshot.screen.name).toContain('.problem.')
})

test('after three wrong tries the yellow button is spoken of', () => {
  expect(said({ name: 'enterAadhaar', problem: 'checkDigit', tries: 2 })).toEqual(['enterAadhaar.problem.checkDigit'])
  expect(said({ name: 'enterAadhaar', problem: 'checkDigit', tries: 3 })).toEqual(['enterAadhaar.problem.checkDigit', 'enterAadhaar.threeTries'])
})

test('a key that does not work is not offered aloud', () => {
  expect(said({ name: 'codeLadder', resend: { inSeconds: 0, ofSeconds: 60, left: 0 }, sentTo: null, canPark: true })).not.toContain(
    'codeLadder.choice.resend',
  )
  expect(said({ name: 'trouble', trouble: 'child', canTryAgain: false, canUseOtherNumber: false })).toEqual([
    'trouble.child.title',
    'trouble.choice.notNow',
  ])
})

test('the camera is spoken of where there is one, else the red light', () => {
  for (const name of ['scanCounter', 'showCard'] as const)
    for (const reader of ['camera', 'scanner'] as const)
      expect(
        said(name === 'showCard' ? { name, problem: null, reader, hint: null, asked: 'find' } : { name, problem: null, reader, hint: null }),
      ).toEqual([
        `${name}.title`,
        `${name}.sub.${reader}`,
        name === 'scanCounter' ? 'scanCounter.choice.listOfCounters' : 'showCard.choice.abhaNumber',
      ])
})

test('agreeing is spoken of on the last page of the consent only', () => {
  expect(said({ name: 'consentText', page: 1, pages: 3, version: 'original', aloud: false })).toEqual(['consentText.ask.page'])
  expect(said({ name: 'consentText', page: 2, pages: 3, version: 'original', aloud: false })).toEqual(['consentText.ask.last'])
})

test('a consent that is read aloud is read page by page, and begun again when its language changes', () => {
  const page = (page: number, version: 'original' | 'translation', aloud = true): Screen => ({ name: 'consentText', page, pages: 3, version, aloud })
  expect(said(page(1, 'translation'))).toEqual(['consentText.read.2'])
  const scenes = [page(1, 'translation'), page(2, 'translation'), page(1, 'original'), page(1, 'original', false)].map(
    screen => speechOf(snapshotOf(screen)).scene,
  )
  expect(new Set(scenes).size).toBe(4)
})

test('an overlay speaks instead of the screen below it', () => {
  for (const overlay of overlays) {
    const parts = keys(spokenParts(snapshotOf({ name: 'language' }, { overlay })))
    expect(parts[0]).toMatch(overlay.name === 'settings' && overlay.changed !== null ? /^settings\.set\./ : new RegExp(`^${overlay.name}\\.title$`))
  }
})

describe('what counts as another screen', () => {
  const scene = (...of: Parameters<typeof snapshotOf>) => speechOf(snapshotOf(...of)).scene

  test('a second wrong code is said again', () => {
    const wrong = screens.enterCode.find(screen => screen.problem === 'wrong') as Screen
    expect(scene(wrong, { step: 5 })).not.toBe(scene(wrong, { step: 6 }))
  })

  test('a hint of the camera is said alone and once: not again when it goes away and comes back, but another one is', () => {
    const saw = (hint: HintGiven | null, problem: QrProblem | null = null) =>
      speechOf(snapshotOf({ name: 'scanCounter', problem, reader: 'camera', hint }))
    const closer = saw({ of: 'closer', shown: true })
    expect(keys(closer.parts)).toEqual(['hint.closer'])
    expect(closer.scene).not.toBe(saw(null).scene)
    expect(saw({ of: 'closer', shown: false })).toMatchObject({ scene: closer.scene, parts: closer.parts })
    expect(saw({ of: 'still', shown: true }).scene).not.toBe(closer.scene)
    expect(keys(saw({ of: 'still', shown: true }, 'payment').parts)).toEqual(['hint.still'])
  })

  test('said again, a hint comes with its screen, and no more when it has gone', () => {
    const again = (shown: boolean) =>
      keys(speechOf(snapshotOf({ name: 'showCard', problem: null, reader: 'camera', hint: { of: 'tilt', shown }, asked: 'find' })).again ?? [])
    const card = said({ name: 'showCard', problem: null, reader: 'camera', hint: null, asked: 'find' })
    expect(again(true)).toEqual(['hint.tilt', ...card])
    expect(again(false)).toEqual(card)
  })

  test('under help no hint is spoken of', () => {
    const hint = { of: 'closer', shown: true } as const
    const covered = speechOf(snapshotOf({ name: 'scanCounter', problem: null, reader: 'camera', hint }, { overlay: overlays.at(-1) ?? null }))
    expect(keys(covered.parts)).toEqual(['help.title', 'help.choice.close'])
    expect(covered.again).toBeUndefined()
  })

  test('the slip coming out is not', () => {
    const [printing, printed] = screens.token as [Screen, Screen]
    expect(scene(printing, { step: 5 })).toBe(scene(printed, { step: 6 }))
  })

  test('another language, another visit, an overlay and the next page are', () => {
    const want: Screen = { name: 'want', resumable: false }
    const scenes = [scene(want), scene(want, { language: 'en' }), scene(want, { visit: 'b' }), scene(want, { overlay: overlays[0] ?? null })]
    const pages = [0, 1].map(page => scene({ name: 'consentText', page, pages: 3, version: 'original', aloud: false }))
    expect(new Set([...scenes, ...pages]).size).toBe(6)
  })

  test('the loop on the first screen says its one sentence when it is time, and nothing else', () => {
    const rest = (invitation: number | null) => snapshotOf({ name: 'language' }, { visit: null, attract: { invitation } })
    expect(keys(spokenParts(rest(null)))).toEqual([])
    expect(keys(spokenParts(rest(1)))).toEqual(['language.invite'])
    expect(speechOf(rest(1)).scene).not.toBe(speechOf(rest(2)).scene)
  })

  test('each setting that is touched is told, also the same one again after another', () => {
    const set = (to: 1 | 3) =>
      speechOf(snapshotOf({ name: 'want', resumable: false }, { overlay: { name: 'settings', changed: { of: 'volume', to } } }))
    expect(set(1).scene).not.toBe(set(3).scene)
    expect(set(3).parts).toEqual([{ language: 'hi', key: 'settings.set.volume.3' }])
  })

  test('the volume has three steps around what the staff have set, and slower speech is slower', () => {
    const { settings } = snapshotOf({ name: 'want', resumable: false })
    for (const loudness of [0.35, 0.7, 0.85]) {
      const loud = ([1, 2, 3] as const).map(volume => soundOf({ loudness, settings: { ...settings, volume } }).volume)
      expect(loud).toEqual([...loud].sort())
      expect(new Set(loud).size).toBe(3)
      expect(loud[1]).toBe(loudness)
    }
    expect(soundOf({ loudness: 1, settings: { ...settings, voice: 'slow' } }).rate).toBeLessThan(soundOf({ loudness: 1, settings }).rate)
  })

  test('with nobody there the machine does not say things twice', () => {
    expect(speechOf(snapshotOf({ name: 'language' }, { visit: null })).sayAgain).toBe(false)
    expect(speechOf(snapshotOf({ name: 'want', resumable: false })).sayAgain).toBe(true)
  })
})
