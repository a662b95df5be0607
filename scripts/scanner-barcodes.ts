// Draws the pages with set-up codes for scanners: docs/images/scanner-*.svg, A4, to be printed at 100 %.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { code128 } from './lib/code128.ts'
import { type Maker, makers } from './lib/scanner-codes.ts'

/** mm; every scanner reads bars of half a millimetre from a hand's distance */
const module = 0.5
const bars = { left: 20, height: 14 }
const row = { first: 46, height: 31 }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Sizes stand in attributes: not every program that prints an SVG reads style sheets. */
const line = (y: number, size: number, text: string, more = '') =>
  `<text x="${bars.left}" y="${y}" font-family="sans-serif" font-size="${size}"${more}>${escaped(text)}</text>`
const bold = ' font-weight="bold"'

/** The page of one maker. Pure. */
export function scannerPage({ name, models, form, symbol, codes }: Maker): string {
  const rows = codes.flatMap(({ does, command, found }, index) => {
    const y = row.first + index * row.height
    const told = symbol(command).replaceAll('^FNC3', '').replaceAll('^CR', '')
    return [
      line(y, 4.2, `${index + 1}. ${does}`, bold),
      ...code128(symbol(command)).map(
        ({ at, width }) => `<rect x="${bars.left + at * module}" y="${y + 2}" width="${width * module}" height="${bars.height}"/>`,
      ),
      line(y + 20, 2.6, `${told} – ${found}`),
    ]
  })
  return `${[
    '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">',
    `<title>Set-up codes for ${escaped(name)} scanners</title>`,
    '<rect width="210" height="297" fill="#fff"/>',
    line(18, 7, name, bold),
    line(24, 2.6, `For ${models}.`),
    line(28, 2.6, 'Print at 100 %. Cover the codes above and below, hold the scanner a hand away, wait for its answer, go on.'),
    line(32, 2.6, `Form: ${form.told}.`),
    line(36, 2.6, `Found in: ${form.found}.`),
    ...rows,
    '</svg>',
  ].join('\n')}\n`
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } })
  if (values.help)
    console.log('node scripts/scanner-barcodes.ts   draws the set-up codes of scripts/lib/scanner-codes.ts into docs/images/scanner-*.svg')
  for (const maker of values.help ? [] : makers) {
    const file = fileURLToPath(new URL(`../docs/images/${maker.file}`, import.meta.url))
    writeFileSync(file, scannerPage(maker))
    console.log(file)
  }
}
