import { createRequire } from 'node:module'
import jsQR from 'jsqr'
import { type Decoded, decodeNow } from '../../../hardware/scanner/decode/decode.ts'
import { nodeZxing } from '../../../hardware/scanner/pictures.ts'
import type { Picture } from '../pictures/kinds.ts'

/** A decoder under test. `read` answers the texts of all codes it finds. */
export interface Reader {
  who: string
  /** every so many pictures it is given one: the slow ones would take hours */
  every: number
  read(picture: Picture): Promise<string[]> | string[]
}

/** Ours, with the stage that read each picture, so that one run tells what each stage adds. */
export async function ours(): Promise<Reader & { last(): Decoded | null }> {
  const zxing = await nodeZxing()
  let last: Decoded | null = null
  return {
    who: 'ours',
    every: 1,
    read(picture) {
      last = decodeNow(picture, zxing, { now: () => performance.now(), patience: 8000 })
      return last.texts
    },
    last: () => last,
  }
}

async function zxingWasm(): Promise<Reader> {
  const zxing = await nodeZxing()
  return { who: 'zxing-wasm alone', every: 1, read: picture => zxing.texts(picture, 'local') }
}

/** What html5-qrcode 2.3.8 does with its canvas, without the canvas: its own zxing-js, its own hints and binariser. */
interface ZxingJs {
  BarcodeFormat: Record<string, number>
  DecodeHintType: { POSSIBLE_FORMATS: number; TRY_HARDER: number }
  RGBLuminanceSource: new (pixels: Uint8ClampedArray, width: number, height: number) => object
  HybridBinarizer: new (source: object) => object
  BinaryBitmap: new (binarizer: object) => object
  MultiFormatReader: new (verbose: boolean, hints: Map<number, unknown>) => { decode(bitmap: object): { text: string } }
}

/** The picture as the browser shrinks it into a box of this width, by the mean of what falls on each pixel. */
function shrunk({ pixels, width, height }: Picture, wanted: number): Picture {
  const scale = width / wanted
  if (scale <= 1) return { pixels, width, height, text: null }
  const h = Math.round(height / scale)
  const out = new Uint8Array(wanted * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < wanted; x++) {
      let sum = 0
      let n = 0
      for (let b = Math.floor(y * scale); b < Math.min(height, Math.ceil((y + 1) * scale)); b++)
        for (let a = Math.floor(x * scale); a < Math.min(width, Math.ceil((x + 1) * scale)); a++) {
          sum += pixels[b * width + a] as number
          n++
        }
      out[y * wanted + x] = sum / n
    }
  return { pixels: out, width: wanted, height: h, text: null }
}

function html5qrcode(who: string, onlyQr: boolean, boxWidth: number | null): Reader {
  const zxing = createRequire(import.meta.url)('html5-qrcode/third_party/zxing-js.umd.js') as ZxingJs
  const { BarcodeFormat: formats } = zxing
  const asked = onlyQr
    ? [formats.QR_CODE]
    : 'QR_CODE AZTEC CODABAR CODE_39 CODE_93 CODE_128 DATA_MATRIX MAXICODE ITF EAN_13 EAN_8 PDF_417 RSS_14 RSS_EXPANDED UPC_A UPC_E UPC_EAN_EXTENSION'
        .split(' ')
        .map(name => formats[name])
  const hints = new Map<number, unknown>([
    [zxing.DecodeHintType.POSSIBLE_FORMATS, asked],
    [zxing.DecodeHintType.TRY_HARDER, false],
  ])
  return {
    who,
    every: 1,
    read(picture) {
      const { pixels, width, height } = boxWidth === null ? picture : shrunk(picture, boxWidth)
      try {
        const source = new zxing.RGBLuminanceSource(Uint8ClampedArray.from(pixels), width, height)
        const reader = new zxing.MultiFormatReader(false, hints)
        return [reader.decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))).text]
      } catch {
        // It throws where it finds nothing.
        return []
      }
    },
  }
}

const coloured = ({ pixels }: Picture) => {
  const out = new Uint8ClampedArray(pixels.length * 4).fill(255)
  for (let i = 0; i < pixels.length; i++) out.fill(pixels[i] as number, i * 4, i * 4 + 3)
  return out
}

const jsqr: Reader = {
  who: 'jsQR',
  every: 4,
  read(picture) {
    const found = jsQR(coloured(picture), picture.width, picture.height)
    return found ? [found.data] : []
  },
}

async function rxing(): Promise<Reader> {
  const { decode_barcode_with_hints, DecodeHintDictionary, DecodeHintTypes } = await import('rxing-wasm')
  return {
    who: 'rxing-wasm',
    every: 2,
    read(picture) {
      const hints = new DecodeHintDictionary()
      hints.set_hint(DecodeHintTypes.PossibleFormats, 'qrcode')
      hints.set_hint(DecodeHintTypes.TryHarder, 'true')
      hints.set_hint(DecodeHintTypes.AlsoInverted, 'true')
      try {
        return [decode_barcode_with_hints(picture.pixels, picture.width, picture.height, hints).text()]
      } catch {
        return []
      }
    },
  }
}

export const others = async (): Promise<Reader[]> => [
  await zxingWasm(),
  html5qrcode('html5-qrcode tuned', true, null),
  html5qrcode('html5-qrcode as shipped, 640 px wide', false, 640),
  jsqr,
  await rxing(),
]
