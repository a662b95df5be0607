import { type RealTime, RealTimeWatch } from './realtime.ts'

export interface Clock {
  /** milliseconds */
  now: () => number
  /** Runs `task` once after `ms`; the returned function calls it off. */
  after: (ms: number, task: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

interface Hooks {
  /** a byte has come in; false = the connection broke here and what follows it is lost */
  arrived: () => boolean
  realTime: (command: RealTime) => void
}

/**
 * The receive buffer and the wire before it. A byte comes in when there is room and the link's speed allows;
 * then, and not before, the real-time watch sees it. What has no room waits on the wire, unread.
 */
export class ReceiveBuffer {
  #wire: Uint8Array[] = []
  #wireAt = 0
  #wireBytes = 0
  #held: Uint8Array
  #start = 0
  #length = 0
  #watch = new RealTimeWatch()
  #clock: Clock
  #hooks: Hooks
  #allowance = 0
  #lastRefill = 0
  #calledOff: (() => void) | null = null
  /** bytes a second; 0 = no limit */
  rate = 0
  onArrival: () => void = () => {}

  constructor(capacity: number, clock: Clock, hooks: Hooks) {
    this.#held = new Uint8Array(capacity)
    this.#clock = clock
    this.#hooks = hooks
  }

  get onWire(): number {
    return this.#wireBytes
  }

  get length(): number {
    return this.#length
  }

  get full(): boolean {
    return this.#length === this.#held.length
  }

  receive(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#wire.push(bytes)
    this.#wireBytes += bytes.length
    this.fill()
  }

  /** Exactly `count` bytes, or null while they are not all there. */
  take(count: number): Uint8Array | null {
    if (this.#length < count) this.fill()
    if (this.#length < count) return null
    const out = new Uint8Array(count)
    for (let i = 0; i < count; i++) out[i] = this.#held[(this.#start + i) % this.#held.length] ?? 0
    this.#start = (this.#start + count) % this.#held.length
    this.#length -= count
    this.fill()
    return out
  }

  /** Forgets what has come in; the wire still holds the rest. */
  clear(): void {
    this.#length = 0
  }

  cutWire(): void {
    this.#wire = []
    this.#wireAt = 0
    this.#wireBytes = 0
  }

  /** Moves bytes from the wire to the buffer as far as room and speed allow. */
  fill(): void {
    let may = this.#mayCome()
    let came = false
    while (may > 0 && !this.full) {
      const byte = this.#next()
      if (byte === undefined) break
      may--
      came = true
      if (this.rate > 0) this.#allowance--
      this.#held[(this.#start + this.#length) % this.#held.length] = byte
      this.#length++
      const command = this.#watch.see(byte)
      if (command) this.#hooks.realTime(command)
      if (!this.#hooks.arrived()) {
        this.cutWire()
        break
      }
    }
    if (this.rate > 0 && this.#wireBytes > 0 && !this.full) this.#waitForAllowance()
    if (came) this.onArrival()
  }

  #next(): number | undefined {
    const first = this.#wire[0]
    const byte = first?.[this.#wireAt]
    if (first === undefined || byte === undefined) return undefined
    this.#wireAt++
    this.#wireBytes--
    if (this.#wireAt === first.length) {
      this.#wire.shift()
      this.#wireAt = 0
    }
    return byte
  }

  #mayCome(): number {
    if (this.rate <= 0) return Number.POSITIVE_INFINITY
    const now = this.#clock.now()
    const burst = Math.max(1, this.rate / 50)
    this.#allowance = Math.min(burst, this.#allowance + ((now - this.#lastRefill) * this.rate) / 1000)
    this.#lastRefill = now
    return Math.floor(this.#allowance)
  }

  #waitForAllowance(): void {
    if (this.#calledOff) return
    this.#calledOff = this.#clock.after(Math.max(20, 1000 / this.rate), () => {
      this.#calledOff = null
      this.fill()
    })
  }

  stop(): void {
    this.#calledOff?.()
    this.#calledOff = null
  }
}
