import { expect, test } from '@playwright/test'
import { inLanguage, samples } from '../../renderer/samples/samples.ts'
import { type ClipRef, speechOf } from '../../renderer/voice/spoken.ts'
import { findOnEach } from '../../scripts/lib/page.ts'
import type { Snapshot } from '../../service/contract/index.ts'
import { glassForAll } from './support/glass.ts'
import { speakFast } from './support/spoken.ts'

// Each screen asks for its clips, the clips exist, and they are played to their end. Played sixteen times as fast, and so are the pauses: nobody is listening.

const glass = glassForAll()

const name = ({ language, key }: ClipRef) => `${language} ${key}`

/** Runs in the page: notes what was played, and plays fast. */
const note = () => {
  const heard = { played: [] as string[], missing: [] as string[] }
  Object.assign(window, { heard })
  const into = (list: string[]) => (event: Event) => {
    const { language, key } = (event as CustomEvent<{ language: string; key: string }>).detail
    list.push(`${language} ${key}`)
  }
  window.addEventListener('voice:played', into(heard.played))
  for (const type of ['voice:missing', 'voice:blocked']) window.addEventListener(type, into(heard.missing))
  const { setTimeout: later } = window
  // the pauses before and between clips, not the one after which all is said again
  const soon = (run: TimerHandler, ms = 0, ...more: unknown[]) => later(run, ms < 1000 ? ms / 16 : ms, ...more)
  window.setTimeout = soon as typeof window.setTimeout
}

interface Heard {
  played: string[]
  missing: string[]
}

/** Runs in the page: waits until each clip was played to its end; those that were not after half a minute. */
const unplayed = (wanted: string[]) =>
  new Promise<string[]>(resolve => {
    const { heard } = window as unknown as { heard: Heard }
    const left = () => wanted.filter(clip => !heard.played.includes(clip))
    const check = () => {
      if (left().length === 0) done()
    }
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('voice:played', check)
      resolve(left())
    }
    const timer = setTimeout(done, 30_000)
    window.addEventListener('voice:played', check)
    check()
  })

/** Shows one screen after the other in a language until each clip was played to its end. */
async function listen(language: 'hi' | 'en') {
  const tab = await glass.open('upright', { prepare: note })
  await tab.evaluate(speakFast)
  const known = new Set<string>()
  const silent: string[] = []
  const shown: { name: string; snapshot: Snapshot; given: string[] }[] = []
  for (const sample of samples) {
    const snapshot = inLanguage(sample, language)
    const given = speechOf(snapshot).parts.map(name)
    // the staff's room is silent on purpose
    if (given.length === 0 && snapshot.screen.name !== 'staff') silent.push(sample.name)
    // a screen whose every clip was already heard on another adds nothing
    if (given.every(clip => known.has(clip))) continue
    shown.push({ name: sample.name, snapshot, given })
    for (const clip of given) known.add(clip)
  }
  const left = await findOnEach(tab, shown, unplayed)
  const unheard = shown.flatMap(({ name }, at) => (left[at] ?? []).map(clip => `${name}: ${clip}`))
  const { played, missing } = await tab.evaluate(() => (window as unknown as { heard: Heard }).heard)
  await tab.context().close()
  // on a busy machine a clip may have to be asked for twice; one that is not there is never played
  return { unheard, missing: missing.filter(clip => !played.includes(clip)), silent, known: known.size }
}

test('every screen speaks, in both languages: each clip it asks for is there and is played', async () => {
  test.setTimeout(300_000)
  for (const { unheard, missing, silent, known } of await Promise.all([listen('hi'), listen('en')])) {
    expect(unheard).toEqual([])
    expect(missing).toEqual([])
    expect(silent, 'screens that say nothing').toEqual([])
    expect(known).toBeGreaterThan(100)
  }
})
