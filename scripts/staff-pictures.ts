/**
 * The pictures of docs/staff-guide.md and docs/staff-guide.hi.md, made from the built page and the printer's own drawing: node scripts/staff-pictures.ts [--built]
 * (--built: what stands in dist is new enough). Look at each before it is kept. tests/e2e/staff-guide.spec.ts says when one no longer shows the kiosk.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { findBrowser } from './lib/browser.mjs'
import { sizes } from './lib/looks.ts'
import { bridge, servePage } from './lib/page.ts'
import { asKept, drawStaffPicture, keptLine, languages, pictureNames } from './lib/staff-pictures.ts'

const { values } = parseArgs({ options: { built: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
if (values.help) {
  console.log('staff-pictures [--built]: makes the pictures of the staff guide anew, in docs/images/staff')
  process.exit(0)
}

if (!values.built) await build({ configFile: fileURLToPath(new URL('../renderer/vite.config.ts', import.meta.url)), logLevel: 'warn' })

const out = fileURLToPath(new URL('../docs/images/staff', import.meta.url))
await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

const { address, close } = await servePage()
const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: sizes.upright, reducedMotion: 'reduce' })
await page.addInitScript(bridge)
await page.goto(address)
await page.waitForFunction(() => 'show' in window)

/** one line a picture */
const shown: string[] = []
let bytes = 0
for (const name of pictureNames)
  for (const language of languages) {
    const picture = await drawStaffPicture(page, name, language)
    const image = asKept(picture.canvas)
    await writeFile(join(out, `${name}.${language}.webp`), image)
    shown.push(keptLine(`${name}.${language}`, picture.shown))
    bytes += image.length
  }
await writeFile(join(out, 'shown.jsonl'), shown.join(''))
await browser.close()
close()
console.log(`staff-pictures: ${pictureNames.length * languages.length} pictures in docs/images/staff, ${Math.round(bytes / 1024)} KB`)
