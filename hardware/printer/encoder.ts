import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { encodeBands } from './bands.ts'
import type { Capabilities } from './capabilities.ts'
import { dotUnits, feedAndCut, initialise, leftMargin, pushStatus } from './commands.ts'
import type { JobBytes } from './job.ts'
import { isNativeQr } from './qr.ts'
import { render } from './render.ts'
import type { Slip } from './types.ts'

/**
 * A slip as ESC/POS, cut included, for paper of `widthDots`. Each chunk is whole commands. All words are drawn as dots, so no text can carry a
 * command; the one thing sent as characters is a native QR code, and only when it is printable ASCII.
 */
export function encodeSlip(slip: Slip, widthDots: number, capabilities: Capabilities): JobBytes {
  const { page, bitmap } = renderFor(slip, widthDots, capabilities)
  const chunks: Uint8Array[] = [initialise()]
  // ESC @ switches the pushed status off on some clones
  if (capabilities.pushedStatus) chunks.push(pushStatus())
  chunks.push(dotUnits())
  let y = 0
  for (const mark of page.marks) {
    if (mark.kind !== 'qr' || !drawsItself(mark.data, mark.module, capabilities)) continue
    chunks.push(...encodeBands(bitmap, y, mark.y), leftMargin(0), nativeQr(mark.data, mark.module))
    y = mark.y + mark.module * mark.matrix.length
  }
  chunks.push(...encodeBands(bitmap, y))
  bitmap.data.fill(0)
  chunks.push(leftMargin(0))
  const end = capabilities.cut === 'none' ? library(printer => printer.printVerticalTab()) : feedAndCut(capabilities.cut)
  return { ink: chunks, end: [end] }
}

function renderFor(slip: Slip, widthDots: number, capabilities: Capabilities) {
  const codes = slip.blocks.filter(block => block.kind === 'qr')
  return render(slip, widthDots, codes.every(({ data }) => drawsItself(data, 5, capabilities)) && codes.length > 0)
}

const drawsItself = (data: string, module: number, { qr }: Capabilities) => qr === 'native' && isNativeQr(data) && module <= 8

function nativeQr(data: string, module: number): Uint8Array {
  return library(printer => {
    printer.alignCenter()
    printer.printQR(data, { cellSize: module, correction: 'M', model: 2 })
    printer.alignLeft()
  })
}

/** node-thermal-printer as an encoder alone: its own transports lose slips and report success (printing 2). */
function library(write: (printer: ThermalPrinter) => void): Uint8Array {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' })
  write(printer)
  const bytes = Uint8Array.from(printer.getBuffer())
  // the buffer would be kept otherwise
  printer.getBuffer().fill(0)
  printer.clear()
  return bytes
}
