import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sizes } from '../../scripts/lib/looks.ts'
import type { Soak } from '../../scripts/soak.ts'
import { quantile } from '../bench/scan/quantile.ts'
import { launchChromium } from '../e2e/support/chromium.ts'
import { draw } from './visits/draw.ts'
import { glassOn } from './visits/glass.ts'
import { grown, slopes, slowed, speed } from './visits/judge.ts'
import { type Look, look } from './visits/look.ts'
import { openOutside } from './visits/outside.ts'
import { visit, visits } from './visits/people.ts'

/** a kiosk on which that many visits are stuck needs no more of them */
const mostStuck = 5

/**
 * Visits one after the other on one glass in Chromium, with the service, ABDM and the printer as processes of their own and the scanner on a serial line; looks
 * now and then what each of them holds. `--minutes`: ends before its last visit when that time is over. `--no-speed`: says nothing of times, for a busy machine.
 */
const run: Soak = async args => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: { minutes: { type: 'string' }, 'look-every': { type: 'string' }, plot: { type: 'string' }, speed: { type: 'boolean', default: true } },
  })
  const wanted = Number(positionals[0] ?? '2000')
  const every = Number(values['look-every'] ?? Math.max(visits.length, Math.round(wanted / 40 / visits.length) * visits.length))
  const mostMs = Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000
  if (!Number.isInteger(wanted) || !(wanted > 0) || !(every > 0) || !(mostMs > 0))
    throw new Error('visits 2000 --minutes 60 --look-every 24 --plot FILE --no-speed')
  Object.assign(process.env, { KIOSK_BROWSER: process.env.KIOSK_BROWSER ?? '/usr/bin/chromium' })

  const outside = await openOutside()
  const browser = await launchChromium(null)
  const wrong: string[] = []
  const looks: Look[] = []
  let tokens = 0
  let stuck = 0
  const began = performance.now()
  try {
    const page = await browser.newPage({ viewport: sizes.upright })
    page.on('pageerror', error => wrong.push(`the page: ${error.message}`))
    const glass = await glassOn(page)
    await page.goto(outside.address)
    await page.locator('[data-screen="language"]').waitFor({ timeout: 60_000 })
    await glass.devtools.send('Performance.enable')
    looks.push(await look(0, page, glass, outside))
    for (let number = 0, over = false; !over; number++) {
      try {
        tokens += (await visit(number, glass, outside)).token ? 1 : 0
      } catch (error) {
        stuck++
        wrong.push(`visit ${number + 1} (${visits[number % visits.length]?.what}): ${(error as Error).message}`)
        if (outside.ended().length > 0) break
        await glass.left()
      }
      over = number + 1 >= wanted || stuck >= mostStuck || performance.now() - began > mostMs
      if ((number + 1) % every !== 0 && !over) continue
      const now = await look(number + 1, page, glass, outside)
      looks.push(now)
      if (now.tokens < tokens) wrong.push(`after ${now.visits} visits the journal knows ${now.tokens} numbers, and the glass has shown ${tokens}`)
      if (process.stderr.isTTY || values.plot !== undefined)
        process.stderr.write(`${now.visits} visits, ${Math.round((performance.now() - began) / 1000)} s\n`)
    }
  } catch (error) {
    // what was seen so far is told all the same
    wrong.push(`the run ended: ${(error as Error).message}`)
  } finally {
    wrong.push(...outside.ended())
    await browser.close()
    await outside.close()
  }
  const seconds = (performance.now() - began) / 1000
  wrong.push(...grown(looks), ...(values.speed ? slowed(looks) : []))
  if (values.plot !== undefined) writeFileSync(values.plot, `${draw(looks)}\n`)
  const { first, last } = speed(looks)
  const done = looks.at(-1)?.visits ?? 0
  return {
    soak: 'visits',
    rows: looks.map(rowOf),
    wrong,
    notes: [
      `${done} visits in ${Math.round(seconds / 60)} minutes (${(seconds / Math.max(1, done)).toFixed(1)} s each), ${tokens} numbers on the glass, ${stuck} stuck: ${visits.map(({ what }) => what).join(' · ')}; again and again.`,
      `From a finger's coming down to the painted picture, 95 of 100: ${first} ms in the first fifth after the warm-up, ${last} ms in the last.`,
      `Growth a visit after the warm-up: ${slopes(looks)
        .map(({ name, slope, error }) => `${name} ${(slope / 1000).toFixed(2)} kB (± ${((2 * error) / 1000).toFixed(2)})`)
        .join(', ')}.`,
      'MB are PSS; left: after the garbage was collected. ms: from touch to picture since the last look. files, handles: of the service.',
    ],
  }
}

export default run

const mb = (bytes: number) => Math.round(bytes / 1e5) / 10

const rowOf = (one: Look) => ({
  visits: one.visits,
  serviceMb: mb(one.service),
  pageMb: mb(one.renderer),
  pageLeftMb: mb(one.rendererLeft),
  browserMb: mb(one.browser),
  gpuMb: mb(one.gpu),
  otherMb: mb(one.utilities),
  sandboxMb: mb(one.sandbox),
  serviceHeapMb: mb(one.serviceHeap),
  pageHeapMb: mb(one.heap),
  pageHeapLeftMb: mb(one.heapLeft),
  nodes: one.nodes,
  nodesLeft: one.nodesLeft,
  listeners: one.listeners,
  listenersLeft: one.listenersLeft,
  files: one.serviceFiles,
  handles: one.serviceResources,
  journalKb: Math.round(one.journalBytes / 1000),
  walKb: Math.round(one.walBytes / 1000),
  rows: one.rows,
  p50ms: quantile(one.touches, 0.5, 1),
  p95ms: quantile(one.touches, 0.95, 1),
})
