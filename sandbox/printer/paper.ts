/** A piece of paper that left the printer. */
export interface Slip {
  index: number
  /** false: the roll ended before the knife came */
  cut: boolean
  widthDots: number
  rows: Uint8Array[]
  /** when it came off, milliseconds since 1970 */
  at: number
}

const KEPT = 40

/** The strip below the head and the slips that came off it; the oldest are thrown away. */
export class Paper {
  #rows: Uint8Array[] = []
  #fresh = 0
  #next = 1
  #headToKnife: number
  slips: Slip[] = []
  widthDots: number
  headDots: number

  constructor(headDots: number, headToKnife: number) {
    this.headDots = headDots
    this.widthDots = headDots
    this.#headToKnife = headToKnife
    this.load()
  }

  /** Rows of the piece that still hangs in the printer. */
  get hanging(): Uint8Array[] {
    return this.#rows
  }

  /** Is there more on the hanging piece than the bare paper between knife and head? */
  get begun(): boolean {
    return this.#rows.length > this.#fresh
  }

  get headToKnife(): number {
    return this.#headToKnife
  }

  /** A new roll: its edge is at the knife, the head some rows above it. */
  load(): void {
    this.#rows = Array.from({ length: this.#headToKnife }, () => new Uint8Array(this.headDots))
    this.#fresh = this.#rows.length
  }

  burn(row: Uint8Array): void {
    this.#rows.push(row)
  }

  /** The knife stands some rows past the head: what was printed last stays on the next piece. */
  cut(at: number): void {
    const edge = this.#rows.length - this.#headToKnife
    if (edge <= 0 || !this.begun) return
    this.#finish(this.#rows.slice(0, edge), true, at)
    this.#rows = this.#rows.slice(edge)
    this.#fresh = this.#rows.length
  }

  /** The roll is taken out: what hangs there comes off uncut. */
  tearOff(at: number): void {
    if (this.begun) this.#finish(this.#rows, false, at)
    this.load()
  }

  clear(): void {
    this.slips = []
    this.load()
  }

  #finish(rows: Uint8Array[], cut: boolean, at: number): void {
    this.slips.push({ index: this.#next++, cut, widthDots: this.widthDots, rows, at })
    if (this.slips.length > KEPT) this.slips.shift()
  }
}
