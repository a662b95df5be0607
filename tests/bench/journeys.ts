import { existsSync } from 'node:fs'
import type { Page } from 'playwright'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { type KioskAtDesk, openKiosk } from '../e2e/support/kiosk.ts'
import { enrol, toAadhaar, toShare, toTokenJob } from '../e2e/support/ways.ts'
import { type Wait, watchTouches } from '../support/touches.ts'

/** Touches and typed characters of each journey, and how long after a touch the next picture is there, in Chromium on a processor four times slower. */

const slowDown = 4

interface Counted {
  person: KioskAtDesk
  counts: { touches: number; characters: number }
}

/** The same hand, and a count of what it does: a digit is a typed character, every other key a touch. */
function counted(kiosk: KioskAtDesk): Counted {
  const counts = { touches: 0, characters: 0 }
  return {
    counts,
    person: {
      ...kiosk,
      // a slow processor reads the sheet slowly
      on: async screen => {
        await kiosk.page.waitForSelector(`[data-screen="${screen}"]`, { timeout: 60_000 })
      },
      press: key => {
        counts.touches++
        return kiosk.press(key)
      },
      tap: key => {
        counts.touches++
        return kiosk.tap(key)
      },
      type: digits => {
        counts.characters += digits.length
        return kiosk.type(digits)
      },
    },
  }
}

async function byMobile(person: KioskAtDesk) {
  const { abhaMobile } = await person.someone('indravati')
  await toTokenJob(person, 'hi')
  await toShare(person, abhaMobile ?? '')
  await person.press('agree')
  await person.on('token')
  await person.press('done')
}

async function byCard(person: KioskAtDesk) {
  await toTokenJob(person, 'hi')
  await person.on('knownBy')
  await person.press('card')
  await person.on('enterCode')
  const { abhaMobile } = await person.someone('indravati')
  await person.type(await person.code(abhaMobile ?? ''))
  await person.on('share')
  await person.press('agree')
  await person.on('token')
  await person.press('done')
}

async function newAbha(person: KioskAtDesk) {
  await toAadhaar(person, 'hi')
  await enrol(person, await person.someone('mahua'))
  await person.on('chooseAddress')
  await person.press('next')
  await person.on('abhaReady')
}

/** a card as ABDM prints it, of somebody the sandbox knows */
const card = JSON.stringify({ hidn: '91-1333-3000-0117', phr: 'indravati.kashyap@sbx', name: 'Indravati Kashyap', gender: 'F' })

const journeys: Record<string, { go(person: KioskAtDesk): Promise<void>; atMost: number; sheets: string[] }> = {
  'token, found by mobile': { go: byMobile, atMost: 14, sheets: ['2'] },
  'token, found by card': { go: byCard, atMost: 13, sheets: ['2', card] },
  'new ABHA': { go: newAbha, atMost: 16, sheets: ['2'] },
}

const rank = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

async function measured(page: Page, go: () => Promise<void>): Promise<Wait[]> {
  await page.evaluate(watchTouches, 'pointerup' as const)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await go()
  await page.waitForTimeout(500)
  return page.evaluate(() => (window as unknown as { takeWaits(): Wait[] }).takeWaits())
}

const bench: Bench = async () => {
  const { KIOSK_BROWSER: chosen } = process.env
  const browser = chosen ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => existsSync(path))
  if (browser === undefined) throw new Error('no Chromium here; KIOSK_BROWSER may name one')
  Object.assign(process.env, { KIOSK_BROWSER: browser })
  const rows: BenchRow[] = []
  for (const [who, { go, atMost, sheets }] of Object.entries(journeys)) {
    const kiosk = await openKiosk({ sheets })
    try {
      const { person, counts } = counted(kiosk)
      const waits = (await measured(kiosk.page, () => go(person))).sort((a, b) => a.ms - b.ms)
      rows.push({
        who,
        touches: counts.touches,
        'at most': atMost,
        characters: counts.characters,
        pictures: waits.length,
        'p95 ms': Math.round(
          rank(
            waits.map(({ ms }) => ms),
            0.95,
          ),
        ),
        'worst ms': Math.round(waits.at(-1)?.ms ?? Number.NaN),
        'worst, to': waits.at(-1)?.to ?? '',
      })
    } finally {
      await kiosk.close()
    }
  }
  return {
    bench: 'journeys',
    rows,
    notes: [
      `From the first touch to the token or the new ABHA, upright, against the sandbox; digits are characters, all else touches. Times: from the end of a touch until the`,
      `next screen is painted, in Chromium at ${slowDown}x CPU slow-down; a "please wait" is a picture too, so what ABDM takes is not in them.`,
    ],
  }
}

export default bench
