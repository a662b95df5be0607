/** The commands a printer obeys the moment they arrive, whatever stands in the buffer before them. */
export type RealTime = { kind: 'status'; n: number } | { kind: 'recover' } | { kind: 'clear'; by: 'enq' | 'dc4' }

const DLE = 0x10
const EOT = 0x04
const ENQ = 0x05
const DC4 = 0x14
const CLEAR_KEY = [1, 3, 20, 1, 6, 2, 8]

/**
 * Watches the bytes go by, one at a time. As the manuals warn, it does not know where a command begins:
 * the same bytes inside a picture are obeyed too.
 */
export class RealTimeWatch {
  #seen: number[] = []

  see(byte: number): RealTime | null {
    this.#seen.push(byte)
    const found = this.#match()
    if (found === 'more') return null
    const last = this.#seen.at(-1)
    this.#seen = found === null && last === DLE ? [DLE] : []
    return found
  }

  #match(): RealTime | 'more' | null {
    const [first, second, n, ...rest] = this.#seen
    if (first !== DLE) return null
    if (second === undefined) return 'more'
    if (second !== EOT && second !== ENQ && second !== DC4) return null
    if (n === undefined) return 'more'
    if (second === EOT) return n >= 1 && n <= 4 ? { kind: 'status', n } : null
    if (second === ENQ) return n === 2 ? { kind: 'clear', by: 'enq' } : n <= 1 ? { kind: 'recover' } : null
    if (n !== 8) return null
    if (rest.some((byte, i) => byte !== CLEAR_KEY[i])) return null
    return rest.length === CLEAR_KEY.length ? { kind: 'clear', by: 'dc4' } : 'more'
  }
}

/** How many bytes follow `DLE x` in the stream, for the reader that meets the command again in its turn; null = no such command. */
export function realTimeLength(second: number, n: number): number | null {
  if (second === EOT) return n === 7 || n === 8 || n === 18 ? 2 : n >= 1 && n <= 4 ? 1 : null
  if (second === ENQ) return n <= 3 ? 1 : null
  if (second !== DC4) return null
  switch (n) {
    case 1:
    case 2:
      return 3
    case 3:
      return 3
    case 7:
      return 2
    case 8:
      return 8
    default:
      return null
  }
}
