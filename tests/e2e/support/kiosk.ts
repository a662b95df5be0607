import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { type Child, startChild } from '../../../scripts/lib/child.ts'
import { sizes } from '../../../scripts/lib/looks.ts'
import { type Desk, openDesk, type Somebody } from '../../support/desk.ts'
import { tracesIn } from '../../support/traces.ts'
import { type Film, launchChromium } from './chromium.ts'
import { hand } from './hand.ts'
import type { Walker } from './ways.ts'

export interface Spoken {
  played: string[]
  /** the files they were played from, in the same order */
  files: (string | null)[]
  missing: string[]
}

/** A running kiosk in Chromium with its outside world, and what a person does with one finger. */
export interface KioskAtDesk extends Walker {
  desk: Desk
  page: Page
  service: ChildProcess
  /** the clips that were begun so far, by key, and those that were asked for and are not there */
  spoken(): Promise<Spoken>
  someone(key: string): Promise<Somebody>
  queueOf(counter: string): Promise<string[]>
  /** what the service wrote to disk and still holds any of these texts */
  traces(secrets: Record<string, string>): { secret: string; file: string }[]
  close(): Promise<void>
}

export interface KioskOptions {
  /** what is held up to the camera, one after the other: a counter's sheet by its id, or any other QR by its text; null: no camera on this machine */
  sheets?: string[] | null
  film?: Film
  landscape?: boolean
  /** a WAV file that is spoken into the microphone */
  microphone?: string
  /** what the page may complain of, because the test makes it do so */
  complaints?: RegExp
  /** puts something into the kiosk's folders before it starts */
  before?: (desk: Desk) => void
  /** edits the demo config's text */
  change?: (text: string) => string
}

const root = join(import.meta.dirname, '../../..')

/** Starts the service as its own process, as `npm start` does. The address it prints ends in this start's secret. */
function startService(configFile: string): Child {
  const find = (line: string) => (line.startsWith('{"kiosk"') ? (JSON.parse(line) as { kiosk: string }).kiosk : null)
  return startChild(process.execPath, [join(root, 'service/main-browser.ts'), '--config', configFile, '--port', '0'], find, line =>
    console.log(`service: ${line}`),
  )
}

let shared: Promise<Browser> | null = null
/** It ends with the process, which Playwright sees to. */
async function deafAndBlind(): Promise<Browser> {
  if (!(await shared)?.isConnected()) shared = launchChromium(null)
  return shared as Promise<Browser>
}

export async function openKiosk({
  sheets = ['2'],
  film,
  landscape = false,
  change,
  microphone,
  complaints,
  before,
}: KioskOptions = {}): Promise<KioskAtDesk> {
  const desk = await openDesk(change)
  const opened: (() => Promise<void>)[] = [desk.close]
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    before?.(desk)
    const service = startService(desk.configFile)
    opened.push(service.stop)
    const address = await service.ready
    const counters = await desk.dock.counters()
    const qrOf = (held: string) => counters.find(counter => counter.id === held)?.qr ?? held
    // a browser brings its own camera and microphone; where there are none, one serves all the visits of this process, each with a context of its own
    const own = sheets !== null || microphone !== undefined
    const browser = await (own ? launchChromium(sheets?.map(qrOf) ?? null, film, microphone ?? null) : deafAndBlind())
    if (own) opened.push(() => browser.close())
    const page = await browser.newPage({ viewport: sizes[landscape ? 'across' : 'upright'] })
    if (!own) opened.push(() => page.close())
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.addInitScript(() => {
      // after each visit there is another document; what was spoken in the one before counts
      const before = sessionStorage.getItem('spoken')
      const spoken = before === null ? { played: [] as string[], files: [] as (string | null)[], missing: [] as string[] } : JSON.parse(before)
      Object.assign(window, { spoken })
      window.addEventListener('pagehide', () => sessionStorage.setItem('spoken', JSON.stringify(spoken)))
      window.addEventListener('voice:playing', event => {
        const { key, file } = (event as CustomEvent<{ key: string; file: string | null }>).detail
        spoken.played.push(key)
        spoken.files.push(file)
      })
      window.addEventListener('voice:missing', event => spoken.missing.push((event as CustomEvent<{ key: string }>).detail.key))
    })
    await page.goto(address)

    return {
      desk,
      page,
      service: service.process,
      ...hand(page),
      code: mobile => desk.dock.code(mobile),
      spoken: () => page.evaluate(() => (window as unknown as { spoken: Spoken }).spoken),
      someone: desk.someone,
      queueOf: desk.queueOf,
      traces: secrets => tracesIn(desk.dataFolder, secrets),
      close: async () => {
        await closeAll()
        expect(
          errors.filter(error => !complaints?.test(error)),
          'errors in the page',
        ).toEqual([])
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
