import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import type { Bench as CameraPage } from '../../hardware/scanner/camera/dev/page.ts'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { type Code, type PayloadKind, payload, payloadKinds } from './pictures/payloads.ts'
import { random } from './pictures/random.ts'
import { cpuOf } from './scan/processes.ts'
import { quantile } from './scan/quantile.ts'

const width = 1280
const height = 720
const module: Record<PayloadKind, number> = { counter: 7, abha: 5.5, aadhaar: 4.8 }
/** Frames of one showing at 30 a second: an empty room, the sheet slides in, it is held with a tremor. */
const empty = 130
const sliding = 8
const held = 60
/** ms of them */
const slideTime = (sliding * 1000) / 30
const holdTime = (held * 1000) / 30
/** A square in the corner is white from the first frame that shows the whole code. */
const mark = 24

/** Concatenated JPEGs, which Chromium plays as a camera at 30 frames a second, over and over. */
function video(code: Code, side: number): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const sheet = drawSheet(code, side)
  const shoot = (x: number | null, y: number, whole: boolean) => {
    context.fillStyle = '#4a4640'
    context.fillRect(0, 0, width, height)
    if (x !== null) context.drawImage(sheet, x, y)
    context.fillStyle = whole ? 'white' : 'black'
    context.fillRect(0, height - mark, mark, mark)
    return canvas.toBuffer('image/jpeg', 88)
  }
  const left = (width - sheet.width) / 2
  const top = (height - sheet.height) / 2
  const room = shoot(null, 0, false)
  const pictures = Array.from({ length: empty }, () => room)
  for (let k = 1; k <= sliding; k++) {
    const x = width - ((width - left) * k) / sliding
    pictures.push(shoot(x, top, x + sheet.width <= width))
  }
  const tremor = Array.from({ length: 10 }, (_, k) => shoot(left + 3 * Math.sin(k * 1.9), top + 2.5 * Math.sin(k * 2.7), true))
  for (let k = 0; k < held; k++) pictures.push(tremor[k % tremor.length] as Buffer)
  return Buffer.concat(pictures)
}

