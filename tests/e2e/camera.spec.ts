import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, expect, type Page, test } from '@playwright/test'
import { build, type PreviewServer, preview } from 'vite'
import type { Bench } from '../../hardware/scanner/camera/dev/page.ts'
import type { Camera } from '../../hardware/scanner/camera/types.ts'
import { type TempFolder, tempFolder } from '../support/folder.ts'
import { makeCameraVideo } from './support/video.ts'

declare global {
  interface Window {
    bench: Bench
    camera: Camera
  }
}

const sheet = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345'
const card = '{"hidn":"91-1234-5678-9012","hid":"asha@sbx","name":"आशा देवी","gender":"F","state name":"உதாரணம்"}'
const folder = join(tmpdir(), 'kiosk-camera')

// The page is built as the kiosk's is, with its Content-Security-Policy: what only works unbundled would not be found otherwise.
let server: PreviewServer
let built: TempFolder
test.beforeAll(async () => {
  const root = fileURLToPath(new URL('../../hardware/scanner/camera/dev', import.meta.url))
  const shared = { root, configFile: false, logLevel: 'error', base: './', worker: { format: 'es' } } as const
  built = tempFolder('camera-page')
  const { path: outDir } = built
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
})
test.afterAll(async () => {
  await server?.close()
  built?.remove()
})

interface Trouble {
  /** somebody forbade the camera */
  denied?: boolean
  /** the worker's decoder does not come */
  noWasm?: boolean
  /** so many cameras with a test picture instead of the one with the video */
  cameras?: number
}

/** The page before a camera that shows what is held up to it; null: a machine without a camera. */
async function before(
  showing: Parameters<typeof makeCameraVideo>[0] | null,
  act: (page: Page) => Promise<void>,
  { denied, noWasm, cameras }: Trouble = {},
) {
  const video = showing && `--use-file-for-fake-video-capture=${await makeCameraVideo(showing)}`
  const fake = cameras ? [`--use-fake-device-for-media-stream=device-count=${cameras}`] : video ? ['--use-fake-device-for-media-stream', video] : []
  const browser = await chromium.launch({
    executablePath: process.env.KIOSK_BROWSER ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      denied ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
      ...fake,
    ],
  })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', message => {
      if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico')) complaints.push(message.text())
    })
    const foreign: string[] = []
    const address = server.resolvedUrls?.local[0] as string
    page.on('request', request => {
      if (!request.url().startsWith(address)) foreign.push(request.url())
    })
    if (noWasm) await page.route('**/*.wasm', route => route.abort())
    await page.goto(address)
    await act(page)
    if (!noWasm) expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  } finally {
    await browser.close()
  }
}

const texts = (page: Page) => page.evaluate(() => window.bench.reads.map(read => read.text))
const open = (page: Page, options: Parameters<Bench['open']>[0] = {}) =>
  page.evaluate(wanted => {
    window.camera = window.bench.open(wanted)
  }, options)
const held = { folder, empty: 1, held: 2 }

