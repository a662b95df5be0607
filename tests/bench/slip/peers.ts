import { createRequire } from 'node:module'
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import type { Bitmap } from '../../../hardware/printer/bitmap.ts'
import { bitmapPng } from '../../../hardware/printer/png.ts'
import type { Slip, SlipBlock } from '../../../hardware/printer/types.ts'

// its module form imports a package by a path that Node does not take
const { Image, Printer } = createRequire(import.meta.url)('@node-escpos/core') as typeof import('@node-escpos/core')

/** Another library doing the same slip: its own letters, or the whole slip as one picture. */
export interface Peer {
  who: string
  encoding: 'text' | 'picture'
  encode(slip: Slip, bitmap: Bitmap): Promise<Uint8Array>
}

/** A slip as lines for a library that knows no blocks. */
function linesOf(block: SlipBlock): string[] {
  switch (block.kind) {
    case 'text':
    case 'band':
      return [block.text]
    case 'pair':
      return [`${block.label}  ${block.value}`]
    case 'sign':
      return [...block.beside, block.text]
    case 'rule':
      return ['-'.repeat(32)]
    case 'token':
    case 'qr':
    case 'space':
      return []
  }
}

const qrDots = 6
/** the drawn code is UTF-8; what these libraries do with other letters is theirs */
const ascii = (data: string) => data.replace(/[^\x20-\x7e]/g, '?')

function thermal(write: (printer: ThermalPrinter) => void): Uint8Array {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', characterSet: 'PC437_USA' as never })
  printer.clear()
  write(printer)
  return Uint8Array.from(printer.getBuffer())
}

const receipt = () => new ReceiptPrinterEncoder({ columns: 48, language: 'esc-pos', feedBeforeCut: 4 })

/** What its printer sends to a device that only keeps it. */
async function escpos(write: (printer: InstanceType<typeof Printer>) => void | Promise<void>): Promise<Uint8Array> {
  const parts: Buffer[] = []
  const adapter = {
    open: (done: (error: null) => void) => done(null),
    write: (data: Buffer, done?: (error: null) => void) => {
      parts.push(Buffer.from(data))
      done?.(null)
    },
    close: (done: (error: null) => void) => done(null),
    read: () => {},
    on: () => {},
  }
  const printer = new Printer(adapter as never, { encoding: 'GB18030' })
  await write(printer)
  printer.cut(true)
  await printer.flush()
  return Uint8Array.from(Buffer.concat(parts))
}

/** pixels of a bitmap, four bytes each; the last of these libraries wants rows in multiples of eight */
function pixelsOf({ width, height, rowBytes, data }: Bitmap) {
  const tall = Math.ceil(height / 8) * 8
  const rgba = new Uint8ClampedArray(width * tall * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      if (((data[y * rowBytes + (x >> 3)] ?? 0) << (x & 7)) & 0x80) rgba.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3)
  }
  return { width, height: tall, data: rgba }
}

export const peers: readonly Peer[] = [
  {
    who: 'node-thermal-printer',
    encoding: 'text',
    encode: async slip =>
      thermal(printer => {
        for (const block of slip.blocks) {
          if (block.kind === 'token') {
            printer.setTextSize(7, 7)
            printer.println(block.text)
            printer.setTextNormal()
          }
          if (block.kind === 'qr') printer.printQR(ascii(block.data), { cellSize: qrDots, correction: 'M', model: 2 })
          for (const line of linesOf(block)) printer.println(line)
        }
        printer.cut()
      }),
  },
  {
    who: 'node-thermal-printer',
    encoding: 'picture',
    encode: async (_, bitmap) => {
      const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' })
      await printer.printImageBuffer(pngFor(bitmap))
      printer.cut()
      return Uint8Array.from(printer.getBuffer())
    },
  },
  {
    who: '@point-of-sale/receipt-printer-encoder',
    encoding: 'text',
    encode: async slip => {
      const encoder = receipt().initialize().codepage('auto')
      for (const block of slip.blocks) {
        if (block.kind === 'token') encoder.size(8, 8).line(block.text).size(1, 1)
        if (block.kind === 'qr') encoder.qrcode(ascii(block.data), { model: 2, size: qrDots, errorlevel: 'm' })
        for (const line of linesOf(block)) encoder.line(line)
      }
      return encoder.cut('partial').encode()
    },
  },
  {
    who: '@point-of-sale/receipt-printer-encoder',
    encoding: 'picture',
    encode: async (_, bitmap) => {
      const image = pixelsOf(bitmap)
      return receipt()
        .initialize()
        .image(image as never, image.width, image.height, 'threshold', 128)
        .cut('partial')
        .encode()
    },
  },
  {
    who: '@node-escpos/core',
    encoding: 'text',
    encode: slip =>
      escpos(printer => {
        for (const block of slip.blocks) {
          if (block.kind === 'token') printer.size(8, 8).text(block.text).size(1, 1)
          for (const line of linesOf(block)) printer.text(line)
        }
      }),
  },
  {
    who: '@node-escpos/core',
    encoding: 'picture',
    encode: async (_, bitmap) => {
      const image = await Image.load(pngFor(bitmap), 'image/png')
      return escpos(printer => void printer.raster(image))
    },
  },
]

const pngFor = (bitmap: Bitmap): Buffer => bitmapPng(bitmap)
