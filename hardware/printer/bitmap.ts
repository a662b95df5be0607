/** One bit a dot, 1 is black, rows packed from the left with the highest bit first and padded to whole bytes. */
export interface Bitmap {
  width: number
  height: number
  rowBytes: number
  data: Uint8Array
}

/** Grey below this is black: measured as the value at which thin strokes of weight 500 survive (printing 3). */
const threshold = 160

export function emptyBitmap(width: number, height: number): Bitmap {
  const rowBytes = Math.ceil(width / 8)
  return { width, height, rowBytes, data: new Uint8Array(rowBytes * height) }
}

/** `rgba`: opaque pixels, four bytes each, as from getImageData. */
export function toBitmap(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Bitmap {
  const bitmap = emptyBitmap(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x)
      const grey = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)
      if (grey < threshold) {
        const byte = y * bitmap.rowBytes + (x >> 3)
        bitmap.data[byte] = (bitmap.data[byte] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  return bitmap
}

export const isBlack = ({ rowBytes, data }: Bitmap, x: number, y: number) => (((data[y * rowBytes + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0
