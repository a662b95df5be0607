/**
 * Every screen as a picture: node scripts/gallery.ts --out DIR [--only PART-OF-A-NAME] [--lang hi|en] [--across|--upright] [--built: what stands in dist is new enough]
 * Draws the built renderer from literal snapshots, under the content security policy of the product, and puts contact sheets beside the pictures.
 */

import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { inLanguage, type Sample, samples } from '../renderer/samples/samples.ts'
import { findBrowser } from './lib/browser.mjs'
import { covered } from './lib/covered.ts'
import { bridge, present, servePage } from './lib/page.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'gallery' },
    only: { type: 'string' },
    lang: { type: 'string' },
    across: { type: 'boolean', default: false },
    upright: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log('gallery --out DIR [--only NAME] [--lang hi|en] [--upright] [--across] [--built]: every screen as a picture, and contact sheets')
  process.exit(0)
}

if (!values.built) await build({ configFile: fileURLToPath(new URL('../renderer/vite.config.ts', import.meta.url)), logLevel: 'warn' })

const { address: base, close: closePage } = await servePage()

const sizes = { upright: { width: 1080, height: 1920 }, across: { width: 1366, height: 768 } } as const
type Way = keyof typeof sizes
const ways = (Object.keys(sizes) as Way[]).filter(way => (values.across || values.upright ? values[way] : true))
const languages = (['hi', 'en'] as const).filter(language => !values.lang || values.lang === language)
const wanted = samples.filter(sample => !values.only || sample.name.includes(values.only))
const out = resolve(values.out)
await mkdir(out, { recursive: true })

const browser = await chromium.launch({
  executablePath: (await findBrowser()) ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const complaints: string[] = []

/** The page, with a port that is only a function: the gallery hands it snapshots. */
async function open(way: Way): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes[way], reducedMotion: 'reduce' })
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${way}: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', error => complaints.push(`${way}: ${error.message}`))
  await page.addInitScript(bridge)
  await page.goto(base)
  await page.waitForFunction(() => 'show' in window)
  return page
}

/** What does not fit: text wider or higher than its key, keys over keys, keys under the bar, keys under 20 mm. */
const misfits = () => {
  const found: string[] = []
  const mm =
    Number.parseFloat(getComputedStyle(document.querySelector('main') ?? document.body).getPropertyValue('--u-px')) ||
    (innerWidth > innerHeight ? 3.95484 : 4.03226)
  const live = [...document.querySelectorAll('main button')].filter(key => !key.closest('[inert]'))
  const keys = live.map(key => ({ key, name: key.getAttribute('data-key') ?? key.textContent ?? '', box: key.getBoundingClientRect() }))
  for (const { key, name, box } of keys) {
    if (box.width < 20 * mm - 1 || box.height < 20 * mm - 1)
      found.push(`${name}: ${(box.width / mm).toFixed(1)} x ${(box.height / mm).toFixed(1)} mm`)
    if (key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1) found.push(`${name}: its words do not fit`)
  }
  for (const [i, a] of keys.entries())
    for (const b of keys.slice(i + 1)) {
      const dx = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right)
      const dy = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom)
      if (Math.max(dx, dy) < 2.5 * mm - 1) found.push(`${a.name} and ${b.name}: ${(Math.max(dx, dy) / mm).toFixed(1)} mm apart`)
    }
  const bar = document.querySelector('nav')?.getBoundingClientRect()
  const texts = [...document.querySelectorAll('main h1, main p, main dl')]
    .filter(text => !text.closest('[inert]'))
    .map(text => ({ text, box: text.getBoundingClientRect() }))
  for (const { text, box } of texts) {
    const name = (text.textContent ?? '').slice(0, 24)
    if (box.right > innerWidth + 1 || box.left < -1 || box.top < -1) found.push(`"${name}" leaves the board`)
    if (bar && box.bottom > bar.top + 1) found.push(`"${name}" runs under the bar`)
    if (Number.parseFloat(getComputedStyle(text).fontSize) < 7.5 * mm - 0.5) found.push(`"${name}" is smaller than 7.5 mm`)
    for (const other of keys) {
      const dx = Math.max(box.left, other.box.left) - Math.min(box.right, other.box.right)
      const dy = Math.max(box.top, other.box.top) - Math.min(box.bottom, other.box.bottom)
      if (dx < -2 && dy < -2 && !other.key.contains(text)) found.push(`"${name}" lies under the key ${other.name}`)
    }
    for (const other of texts) {
      if (other.text === text || other.text.compareDocumentPosition(text) !== Node.DOCUMENT_POSITION_FOLLOWING) continue
      const dx = Math.max(box.left, other.box.left) - Math.min(box.right, other.box.right)
      const dy = Math.max(box.top, other.box.top) - Math.min(box.bottom, other.box.bottom)
      if (dx < -2 && dy < -6) found.push(`"${name}" lies over "${(other.text.textContent ?? '').slice(0, 24)}"`)
    }
  }
  return found
}

async function draw(page: Page, way: Way, sample: Sample, language: 'hi' | 'en'): Promise<string> {
  const file = `${sample.name}.${language}.${way}.png`
  await present(page, inLanguage(sample, language))
  for (const find of [misfits, covered]) for (const complaint of await page.evaluate(find)) complaints.push(`${file}: ${complaint}`)
  await page.screenshot({ path: join(out, file) })
  return file
}

for (const way of ways) {
  const page = await open(way)
  for (const language of languages) {
    const files: string[] = []
    for (const sample of wanted) files.push(await draw(page, way, sample, language))
    const perSheet = way === 'upright' ? 24 : 24
    const width = way === 'upright' ? 300 : 440
    const columns = way === 'upright' ? 8 : 4
    for (let from = 0; from < files.length; from += perSheet) {
      const name = `_sheet-${language}-${way}-${from / perSheet + 1}`
      const figures = files
        .slice(from, from + perSheet)
        .map(file => `<figure><img src="${file}" width="${width}"><figcaption>${file.split('.')[0]}</figcaption></figure>`)
      await writeFile(
        join(out, `${name}.html`),
        `<meta charset="utf-8"><style>body{margin:8px;background:#888;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;font:14px sans-serif;width:max-content}figure{margin:0}</style>${figures.join('')}`,
      )
      const sheet = await browser.newPage({ viewport: { width: columns * (width + 8) + 16, height: 400 } })
      await sheet.goto(`file://${join(out, `${name}.html`)}`)
      await sheet.screenshot({ path: join(out, `${name}.png`), fullPage: true })
      await sheet.close()
    }
  }
  await page.close()
}
await browser.close()
closePage()
for (const complaint of [...new Set(complaints)]) console.log(complaint)
console.log(`gallery: ${wanted.length * ways.length * languages.length} pictures in ${out}, ${new Set(complaints).size} complaints`)
if (complaints.length > 0) process.exitCode = 1
