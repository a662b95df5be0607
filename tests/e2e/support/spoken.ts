import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { wavOf } from '../../../renderer/recorder/wav.ts'

const rate = 48_000
const second = (seconds: number) => Math.round(seconds * rate)

/**
 * A WAV file of somebody saying something: silence, then syllables of `speech` seconds in all, then silence for long enough that nothing else comes. `peak`: how
 * loud they are at most, 1 is full scale.
 */
export function spokenFile({
  before = 1,
  speech = 1.6,
  after = 20,
  peak = 0.4,
}: {
  before?: number
  speech?: number
  after?: number
  peak?: number
} = {}): string {
  const samples = new Float32Array(second(before) + second(speech) + second(after))
  for (let at = 0; at < second(speech); at++) {
    const time = at / rate
    // four syllables a second, never quite silent between, a voice of 140 Hz with its overtones
    const syllable = 0.25 + 0.75 * Math.abs(Math.sin(Math.PI * 4 * time))
    const voice = [1, 0.6, 0.4, 0.25].reduce((sum, part, n) => sum + part * Math.sin(2 * Math.PI * 140 * (n + 1) * time), 0) / 2.25
    samples[second(before) + at] = peak * syllable * voice
  }
  const folder = join(tmpdir(), 'abha-kiosk-microphone')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `spoken-${before}-${speech}-${after}-${peak}.wav`)
  writeFileSync(file, wavOf({ samples, rate }))
  return file
}

/** Waits until the recorder's meter says that it has heard so much. */
export const recordedFor = (page: Page, ms: number) =>
  expect.poll(async () => Number.parseFloat(await page.locator('[class*="seconds"]').innerText()) * 1000).toBeGreaterThanOrEqual(ms)

/** Runs in the page: what is spoken is played sixteen times as fast. */
export const speakFast = () => {
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function fast() {
    this.playbackRate = 16
    return play.call(this)
  }
}
