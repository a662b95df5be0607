/**
 * Every screen as a picture: node scripts/gallery.ts --out DIR [--only PART-OF-A-NAME] [--lang hi|en] [--look normal|big|contrast|low] [--across|--upright]
 * [--built: what stands in dist is new enough]
 * Draws the built renderer from literal snapshots, under the content security policy of the product. index.html finds them by name; contact sheets lie beside.
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
import { galleryPage, type Picture } from './lib/gallery-page.ts'
import { isSeenIn, type Look, looks, measures, sizes, type Way } from './lib/looks.ts'
import { misfits } from './lib/misfits.ts'
import { bridge, findOnEach, painted, servePage } from './lib/page.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'gallery' },
    only: { type: 'string' },
    lang: { type: 'string' },
    look: { type: 'string' },
    across: { type: 'boolean', default: false },
    upright: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(
    'gallery --out DIR [--only NAME] [--lang hi|en] [--look normal|big|contrast|low] [--upright] [--across] [--built]: every screen as a picture, with index.html',
  )
  process.exit(0)
}

if (!values.built) await build({ configFile: fileURLToPath(new URL('../renderer/vite.config.ts', import.meta.url)), logLevel: 'warn' })

const { address: base, close: closePage } = await servePage()

const ways = (Object.keys(sizes) as Way[]).filter(way => (values.across || values.upright ? values[way] : true))
const languages = (['hi', 'en'] as const).filter(language => !values.lang || values.lang === language)
const wantedLooks = (Object.keys(looks) as Look[]).filter(look => !values.look || values.look === look)
const wanted = samples.filter(sample => !values.only || sample.name.includes(values.only))
const out = resolve(values.out)
await mkdir(out, { recursive: true })

const browser = await chromium.launch({
  executablePath: (await findBrowser()) ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const complaints: string[] = []
const pictures: Picture[] = []

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

async function draw(page: Page, way: Way, sample: Sample, language: 'hi' | 'en', look: Look): Promise<Picture> {
  const file = `${sample.name}.${language}.${way}.${look}.png`
  const shown = { snapshot: inLanguage(sample, language, looks[look]), given: measures(way, look, sample.snapshot.screen) }
  const found = (await findOnEach(page, [shown], misfits, covered)).flat()
  await painted(page)
  for (const complaint of found) complaints.push(`${file}: ${complaint}`)
  await page.screenshot({ path: join(out, file) })
  return { file, name: sample.name, language, way, look, complaints: found }
}

async function sheet(files: readonly Picture[], way: Way, name: string): Promise<void> {
  const width = way === 'upright' ? 300 : 440
  const columns = way === 'upright' ? 8 : 4
  const figures = files.map(({ file, name }) => `<figure><img src="${file}" width="${width}"><figcaption>${name}</figcaption></figure>`)
  await writeFile(
    join(out, `${name}.html`),
    `<meta charset="utf-8"><style>body{margin:8px;background:#888;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;font:14px sans-serif;width:max-content}figure{margin:0}</style>${figures.join('')}`,
  )
  const page = await browser.newPage({ viewport: { width: columns * (width + 8) + 16, height: 400 } })
  await page.goto(`file://${join(out, `${name}.html`)}`)
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true })
  await page.close()
}

const perSheet = 24
for (const way of ways) {
  const page = await open(way)
  for (const language of languages)
    for (const look of wantedLooks) {
      const drawn: Picture[] = []
      for (const sample of wanted.filter(({ snapshot }) => isSeenIn(look, snapshot.screen))) drawn.push(await draw(page, way, sample, language, look))
      pictures.push(...drawn)
      for (let from = 0; from < drawn.length; from += perSheet)
        await sheet(drawn.slice(from, from + perSheet), way, `_sheet-${language}-${way}-${look}-${from / perSheet + 1}`)
    }
  await page.close()
}
await browser.close()
closePage()
await writeFile(join(out, 'index.html'), galleryPage(pictures))
const all = [...new Set(complaints)]
for (const complaint of all) console.log(complaint)
console.log(`gallery: ${pictures.length} pictures in ${out}, index.html shows them; ${all.length} complaints`)
if (all.length > 0) process.exitCode = 1
