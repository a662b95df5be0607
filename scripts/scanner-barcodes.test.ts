import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { code128 } from './lib/code128.ts'
import { makers } from './lib/scanner-codes.ts'
import { scannerPage } from './scanner-barcodes.ts'

beforeAll(() => {
  const wasmBinary = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer
  prepareZXingModule({ overrides: { wasmBinary } })
})

const page = (file: string) => readFileSync(new URL(`../docs/images/${file}`, import.meta.url), 'utf8')

/** What a camera would see of the printed page, at ten dots a millimetre. */
async function printed(svg: string) {
  const image = await loadImage(Buffer.from(svg))
  const canvas = createCanvas(2100, 2970)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const }
}

test.each(makers)('the page for $name is the one that the script draws', maker => {
  expect(page(maker.file)).toBe(scannerPage(maker))
})

test.each(makers)('every code on the page for $name is read back, in order, as one that sets up a scanner', async maker => {
  const found = await readBarcodes(await printed(page(maker.file)), { formats: ['Code128'], maxNumberOfSymbols: 30 })
  const fromTop = found.sort((one, other) => one.position.topLeft.y - other.position.topLeft.y)
  const wanted = maker.codes.map(({ command }) => maker.symbol(command).replace('^FNC3', '').replace('^CR', '\r'))
  expect(fromTop.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))).toEqual(wanted)
  // Function 3 is what tells a set-up code from somebody's data
  for (const { readerInit } of fromTop) expect(readerInit).toBe(true)
})

/** The widths of the symbol characters, six a character; the stop has seven. */
function characters(text: string): string[] {
  const bars = code128(text)
  const widths = bars.flatMap(({ at, width }, index) => {
    const next = bars[index + 1]
    return next ? [width, next.at - at - width] : [width]
  })
  expect(widths.length % 6).toBe(1)
  return [...widths.slice(0, -7).join('').matchAll(/.{6}/g)].map(([character]) => character)
}
/** Code 128: start A, start B, and Function 3, which both sets have */
const [startA, startB, function3] = ['211412', '211214', '114311']

test('Function 3 stands where the makers have it: last at Honeywell, first at Datalogic', () => {
  for (const { name, symbol, codes } of makers) {
    for (const { command } of codes) {
      const all = characters(symbol(command))
      expect([startA, startB]).toContain(all[0])
      const places = all.flatMap((character, index) => (character === function3 ? [index] : []))
      // the check character stands behind it, and might happen to look the same
      const place = name === 'Honeywell' ? all.length - 2 : 1
      expect([command, places.filter(at => at !== all.length - 1)]).toEqual([command, [place]])
    }
  }
})

test('a command is in the alphabet of its maker', () => {
  const alphabets: Record<string, RegExp> = { Honeywell: /^[A-Z0-9]{6,}$/, Datalogic: /^(AE|HA[0-9A-F]{2}|C[A-Z0-9]{4}[0-9A-F]{2})$/ }
  for (const { name, codes } of makers) for (const { command } of codes) expect(command).toMatch(alphabets[name] ?? /^$/)
})