function drawSheet({ count, modules }: Code, side: number): Canvas {
  const canvas = createCanvas(Math.ceil(side * (count + 8)), Math.ceil(side * (count + 8)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#d8d4cc'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#181614'
  for (let i = 0; i < modules.length; i++)
    if (modules[i]) context.fillRect((4 + (i % count)) * side, (4 + Math.floor(i / count)) * side, side + 0.1, side + 0.1)
  return canvas
}

interface Watched {
  shown: number[]
  gaps: number[]
  longTasks: number
}

/**
 * Notes when a frame arrives whose mark has turned white, and how long the page's own thread is kept from its frames. It takes a few pixels of each
 * frame as the camera gives it: drawing the video on a canvas to look at it costs a quarter of the thread that is to be measured.
 */
function watch(markSize: number) {
  const watched: Watched = { shown: [], gaps: [], longTasks: 0 }
  Object.assign(window, { watched })
  const { srcObject } = document.querySelector('#view video') as HTMLVideoElement
  const [track] = (srcObject as MediaStream).getVideoTracks()
  type Processor = new (init: { track?: MediaStreamTrack; maxBufferSize: number }) => { readable: ReadableStream<VideoFrame> }
  const { MediaStreamTrackProcessor } = window as unknown as { MediaStreamTrackProcessor: Processor }
  const frames = new MediaStreamTrackProcessor({ track: track?.clone(), maxBufferSize: 1 }).readable.getReader()
  const pixels = new Uint8Array(1024)
  let white = true
  const look = async (): Promise<void> => {
    const { value: frame } = await frames.read()
    if (!frame) return
    const time = performance.now()
    const rect = { x: 8, y: frame.codedHeight - markSize + 8, width: 8, height: 8 }
    await frame.copyTo(pixels, { rect })
    frame.close()
    // the frame's light lies first
    const now = (pixels[27] as number) > 128
    if (now && !white) watched.shown.push(time)
    white = now
    return look()
  }
  void look()
  let last = performance.now()
  const beat = () => {
    const now = performance.now()
    watched.gaps.push(now - last)
    last = now
    requestAnimationFrame(beat)
  }
  requestAnimationFrame(beat)
  new PerformanceObserver(list => {
    watched.longTasks += list.getEntries().length
  }).observe({ type: 'longtask' })
}

/** In whole ms; null where so many showings were never read. */
async function measure(browser: Browser, page: Page, seconds: number): Promise<Omit<BenchRow, 'who'>> {
  await page.evaluate(() => {
    const { bench } = window as unknown as { bench: CameraPage }
    bench.open({ html5qrcode: false })
  })
  await page.waitForFunction(() => (window as unknown as { bench: CameraPage }).bench.states.includes('ready'), null, { timeout: 20_000 })
  await page.evaluate(watch, mark)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const metric = async (name: string) => (await session.send('Performance.getMetrics')).metrics.find(each => each.name === name)?.value ?? Number.NaN
  const [busy, heap] = [await metric('TaskDuration'), await metric('JSHeapUsedSize')]
  const cpu = await cpuOf(browser)
  const began = performance.now()
  await page.waitForTimeout(seconds * 1000)
  const cpuAfter = await cpuOf(browser)
  const passed = (performance.now() - began) / 1000
  const [busyAfter, heapAfter] = [await metric('TaskDuration'), await metric('JSHeapUsedSize')]
  const { shown, gaps, longTasks, reads } = await page.evaluate(() => {
    const { watched, bench } = window as unknown as { watched: Watched; bench: CameraPage }
    return { ...watched, reads: bench.reads.map(({ time }) => time) }
  })
  // A sheet may be read while it slides in, before it is whole. Of the last showing the end was not seen.
  const delays = shown
    .slice(0, -1)
    .map(time => (reads.find(read => read > time - slideTime && read < time + holdTime) ?? Number.POSITIVE_INFINITY) - time)
  return {
    showings: delays.length,
    'not read': delays.filter(delay => delay === Number.POSITIVE_INFINITY).length,
    'to text median ms': quantile(delays, 0.5),
    'to text 95th ms': quantile(delays, 0.95),
    'long tasks': longTasks,
    'longest frame gap ms': Math.round(Math.max(...gaps)),
    'UI thread %': Math.round(((busyAfter - busy) / passed) * 100),
    'CPU, all processes %': Math.round(((cpuAfter.all - cpu.all) / passed) * 100),
    'CPU, worker %': Math.round(((cpuAfter.workers - cpu.workers) / passed) * 100),
    'heap MB': Math.round(heapAfter / 1e5) / 10,
    'heap grown MB': Math.round((heapAfter - heap) / 1e5) / 10,
  }
}

/** The camera in Chromium with a fake one at 720p: from the first frame that shows the whole code to the text. `seconds=N` a payload, 60 by default. */
const run: Bench = async args => {
  const seconds = Number(args.find(arg => arg.startsWith('seconds='))?.slice(8) ?? 60)
  const folder = await mkdtemp(join(tmpdir(), 'scan-camera-'))
  const root = fileURLToPath(new URL('../../hardware/scanner/camera/dev', import.meta.url))
  const shared = { root, configFile: false, logLevel: 'error', base: './', worker: { format: 'es' } } as const
  const outDir = join(folder, 'page')
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const rows: BenchRow[] = []
  try {
    for (const kind of payloadKinds) {
      const file = join(folder, `${kind}.mjpeg`)
      await writeFile(file, video(payload(kind, random(kind)), module[kind]))
      const browser = await chromium.launch({
        executablePath: process.env.KIOSK_BROWSER ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${file}`,
        ],
      })
      try {
        const page = await browser.newPage()
        await page.goto(server.resolvedUrls?.local[0] as string)
        rows.push({ who: `ours, ${kind}`, ...(await measure(browser, page, seconds)) })
      } finally {
        await browser.close()
      }
    }
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    bench: 'scan-camera',
    rows,
    notes: [
      `720p, the worker alone, ${seconds} s each; negative: read while it slid in`,
      "CPU in % of one core, of all the browser's processes: playing the film as a camera and drawing the page without a graphics card are in it",
    ],
  }
}

export default run
