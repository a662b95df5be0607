/**
 * The layout of QR Code Model 2 (ISO/IEC 18004): which modules are fixed, where the codewords lie, how they are split into blocks.
 * Versions 1 to 40; a symbol is `count` = 4 × version + 17 modules a side. Modules are numbered row × count + column; 1 is black.
 */
export interface QrSymbol {
  version: number
  count: number
  /** 0 white, 1 black where every symbol of this version has that module; 2 where it depends on what the symbol says */
  fixed: Uint8Array
  /** the modules of the codewords' bits in reading order, most significant first; the few left over at the end belong to none */
  order: Int32Array
  /** the centres of the alignment patterns */
  alignments: { x: number; y: number }[]
}

export type Level = 'L' | 'M' | 'Q' | 'H'
export const levels: readonly Level[] = ['L', 'M', 'Q', 'H']

/** A module of the format information: bit `bit` (14 first) of its 15. */
const formatPlaces = (count: number) => {
  const first = Array.from({ length: 15 }, (_, i) => {
    const bit = 14 - i
    if (i < 6) return { bit, x: i, y: 8 }
    if (i === 6) return { bit, x: 7, y: 8 }
    if (i === 7) return { bit, x: 8, y: 8 }
    if (i === 8) return { bit, x: 8, y: 7 }
    return { bit, x: 8, y: 14 - i }
  })
  const second = Array.from({ length: 15 }, (_, i) => {
    const bit = 14 - i
    return i < 7 ? { bit, x: 8, y: count - 1 - i } : { bit, x: count - 15 + i, y: 8 }
  })
  return [...first, ...second]
}

const known = new Map<number, QrSymbol>()

export function symbol(version: number): QrSymbol {
  const before = known.get(version)
  if (before) return before
  const made = makeSymbol(version)
  known.set(version, made)
  return made
}

function makeSymbol(version: number): QrSymbol {
  const count = 4 * version + 17
  const fixed = new Uint8Array(count * count).fill(3)
  const set = (x: number, y: number, value: number) => {
    if (x >= 0 && y >= 0 && x < count && y < count) fixed[y * count + x] = value
  }
  for (let i = 0; i < count; i++) {
    set(i, 6, i % 2 === 0 ? 1 : 0)
    set(6, i, i % 2 === 0 ? 1 : 0)
  }
  const alignments = alignmentCentres(version)
  for (const { x, y } of alignments)
    for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) === 1 ? 0 : 1)
  for (const [cx, cy] of [
    [3, 3],
    [count - 4, 3],
    [3, count - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        set(cx + dx, cy + dy, ring === 2 || ring === 4 ? 0 : 1)
      }
  for (const { x, y } of formatPlaces(count)) set(x, y, 2)
  set(8, count - 8, 1)
  if (version >= 7) {
    const bits = versionBits(version)
    for (let i = 0; i < 18; i++) {
      const value = (bits >> i) & 1
      set(count - 11 + (i % 3), Math.floor(i / 3), value)
      set(Math.floor(i / 3), count - 11 + (i % 3), value)
    }
  }
  const order: number[] = []
  for (let right = count - 1, upward = true; right > 0; right -= 2, upward = !upward) {
    if (right === 6) right--
    for (let i = 0; i < count; i++) {
      const y = upward ? count - 1 - i : i
      for (const x of [right, right - 1]) if (fixed[y * count + x] === 3) order.push(y * count + x)
    }
  }
  for (let i = 0; i < fixed.length; i++) if (fixed[i] === 3) fixed[i] = 2
  return { version, count, fixed, order: Int32Array.from(order), alignments }
}

function alignmentCentres(version: number) {
  if (version === 1) return []
  const count = 4 * version + 17
  const rows = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.ceil((count - 13) / (rows * 2 - 2)) * 2
  const places = [6, ...Array.from({ length: rows - 1 }, (_, i) => count - 7 - (rows - 2 - i) * step)]
  const last = count - 7
  return places
    .flatMap(y => places.map(x => ({ x, y })))
    .filter(({ x, y }) => !((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)))
}

/** The 18 bits of the version information: the version and its 12 check bits. */
export function versionBits(version: number) {
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
  return (version << 12) | rest
}

/** The 15 bits of the format information, masked as they are printed. */
export function formatBits(level: Level, mask: number) {
  const data = ({ L: 1, M: 0, Q: 3, H: 2 }[level] << 3) | mask
  let rest = data
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  return ((data << 10) | rest) ^ 0x5412
}

/** Calls `each` with the module and the value of every format bit of this symbol. */
export function eachFormatModule({ count }: QrSymbol, bits: number, each: (module: number, value: number) => void) {
  for (const { bit, x, y } of formatPlaces(count)) each(y * count + x, (bits >> bit) & 1)
}

/** Whether the mask turns this module round. */
export function masked(mask: number, x: number, y: number): boolean {
  switch (mask) {
    case 0:
      return (x + y) % 2 === 0
    case 1:
      return y % 2 === 0
    case 2:
      return x % 3 === 0
    case 3:
      return (x + y) % 3 === 0
    case 4:
      return (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0
    case 5:
      return ((x * y) % 2) + ((x * y) % 3) === 0
    case 6:
      return (((x * y) % 2) + ((x * y) % 3)) % 2 === 0
    default:
      return (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
  }
}

// Check codewords in each block, and number of blocks, by level and version (ISO/IEC 18004, table 9).
const checks: Record<Level, readonly number[]> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    28, 28, 28, 28,
  ],
  Q: [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    30, 30, 30, 30,
  ],
  H: [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    30, 30, 30, 30,
  ],
}
const blocks: Record<Level, readonly number[]> = {
  L: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ],
  Q: [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65,
    68,
  ],
  H: [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77,
    81,
  ],
}

/** For each block the places of its codewords in the symbol's reading order, data first; the last `check` of them are check codewords. */
export function blocksOf({ version, order }: QrSymbol, level: Level): { check: number; places: Int32Array[] } {
  const check = checks[level][version - 1] as number
  const number = blocks[level][version - 1] as number
  const total = order.length >> 3
  const short = Math.floor(total / number) - check
  const longer = total % number
  const places: number[][] = Array.from({ length: number }, () => [])
  let at = 0
  for (let i = 0; i <= short; i++) for (let b = 0; b < number; b++) if (i < short || b >= number - longer) (places[b] as number[]).push(at++)
  for (let i = 0; i < check; i++) for (let b = 0; b < number; b++) (places[b] as number[]).push(at++)
  return { check, places: places.map(each => Int32Array.from(each)) }
}