for (const [decoders, options] of [
  ['the worker alone', { html5qrcode: false }],
  ['html5-qrcode alone', { worker: false }],
  ['both', {}],
] as const) {
  test(`a counter's sheet is read by ${decoders}, once for each time it is held up, and after the stop nothing is left`, async () => {
    await before({ ...held, texts: [sheet] }, async page => {
      await open(page, options)
      await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual([sheet])
      await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual([sheet, sheet])
      expect(await page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
      const [first, second] = await page.evaluate(() => window.bench.reads.map(read => read.time))
      expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(3000)

      expect(await page.evaluate(() => window.bench.live())).toBe(1)
      await page.evaluate(() => window.camera.stop())
      expect(await page.evaluate(() => window.bench.live())).toBe(0)
      expect(await page.locator('#view *').count()).toBe(0)
      const reads = (await texts(page)).length
      await page.waitForTimeout(5000)
      expect(await texts(page)).toHaveLength(reads)
    })
  })
}

test('with both decoders switched off the picture is shown and nothing is read', async () => {
  await before({ ...held, texts: [sheet] }, async page => {
    await open(page, { worker: false, html5qrcode: false })
    await expect.poll(() => page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
    await page.waitForTimeout(5000)
    expect(await texts(page)).toEqual([])
  })
})

test('a card with Hindi and Tamil comes back letter for letter', async () => {
  await before({ ...held, texts: [card], module: 5 }, async page => {
    await open(page)
    await expect.poll(() => texts(page), { timeout: 20_000 }).toEqual([card])
  })
})

test('mounted twice, as React StrictMode does, one camera is open', async () => {
  await before({ ...held, texts: [sheet] }, async page => {
    await page.evaluate(() => {
      void window.bench.open().stop()
      window.camera = window.bench.open()
    })
    await expect.poll(() => texts(page), { timeout: 20_000 }).toContain(sheet)
    expect(await page.evaluate(() => window.bench.live())).toBe(1)
    expect(await page.locator('#view video').count()).toBe(1)
    await page.evaluate(() => window.camera.stop())
    expect(await page.evaluate(() => window.bench.live())).toBe(0)
  })
})

test('opened and stopped over and over, at every moment of its start, nothing is left and the next one works', async () => {
  await before({ ...held, texts: [sheet] }, async page => {
    await page.evaluate(async () => {
      for (const wait of [0, 20, 60, 120, 180, 250, 400, 700]) {
        const camera = window.bench.open()
        await new Promise(resolve => setTimeout(resolve, wait))
        await camera.stop()
        if (window.bench.live() > 0) throw new Error(`a track lives on after ${wait} ms`)
      }
    })
    expect(await page.locator('#view *').count()).toBe(0)
    await open(page)
    await expect.poll(() => texts(page), { timeout: 20_000 }).toContain(sheet)
  })
})

test('a camera that ends is opened again by itself', async () => {
  await before({ ...held, texts: [sheet] }, async page => {
    await open(page)
    await expect.poll(() => page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
    await page.evaluate(() => window.bench.unplug())
    await expect.poll(() => page.evaluate(() => window.bench.states), { timeout: 15_000 }).toEqual(['starting', 'ready', 'starting', 'ready'])
    await expect.poll(() => texts(page), { timeout: 20_000 }).toContain(sheet)
    expect(await page.evaluate(() => window.bench.live())).toBe(1)
  })
})

test('the preview is a mirror that covers its whole place', async () => {
  await before({ ...held, texts: [sheet] }, async page => {
    await open(page)
    await expect.poll(() => page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
    const [place, video, scale] = await page.evaluate(() => {
      const box = (name: string) => (document.querySelector(name) as Element).getBoundingClientRect().toJSON() as DOMRect
      const mirror = document.querySelector('#view video')?.parentElement?.parentElement as Element
      return [box('#view'), box('#view video'), new DOMMatrix(getComputedStyle(mirror).transform).a] as const
    })
    expect(scale).toBeLessThan(0)
    expect(video.left).toBeLessThanOrEqual(place.left + 1)
    expect(video.top).toBeLessThanOrEqual(place.top + 1)
    expect(video.right).toBeGreaterThanOrEqual(place.right - 1)
    expect(video.bottom).toBeGreaterThanOrEqual(place.bottom - 1)
  })
})

test('a machine without a camera says so', async () => {
  await before(null, async page => {
    await open(page)
    await expect.poll(() => page.evaluate(() => window.bench.states), { timeout: 15_000 }).toEqual(['starting', 'missing'])
    await page.evaluate(() => window.camera.stop())
  })
})

test('a camera that somebody forbade says so', async () => {
  await before(
    { ...held, texts: [sheet] },
    async page => {
      await open(page)
      await expect.poll(() => page.evaluate(() => window.bench.states), { timeout: 15_000 }).toEqual(['starting', 'denied'])
      await page.evaluate(() => window.camera.stop())
    },
    { denied: true },
  )
})

test('a worker that cannot load its decoder leaves the reading to html5-qrcode', async () => {
  await before(
    { ...held, texts: [sheet] },
    async page => {
      await open(page)
      await expect.poll(() => texts(page), { timeout: 30_000 }).toContain(sheet)
      expect(await page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
    },
    { noWasm: true },
  )
})

test('with no decoder left at all, it does not pretend to read', async () => {
  await before(
    { ...held, texts: [sheet] },
    async page => {
      await open(page, { html5qrcode: false })
      await expect.poll(() => page.evaluate(() => window.bench.states), { timeout: 30_000 }).toEqual(['starting', 'ready', 'failed'])
    },
    { noWasm: true },
  )
})

test('of several cameras the one named by the hospital is opened, and with an unknown name any', async () => {
  await before(
    null,
    async page => {
      for (const [wanted, opened] of [
        ['device_2', /device_2/],
        ['device_1', /device_1/],
        ['no such camera', /device_/],
      ] as const) {
        await page.evaluate(() => window.bench.states.splice(0))
        await open(page, { deviceLabel: wanted })
        await expect.poll(() => page.evaluate(() => window.bench.states)).toEqual(['starting', 'ready'])
        expect(await page.evaluate(() => window.bench.label())).toMatch(opened)
        expect(await page.evaluate(() => window.bench.live())).toBe(1)
        await page.evaluate(() => window.camera.stop())
      }
    },
    { cameras: 3 },
  )
})
