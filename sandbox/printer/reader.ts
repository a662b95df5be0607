import { type Bench, type Reading, take, takeByte, takeData, takeWord } from './deeds.ts'
import { enlarge, fromColumns } from './dots.ts'
import { graphicsFunction, rasterImage } from './graphics.ts'
import { styled } from './line.ts'
import { HEAD_DPI, initialModes, type Modes } from './modes.ts'
import { realTimeLength } from './realtime.ts'
import { symbolFunction } from './symbol.ts'

const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const DLE = 0x10

/** Reads the stream for ever: one command after the other, each in its turn. */
export function* read(bench: Bench): Reading<never> {
  for (;;) {
    const byte = yield* takeByte()
    if (byte === ESC) yield* escaped(bench)
    else if (byte === GS) yield* grouped(bench)
    else if (byte === FS) yield* fielded(bench)
    else if (byte === DLE) yield* passRealTime(bench)
    else if (byte >= 0x20) yield* character(byte, bench)
    else yield* control(byte, bench)
  }
}

function* control(byte: number, bench: Bench): Reading {
  switch (byte) {
    case 0x0a:
      return yield* printLine(bench)
    case 0x09:
      return bench.line.tab(bench.modes)
    case 0x00: // padding
    case 0x06: // the host's ACK to a list of NV keys
    case 0x0d:
      return
    default:
      bench.counts.unknown++
  }
}

function* character(byte: number, bench: Bench): Reading {
  if (byte > 0x7e) bench.counts.nonAscii++
  const dots = styled(byte, bench.modes)
  if (!bench.line.fits(dots.width, bench.modes, bench.headDots())) yield* printLine(bench)
  bench.line.set(dots)
}

function* printLine(bench: Bench): Reading {
  const { rows, lost } = bench.line.print(bench.modes, bench.headDots())
  bench.counts.clipped += lost
  yield { do: 'rows', rows }
}

function* printTight(bench: Bench): Reading {
  const { rows, lost } = bench.line.printTight(bench.modes, bench.headDots())
  bench.counts.clipped += lost
  if (rows.length > 0) yield { do: 'rows', rows }
}

/** Obeyed when it arrived; in its turn it is only stepped over. */
function* passRealTime(bench: Bench): Reading {
  const second = yield* takeByte()
  const n = yield* takeByte()
  const length = realTimeLength(second, n)
  if (length === null) bench.counts.unknown++
  else if (length > 1) yield* take(length - 1)
}

function vertical(units: number, modes: Modes): number {
  return Math.round((units * HEAD_DPI) / modes.unitY)
}

function horizontal(units: number, modes: Modes): number {
  return Math.round((units * HEAD_DPI) / modes.unitX)
}

function* escaped(bench: Bench): Reading {
  const { modes, line } = bench
  const command = String.fromCharCode(yield* takeByte())
  switch (command) {
    case '@':
      Object.assign(modes, initialModes())
      bench.stored = null
      return line.clear()
    case '!': {
      const n = yield* takeByte()
      modes.font = n & 1 ? 'B' : 'A'
      modes.bold = (n & 8) !== 0
      modes.down = n & 16 ? 2 : 1
      modes.across = n & 32 ? 2 : 1
      modes.underline = n & 128 ? 1 : 0
      return
    }
    case 'a':
      return yield* alignment(bench)
    case 'E':
    case 'G':
      modes.bold = ((yield* takeByte()) & 1) === 1
      return
    case '-': {
      const n = (yield* takeByte()) % 48
      if (n === 0 || n === 1 || n === 2) modes.underline = n
      else bench.counts.unknown++
      return
    }
    case 'M':
      modes.font = (yield* takeByte()) % 48 === 1 ? 'B' : 'A'
      return
    case '2':
      modes.lineSpacing = Math.round(HEAD_DPI / 6)
      return
    case '3':
      modes.lineSpacing = vertical(yield* takeByte(), modes)
      return
    case ' ':
      modes.letterSpacing = horizontal(yield* takeByte(), modes)
      return
    case '$':
      return line.moveTo(horizontal(yield* takeWord(), modes))
    case '\\': {
      const n = yield* takeWord()
      return line.moveBy(horizontal(n > 0x7fff ? n - 0x10000 : n, modes))
    }
    case '*':
      return yield* columnImage(bench)
    case 'J': {
      const dots = vertical(yield* takeByte(), modes)
      yield* printTight(bench)
      yield { do: 'feed', dots }
      return
    }
    case 'd': {
      const lines = yield* takeByte()
      yield* printTight(bench)
      yield { do: 'feed', dots: lines * modes.lineSpacing }
      return
    }
    case 'i':
    case 'm':
      yield { do: 'cut', toCutter: false, feed: 0 }
      return
    case 'p':
      yield* take(3)
      return
    case 'c':
      yield* take(2)
      return
    case 't':
    case 'R':
    case '=':
    case 'V':
    case '{':
    case 'U':
      yield* take(1)
      return
    case 'D':
      while ((yield* takeByte()) !== 0) {
        /* tab stops end with NUL; the eight-cell ones stay */
      }
      return
    default:
      bench.counts.unknown++
  }
}

function* alignment(bench: Bench): Reading {
  const n = (yield* takeByte()) % 48
  if (n > 2) bench.counts.unknown++
  // in the middle of a line the command has no effect
  else if (bench.line.empty) bench.modes.align = n === 1 ? 'centre' : n === 2 ? 'right' : 'left'
}

