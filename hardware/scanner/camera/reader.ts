import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader'
import { knownCode, knownText } from './known-code.ts'
import { enlarge, type Grey, greyOf, sharpen } from './luminance.ts'

/** What the decoder is made of, which its types leave out. */
interface Memory {
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _malloc(size: number): number
  _free(at: number): void
}

type Look = Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3]

// The numbers are places in zxing-wasm's BINARIZERS, CHARACTER_SETS and TEXT_MODES; the known code is read at start with the same.
const localAverage = 0
const globalHistogram = 1

/** Only the QR everybody means: 'QRCode' also finds Micro QR, which a damaged sheet can imitate. */
const look = (binarizer: number): Look => ({
  formats: 'QRCodeModel2',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer,
  isPure: false,
  downscaleThreshold: 500,
  downscaleFactor: 3,
  minLineCount: 2,
  maxNumberOfSymbols: 4,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: false,
})

const plainLook = look(localAverage)
const globalLook = look(globalHistogram)

/** So many misses in a row before a costlier look is tried, one kind at a time. */
const missesBeforeRetry = 5

export interface QrReader {
  /** The texts of all codes in the frame. The frame is closed. */
  read(frame: VideoFrame): Promise<string[]>
}

/** Loads the decoder from `wasm` (an address of our own, never a CDN) and proves it on the known code; rejects when it is broken. */
export async function qrReader(wasm: string): Promise<QrReader> {
  const overrides = { locateFile: () => wasm }
  const zxing = (await prepareZXingModule({ overrides, fireImmediately: true })) as ZXingReaderModule & Memory
  let misses = 0
  let kind = 0
  let room = { at: 0, size: 0 }

  /** Memory of the decoder for so many bytes, kept from frame to frame. */
  const reserve = (size: number) => {
    if (room.size >= size) return room.at
    if (room.at) zxing._free(room.at)
    const at = zxing._malloc(size)
    room = { at, size: at ? size : 0 }
    if (!at) throw new Error('the decoder has no memory left')
    return at
  }

  const textsAt = (at: number, width: number, height: number, how: Look) => {
    const found = zxing.readBarcodesFromPixmap(at, width, height, how)
    const texts: string[] = []
    for (let i = 0; i < found.size(); i++)
      texts.push(found.get(i)?.text ?? '')
      // Not in its types: without it the results stay in the decoder's memory until the garbage collector comes by.
    ;(found as unknown as { delete(): void }).delete()
    return texts
  }

  const textsIn = ({ pixels, width, height }: Grey, how: Look) => {
    const at = reserve(pixels.length)
    zxing.HEAPU8.set(pixels, at)
    return textsAt(at, width, height, how)
  }

  /** Copies the frame's light into the decoder's memory. Camera frames carry it as a plane of its own; other layouts go by colours. */
  const take = async (frame: VideoFrame) => {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight }
    const { format } = frame
    if (format === 'I420' || format === 'NV12' || format === 'I420A') {
      const half = (width + 1) >> 1
      const rest = half * ((height + 1) >> 1)
      const light = { offset: 0, stride: width }
      const colour =
        format === 'NV12'
          ? [{ offset: width * height, stride: half * 2 }]
          : [
              { offset: width * height, stride: half },
              { offset: width * height + rest, stride: half },
              ...(format === 'I420A' ? [{ offset: width * height + 2 * rest, stride: width }] : []),
            ]
      const size = frame.allocationSize({ layout: [light, ...colour] })
      const at = reserve(size)
      await frame.copyTo(zxing.HEAPU8.subarray(at, at + size), { layout: [light, ...colour] })
      return { at, width, height }
    }
    const colours = new Uint8Array(frame.allocationSize({ format: 'RGBA' }))
    await frame.copyTo(colours, { format: 'RGBA' })
    const pixels = greyOf(colours)
    const at = reserve(pixels.length)
    zxing.HEAPU8.set(pixels, at)
    return { at, width, height }
  }

  const again = (grey: Grey) => {
    kind = (kind + 1) % 3
    if (kind === 0) return textsIn(grey, globalLook)
    return textsIn(kind === 1 ? sharpen(grey, 4, 2.5) : enlarge(grey, 1280), plainLook)
  }

  if (!textsIn(knownCode(), plainLook).includes(knownText)) throw new Error('the decoder does not read the known code')

  return {
    async read(frame) {
      try {
        const { at, width, height } = await take(frame)
        let texts = textsAt(at, width, height, plainLook)
        if (texts.length === 0 && ++misses % missesBeforeRetry === 0)
          texts = again({ pixels: zxing.HEAPU8.slice(at, at + width * height), width, height })
        if (texts.length > 0) misses = 0
        return texts
      } finally {
        frame.close()
      }
    },
  }
}
