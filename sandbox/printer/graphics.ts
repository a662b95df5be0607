import { type Bench, type Reading, takeByte, takeData, takeWord } from './deeds.ts'
import { blank, burn, type Dots, enlarge, fromRaster, rowsOf } from './dots.ts'
import { alignIn, area } from './modes.ts'

/** Lays a picture on the line by margin and alignment and prints it, counting what falls beside. */
export function* printDots(dots: Dots, bench: Bench): Reading {
  const head = bench.headDots()
  const { left, right } = area(bench.modes, head)
  const out = blank(head, dots.height)
  bench.counts.clipped += burn(out, dots, alignIn(dots.width, bench.modes, head), 0, left, right)
  yield { do: 'rows', rows: rowsOf(out) }
}

/** `GS v 0 m xL xH yL yH d…`: each row is burnt as it comes. */
export function* rasterImage(bench: Bench): Reading {
  yield* takeByte()
  const mode = (yield* takeByte()) & 3
  const perRow = yield* takeWord()
  const height = yield* takeWord()
  const misplaced = !bench.line.empty
  if (misplaced) bench.counts.misplaced++
  for (let y = 0; y < height; y++) {
    const row = yield* takeData(perRow, bench)
    if (misplaced) continue
    yield* printDots(enlarge(fromRaster(row, perRow * 8, 1), mode & 1 ? 2 : 1, mode & 2 ? 2 : 1), bench)
  }
}

const key = (a = 0, b = 0) => String.fromCharCode(a, b)
const ascii = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
const NV_CAPACITY = 262_144

/** `GS ( L` / `GS 8 L`: the payload of `length` bytes that begins with m and fn. */
export function* graphicsFunction(length: number, bench: Bench): Reading {
  const data = yield* takeData(length, bench)
  const fn = data[1] ?? -1
  const rest = data.subarray(2)
  switch (fn) {
    case 0:
    case 48:
      return yield* answer('30', String(NV_CAPACITY))
    case 2:
    case 50: {
      const { stored } = bench
      bench.stored = null
      if (stored) yield* printDots(stored, bench)
      return
    }
    case 3:
    case 51: {
      let used = 0
      for (const dots of bench.nv.values()) used += Math.ceil(dots.width / 8) * dots.height
      return yield* answer('31', String(NV_CAPACITY - used))
    }
    case 64:
      return yield* listKeys([...bench.nv.keys()])
    case 65:
      bench.counts.nvWrites++
      bench.nv.clear()
      return
    case 66:
      bench.counts.nvWrites++
      bench.nv.delete(key(rest[0], rest[1]))
      return
    case 67:
      return define(rest, bench)
    case 69: {
      const dots = bench.nv.get(key(rest[0], rest[1]))
      if (dots) yield* printDots(enlarge(dots, rest[2] === 2 ? 2 : 1, rest[3] === 2 ? 2 : 1), bench)
      else bench.counts.missingNv++
      return
    }
    case 112:
      return store(rest, bench)
    default:
      bench.counts.unknown++
  }
}

const KEYS_AT_ONCE = 40

/** Forty keys an answer; for each further forty the host sends an ACK. */
function* listKeys(keys: string[]): Reading {
  for (let at = 0; at === 0 || at < keys.length; at += KEYS_AT_ONCE) {
    if (at > 0 && (yield* takeByte()) !== 0x06) return
    const more = at + KEYS_AT_ONCE < keys.length
    yield* answer('72', `${more ? 'A' : '@'}${keys.slice(at, at + KEYS_AT_ONCE).join('')}`)
  }
}

/** `37 flag … 00`, the shape of every answer about graphics. */
function* answer(flagHex: string, text: string): Reading {
  yield { do: 'answer', kind: 'graphics', what: Uint8Array.of(0x37, Number.parseInt(flagHex, 16), ...ascii(text), 0x00) }
}

/** fn 67: a kc1 kc2 b xL xH yL yH [c d…]: one colour is all a thermal head has. */
function define(rest: Uint8Array, bench: Bench): void {
  const [, kc1, kc2, colours = 0, xL = 0, xH = 0, yL = 0, yH = 0] = rest
  const width = xL + 256 * xH
  const height = yL + 256 * yH
  if (colours < 1 || width === 0 || height === 0 || rest.length < 9 + Math.ceil(width / 8) * height) {
    bench.counts.unknown++
    return
  }
  bench.counts.nvWrites++
  bench.nv.set(key(kc1, kc2), fromRaster(rest.subarray(9), width, height))
}

/** fn 112: a bx by c xL xH yL yH d…: kept in the print buffer until fn 50. */
function store(rest: Uint8Array, bench: Bench): void {
  const [, bx = 1, by = 1, , xL = 0, xH = 0, yL = 0, yH = 0] = rest
  const width = xL + 256 * xH
  const height = yL + 256 * yH
  if (width === 0 || height === 0 || rest.length < 8 + Math.ceil(width / 8) * height) {
    bench.counts.unknown++
    return
  }
  if (!bench.line.empty) {
    bench.counts.misplaced++
    return
  }
  bench.stored = enlarge(fromRaster(rest.subarray(8), width, height), bx === 2 ? 2 : 1, by === 2 ? 2 : 1)
}