/** `ESC * m nL nH d…`: columns that stand in the line like characters. */
function* columnImage(bench: Bench): Reading {
  const m = yield* takeByte()
  const columns = yield* takeWord()
  if (m !== 0 && m !== 1 && m !== 32 && m !== 33) {
    bench.counts.unknown++
    return
  }
  const tall = m >= 32
  const data = yield* takeData(columns * (tall ? 3 : 1), bench)
  bench.line.set(enlarge(fromColumns(data, columns, tall ? 24 : 8), m & 1 ? 1 : 2, tall ? 1 : 3))
}

function* grouped(bench: Bench): Reading {
  const { modes, line } = bench
  const command = String.fromCharCode(yield* takeByte())
  switch (command) {
    case '!': {
      const n = yield* takeByte()
      modes.across = ((n >> 4) & 7) + 1
      modes.down = (n & 7) + 1
      return
    }
    case 'B':
      modes.inverse = ((yield* takeByte()) & 1) === 1
      return
    case 'L': {
      const dots = horizontal(yield* takeWord(), modes)
      if (line.empty) modes.leftMargin = dots
      return
    }
    case 'W': {
      const dots = horizontal(yield* takeWord(), modes)
      if (line.empty) modes.areaWidth = dots
      return
    }
    case 'P': {
      const x = yield* takeByte()
      const y = yield* takeByte()
      modes.unitX = x || HEAD_DPI
      modes.unitY = y || HEAD_DPI
      return
    }
    case 'v':
      return yield* rasterImage(bench)
    case '(':
      return yield* withLength(bench)
    case '8': {
      if (!bench.knowsGroups()) {
        bench.counts.unknown++
        return
      }
      const letter = String.fromCharCode(yield* takeByte())
      const length = (yield* takeWord()) + 65_536 * (yield* takeWord())
      if (letter === 'L') return yield* graphicsFunction(length, bench)
      bench.counts.unknown++
      return
    }
    case 'V':
      return yield* cut(bench)
    case 'r': {
      const n = (yield* takeByte()) % 48
      if (n === 1 || n === 2) yield { do: 'answer', kind: 'status', what: n === 1 ? 'paper' : 'drawer' }
      else bench.counts.unknown++
      return
    }
    case 'a':
      modes.asbMask = yield* takeByte()
      yield { do: 'asb' }
      return
    case 'I':
      return yield* identity(bench)
    case 'k':
      return yield* barcode(bench)
    case 'h':
    case 'w':
    case 'H':
    case 'f':
    case 'b':
      yield* take(1)
      return
    default:
      bench.counts.unknown++
  }
}

/** `GS V`: cut here, or feed to the knife first. */
function* cut(bench: Bench): Reading {
  const m = yield* takeByte()
  if ([0, 1, 48, 49].includes(m)) {
    yield { do: 'cut', toCutter: false, feed: 0 }
    return
  }
  if (![65, 66, 97, 98, 103, 104].includes(m)) {
    bench.counts.unknown++
    return
  }
  const feed = vertical(yield* takeByte(), bench.modes)
  yield { do: 'cut', toCutter: true, feed }
}

const TEXTS: Record<number, string> = { 65: '1.00 ESC/POS', 66: 'PRETEND', 67: 'PRETEND-80', 68: '0000000001' }

function* identity(bench: Bench): Reading {
  const n = yield* takeByte()
  const text = TEXTS[n]
  if (text) yield { do: 'answer', kind: 'identity', what: Uint8Array.of(0x5f, ...Array.from(text, letter => letter.charCodeAt(0)), 0x00) }
  else if ([1, 2, 3, 49, 50, 51].includes(n)) yield { do: 'answer', kind: 'identity', what: Uint8Array.of(n % 48 === 2 ? 0x02 : 0x20) }
  else bench.counts.unknown++
}

/** One-dimensional codes: read to their end, not drawn. */
function* barcode(bench: Bench): Reading {
  bench.counts.unknown++
  const m = yield* takeByte()
  if (m >= 65) yield* take(Math.max(1, yield* takeByte()))
  else {
    while ((yield* takeByte()) !== 0) {
      /* the old form ends with NUL */
    }
  }
}

/** `GS ( x pL pH …`: the length says where it ends, known or not. */
function* withLength(bench: Bench): Reading {
  if (!bench.knowsGroups()) {
    bench.counts.unknown++
    return
  }
  const letter = String.fromCharCode(yield* takeByte())
  const length = yield* takeWord()
  if (letter === 'L') return yield* graphicsFunction(length, bench)
  if (letter === 'k') return yield* symbolFunction(length, bench)
  const data = yield* takeData(length, bench)
  if (letter === 'H' && data[0] === 48 && data[1] === 48 && data.length === 6) {
    yield { do: 'answer', kind: 'processId', what: Uint8Array.of(0x37, 0x22, ...data.subarray(2), 0x00) }
  } else if (letter !== 'K' && letter !== 'D') bench.counts.unknown++
}

/** `FS .` and `FS &` switch the Chinese letters this printer has not got. */
function* fielded(bench: Bench): Reading {
  const command = String.fromCharCode(yield* takeByte())
  if (command === 'C') yield* take(1)
  else if (command !== '.' && command !== '&') bench.counts.unknown++
}
