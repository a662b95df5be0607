import type { ZXingReaderModule } from 'zxing-wasm/reader'
import type { Grey } from './grey.ts'

/** What the wasm module is made of, which its types leave out. */
interface Memory {
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _malloc(size: number): number
  _free(at: number): void
}
type Options = Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3]

/** How zxing-wasm looks at a picture: with a threshold of each neighbourhood or with one for all. */
export type Look = 'local' | 'global'

// The numbers are places in zxing-wasm's BINARIZERS, CHARACTER_SETS and TEXT_MODES; the known code is read at every start with the same.
const optionsOf = (look: Look): Options => ({
  // Only the QR everybody means: 'QRCode' also finds Micro QR, which a damaged sheet can imitate.
  formats: 'QRCodeModel2',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  binarizer: look === 'global' ? 1 : 0,
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
const options: Record<Look, Options> = { local: optionsOf('local'), global: optionsOf('global') }

/** zxing-wasm with its memory, which one picture after the other is written into. */
export interface Zxing {
  /** The place of at least `size` bytes of its memory, kept until the next call. Throws when there is no more. */
  room(size: number): Uint8Array<ArrayBuffer>
  /** The texts of all codes in the picture that lies in the room. */
  textsInRoom(width: number, height: number, look: Look): string[]
  texts(grey: Grey, look: Look): string[]
}

export function zxing(module: ZXingReaderModule): Zxing {
  const { readBarcodesFromPixmap } = module
  const memory = module as ZXingReaderModule & Memory
  let at = 0
  let held = 0

  const room = (size: number) => {
    if (held < size) {
      if (at) memory._free(at)
      at = memory._malloc(size)
      held = at ? size : 0
      if (!at) throw new Error('the decoder has no memory left')
    }
    return memory.HEAPU8.subarray(at, at + size)
  }
  const textsInRoom = (width: number, height: number, look: Look) => {
    const found = readBarcodesFromPixmap(at, width, height, options[look])
    const texts: string[] = []
    for (let i = 0; i < found.size(); i++)
      texts.push(found.get(i)?.text ?? '')
      // Not in its types: without it the results stay in the decoder's memory until the garbage collector comes by.
    ;(found as unknown as { delete(): void }).delete()
    return texts
  }
  return {
    room,
    textsInRoom,
    texts({ pixels, width, height }, look) {
      room(pixels.length).set(pixels)
      return textsInRoom(width, height, look)
    },
  }
}
