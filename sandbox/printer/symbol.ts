import qrcode from 'qrcode-generator'
import { type Bench, type Reading, takeData } from './deeds.ts'
import { blank, type Dots, enlarge } from './dots.ts'
import { printDots } from './graphics.ts'
import type { QrLevel } from './modes.ts'

const LEVELS: Record<number, QrLevel> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' }

/** `GS ( k pL pH cn fn …`: two-dimensional codes; this printer knows QR (cn 49) alone. */
export function* symbolFunction(length: number, bench: Bench): Reading {
  const data = yield* takeData(length, bench)
  const { qr } = bench.modes
  if (data[0] !== 49) {
    bench.counts.unknown++
    return
  }
  switch (data[1]) {
    case 65:
      if (data[2] !== 49 && data[2] !== 50) bench.counts.unknown++
      return
    case 67: {
      const dots = data[2] ?? 0
      if (dots >= 1 && dots <= 16) qr.moduleDots = dots
      else bench.counts.unknown++
      return
    }
    case 69: {
      const level = LEVELS[data[2] ?? 0]
      if (level) qr.level = level
      else bench.counts.unknown++
      return
    }
    case 80:
      qr.data = data.slice(3)
      return
    case 82: {
      const symbol = draw(qr.data, qr.level)
      const dots = (symbol?.width ?? 0) * qr.moduleDots
      // height and width in dots, a fixed 1, and whether it can be printed
      const text = [dots, dots, 1, symbol ? 0 : 1].join('\x1f')
      yield { do: 'answer', kind: 'graphics', what: Uint8Array.of(0x37, 0x36, ...Array.from(text, letter => letter.charCodeAt(0)), 0x00) }
      return
    }
    case 81: {
      const symbol = draw(qr.data, qr.level)
      if (symbol) yield* printDots(enlarge(symbol, qr.moduleDots, qr.moduleDots), bench)
      else bench.counts.unknown++
      return
    }
    default:
      bench.counts.unknown++
  }
}

/** The symbol at one dot a module, without a quiet zone (printers leave that to the host), in the mode that needs the fewest bits; null when the data does not fit. */
function draw(data: Uint8Array, level: QrLevel): Dots | null {
  if (data.length === 0) return null
  const code = qrcode(0, level)
  const text = String.fromCharCode(...data)
  code.addData(text, /^[0-9]+$/.test(text) ? 'Numeric' : /^[0-9A-Z $%*+\-./:]+$/.test(text) ? 'Alphanumeric' : 'Byte')
  try {
    code.make()
  } catch {
    return null
  }
  const size = code.getModuleCount()
  const dots = blank(size, size)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.isDark(y, x)) dots.at[y * size + x] = 1
  return dots
}
