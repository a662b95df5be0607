import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bitmap, isBlack, toBitmap } from '../../hardware/printer/bitmap.ts'
import { cssFont, fontFault } from '../../hardware/printer/fonts.ts'
import { hi } from '../../locales/index.ts'
import { toTrueType } from './woff.fixture.ts'

// Every Hindi word the kiosk knows and every hard way of joining letters, drawn by the canvas of the slips and by HarfBuzz's own hb-view
// (Debian: libharfbuzz-bin; `npm test` installs it). They must put the same ink in the same place.

const run = promisify(execFile)
const px = 96
/** hb-view draws too little of a wide last letter; a danda is narrow */
const end = ' ।'

const joined = `क्ष त्र ज्ञ श्र क्त द्ध द्व द्य द्म ह्म ह्य ह्न ट्ट ठ्ठ ड्ड न्न प्र ब्र ट्र ड्र छ्र र्क र्म र्थ र्ज़ कर्म पर्ची धर्मार्थ स्वास्थ्य राष्ट्रीय विद्यार्थी चिकित्सा
शक्ति द्ध्य उद्ध्वस्त वाङ्मय पंक्ति ङ्क ङ्ग ञ्च ञ्ज ण्ट ण्ड म्प म्ब स्त्र ष्ट्र ष्ठ क्ष्म क्ष्मी लक्ष्मी त्त्व तत्त्व सत्र शत्रु त्रिकोण श्रृंगार शृंगार हृदय रु रू ऋण ऑपरेशन ॐ कि की कु कू कृ के कै को
कौ कं कँ कः ज़ ड़ ढ़ फ़ ग़ ख़ क़ ऱ क्‍ष क्‌ष र्‍य र्‌क त्‍न द्‍ध अस्पताल विभाग हिन्दी हिंदी दवाई वितरण प्रसूति स्त्री शिशु दन्त नेत्र अस्थि त्वचा छत्तीसगढ़ बस्तर जगदलपुर दन्तेवाड़ा
नारायणपुर बीजापुर सुकमा कोंडागाँव काँकेर मितानिन ज़िला चिकित्सालय महाविद्यालय शासकीय संबद्ध स्मृति श्रीमती लक्ष्मीबाई कृष्णा प्रज्ञा ब्रह्मपुत्र अर्द्धनारीश्वर उज्ज्वल विश्वविद्यालय ०१२३४५६७८९`
const fromLocales = Object.values(hi).flatMap(({ text, speak }) => `${text} ${speak ?? ''}`.split(/[^\u0900-\u0963\u0970-\u097f\u200c\u200d]+/u))
const words = [...new Set([...joined.split(/\s+/u), ...fromLocales].map(word => word.normalize('NFC')))].filter(word => /[\u0904-\u0939]/u.test(word))

let folder: string
let font: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'harfbuzz-'))
  font = join(folder, 'font.ttf')
  const { resolve } = createRequire(import.meta.url)
  writeFileSync(font, toTrueType(readFileSync(resolve('@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-500-normal.woff'))))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ink {
  bitmap: Bitmap
  box: { left: number; top: number; right: number; bottom: number }
}

function inkIn(bitmap: Bitmap): Ink {
  const box = { left: bitmap.width, top: bitmap.height, right: -1, bottom: -1 }
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, y)) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return { bitmap, box }
}

function ours(word: string): Ink {
  const canvas = createCanvas(word.length * px + 2 * px, 3 * px)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  ctx.fillStyle = '#000'
  ctx.font = cssFont({ px, weight: 500 })
  ctx.fillText(`${word}${end}`, px, 2 * px)
  return inkIn(toBitmap(ctx.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height))
}

async function theirs(word: string): Promise<Ink> {
  // a margin, because hb-view cuts off what stands out of the font's own box
  const args = [`--font-size=${px}`, '--margin=80', '--output-format=png', font, `${word}${end}`]
  // it reads its arguments in the charset of the machine, which may be none
  const { stdout } = await run('hb-view', args, { encoding: 'buffer', maxBuffer: 1 << 24, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const image = await loadImage(stdout)
  const ctx = createCanvas(image.width, image.height).getContext('2d')
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, image.width, image.height)
  ctx.drawImage(image, 0, 0)
  return inkIn(toBitmap(ctx.getImageData(0, 0, image.width, image.height).data, image.width, image.height))
}

/** Share of the ink of both that is the ink of both, with the boxes laid on each other; the best of small shifts. */
function agreement(a: Ink, b: Ink): number {
  const width = Math.max(a.box.right - a.box.left, b.box.right - b.box.left) + 1
  const height = Math.max(a.box.bottom - a.box.top, b.box.bottom - b.box.top) + 1
  const at = ({ bitmap, box }: Ink, x: number, y: number) => {
    const [px_, py] = [box.left + x, box.top + y]
    return px_ >= 0 && py >= 0 && px_ < bitmap.width && py < bitmap.height && isBlack(bitmap, px_, py)
  }
  let best = 0
  for (const dx of [-1, 0, 1]) {
    for (const dy of [-1, 0, 1]) {
      let [both, either] = [0, 0]
      for (let y = -1; y <= height; y++) {
        for (let x = -1; x <= width; x++) {
          const [one, other] = [at(a, x, y), at(b, x + dx, y + dy)]
          if (one && other) both++
          if (one || other) either++
        }
      }
      best = Math.max(best, either === 0 ? 1 : both / either)
    }
  }
  return best
}

test('the words are many: all that the kiosk can say in Hindi, and the hard ones', () => {
  expect(words.length).toBeGreaterThan(400)
})

test('each word is shaped as HarfBuzz shapes it', { timeout: 180_000 }, async () => {
  expect(fontFault()).toBe(null)
  const wrong: string[] = []
  const left = [...words]
  const work = async () => {
    for (let word = left.pop(); word !== undefined; word = left.pop()) {
      const [mine, reference] = [ours(word), await theirs(word)]
      const apart = Math.abs(mine.box.right - mine.box.left - (reference.box.right - reference.box.left))
      const taller = Math.abs(mine.box.bottom - mine.box.top - (reference.box.bottom - reference.box.top))
      const same = agreement(mine, reference)
      if (apart > 3 || taller > 3 || same < 0.9) wrong.push(`${word}: ${apart} dots wider, ${taller} taller, ${Math.round(100 * same)} % the same`)
    }
  }
  await Promise.all([work(), work()])
  expect(wrong).toEqual([])
})

test('the comparison finds letters that are not joined', async () => {
  const apart = await theirs('क्ष')
  const notJoined = ours('क्‌ष')
  expect(agreement(notJoined, apart)).toBeLessThan(0.9)
})
