import { type Clock, ReceiveBuffer, systemClock } from './buffer.ts'
import { type Bench, type Counts, type Deed, noCounts, type Reading } from './deeds.ts'
import type { Dots } from './dots.ts'
import { Line } from './line.ts'
import { initialModes } from './modes.ts'
import { Paper } from './paper.ts'
import { read } from './reader.ts'
import { type RealTime, RealTimeWatch } from './realtime.ts'
import { asb, type Condition, dleEot, offline, paperSensors } from './status.ts'
import { initialSwitches, type Switches, type SwitchName, switchSchema } from './switches.ts'

/** The other end of the cable. */
export interface Link {
  send: (bytes: Uint8Array) => void
  /** breaks the connection hard */
  drop: () => void
}

export interface PrinterOptions {
  /** dots of the head; 576 = 80 mm paper */
  width?: number
  /** millimetres a second; 0 = at once */
  speed?: number
  /** receive buffer, at least 512 */
  bufferBytes?: number
  /** dot rows between head and knife */
  headToKnife?: number
  clock?: Clock
  /** wall clock for the slips' times, milliseconds since 1970 */
  wallClock?: () => number
}

export interface PrinterState {
  paper: 'ok' | 'nearEnd' | 'out'
  cover: 'closed' | 'open'
  plugged: boolean
  powered: boolean
  connected: boolean
  /** bytes received and not obeyed yet, or rows not burnt yet */
  busy: boolean
  slips: { index: number; cut: boolean; heightRows: number; at: number }[]
  /** the piece that still hangs in the printer */
  current: { heightRows: number; begun: boolean }
  counts: Counts
  nvKeys: number
  switches: Switches
  /** grows with everything that changes the picture or the state */
  revision: number
}

type AnswerKind = 'processId' | 'status' | 'identity' | 'graphics' | 'realTime' | 'asb'

const DOTS_PER_MM = 8
const UNSOLICITED_EVERY = 512
const SHORTEST_REST = 8
const LATEST = 50

/** The printer without its socket: bytes in, answers out, paper. */
export class PretendPrinter {
  readonly paper: Paper
  readonly switches: Switches
  counts: Counts = noCounts()
  onChange: () => void = () => {}
  /** the network socket must be opened or closed */
  onPlug: (reachable: boolean) => void = () => {}
  #clock: Clock
  #wallClock: () => number
  #buffer: ReceiveBuffer
  #nv = new Map<string, Dots>()
  #bench: Bench
  #reading: Reading<never>
  #todo: Deed[] = []
  #link: Link | null = null
  #turning = false
  #again = false
  #resting: (() => void) | null = null
  #restUntil = 0
  #lastAsb = ''
  #cameIn = 0
  #late = new Set<() => void>()
  #lateUntil = 0
  #revision = 0

  constructor(options: PrinterOptions = {}) {
    const width = options.width ?? 576
    this.#clock = options.clock ?? systemClock
    this.#wallClock = options.wallClock ?? Date.now
    this.paper = new Paper(width, options.headToKnife ?? 96)
    this.switches = initialSwitches(width, options.speed ?? 250)
    this.#buffer = new ReceiveBuffer(Math.max(512, options.bufferBytes ?? 65_536), this.#clock, {
      arrived: () => this.#arrived(),
      realTime: command => this.#obeyAtOnce(command),
    })
    this.#buffer.onArrival = () => this.#turn()
    this.#bench = this.#newBench()
    this.#reading = read(this.#bench)
  }

  get reachable(): boolean {
    return !this.switches.unplugged && !this.switches.powerLoss
  }

  get backlog(): number {
    return this.#buffer.onWire
  }

  get connected(): boolean {
    return this.#link !== null
  }

  linkIs(link: Link): boolean {
    return this.#link === link
  }

  attach(link: Link): void {
    this.#link = link
    this.#changed()
  }

  /** `lost`: the cable broke, what was still on the wire never comes. Else it prints on. */
  detach(lost: boolean): void {
    this.#link = null
    if (lost) this.#buffer.cutWire()
    this.#changed()
  }

  receive(bytes: Uint8Array): void {
    this.#buffer.receive(bytes)
  }

  set<Name extends SwitchName>(name: Name, value: Switches[Name]): void {
    const before = this.switches[name]
    const parsed = switchSchema.parse({ ...this.switches, [name]: value })
    Object.assign(this.switches, { [name]: parsed[name] })
    if (before !== parsed[name]) this.#switched(name)
    this.#tellStatus()
    this.#changed()
    this.#buffer.fill()
    this.#turn()
  }

  state(): PrinterState {
    const { paperOut, nearEnd, coverOpen, unplugged, powerLoss } = this.switches
    return {
      paper: paperOut ? 'out' : nearEnd ? 'nearEnd' : 'ok',
      cover: coverOpen ? 'open' : 'closed',
      plugged: !unplugged,
      powered: !powerLoss,
      connected: this.connected,
      busy: this.#buffer.length > 0 || this.#buffer.onWire > 0 || this.#todo.some(deed => deed.do !== 'need'),
      slips: this.paper.slips.map(({ index, cut, rows, at }) => ({ index, cut, heightRows: rows.length, at })),
      current: { heightRows: this.paper.hanging.length, begun: this.paper.begun },
      counts: { ...this.counts },
      nvKeys: this.#nv.size,
      switches: { ...this.switches },
      revision: this.#revision,
    }
  }

  /** An empty strip and no counts; switches, settings and NV graphics stay. `job`: what waits in the buffer goes too. */
  clear(job = false): void {
    if (job) this.#clearBuffers()
    this.paper.clear()
    Object.assign(this.counts, noCounts())
    this.#changed()
  }

  stop(): void {
    this.#buffer.stop()
    this.#resting?.()
    for (const callOff of this.#late) callOff()
  }

  #newBench(): Bench {
    return {
      headDots: () => Math.min(this.switches.width, this.paper.headDots),
      knowsGroups: () => this.switches.cloneLevel !== 'half',
      modes: initialModes(),
      line: new Line(),
      nv: this.#nv,
      stored: null,
      counts: this.counts,
      watch: new RealTimeWatch(),
    }
  }

  #condition(): Condition {
    const { paperOut, nearEnd, coverOpen, cutterJam, overheated, broken } = this.switches
    return { paperOut, nearEnd, coverOpen, cutterJam, overheated, broken }
  }

  #halted(): boolean {
    return offline(this.#condition()) || this.switches.stall || this.switches.powerLoss
  }

  #switched(name: SwitchName): void {
    if (name === 'paperOut' && !this.switches.paperOut) this.paper.tearOff(this.#wallClock())
    if (name === 'width') this.paper.widthDots = Math.min(this.switches.width, this.paper.headDots)
    if (name === 'nvLost' && this.switches.nvLost) this.#nv.clear()
    if (name === 'rate') this.#buffer.rate = this.switches.rate
    if (name === 'powerLoss' && this.switches.powerLoss) this.#forget()
    if (name === 'unplugged' || name === 'powerLoss') {
      if (!this.reachable) this.#drop()
      this.onPlug(this.reachable)
    }
  }

  /** What no current holds is gone. */
  #forget(): void {
    this.#buffer.clear()
    this.#buffer.cutWire()
    this.#bench = this.#newBench()
    this.#reading = read(this.#bench)
    this.#todo = []
    this.#lastAsb = ''
  }

  #drop(): void {
    const link = this.#link
    this.#link = null
    this.#buffer.cutWire()
    link?.drop()
  }

  #arrived(): boolean {
    this.#cameIn++
    if (this.switches.unsolicitedStatus && this.#cameIn % UNSOLICITED_EVERY === 0) this.#send('asb', asb(this.#condition()))
    const { resetAtByte } = this.switches
    if (resetAtByte === null) return true
    this.switches.resetAtByte = resetAtByte > 1 ? resetAtByte - 1 : null
    if (resetAtByte > 1) return true
    this.#drop()
    this.#changed()
    return false
  }

  #obeyAtOnce(command: RealTime): void {
    if (this.switches.powerLoss) return
    switch (command.kind) {
      case 'status': {
        const byte = dleEot(command.n, this.#condition())
        if (byte !== null) this.#send('realTime', Uint8Array.of(byte))
        return
      }
      case 'recover':
        return
      case 'clear':
        if (command.by === 'enq' && this.switches.enqIgnored) return
        this.#clearBuffers()
        if (command.by === 'dc4') this.#send('status', Uint8Array.of(0x37, 0x25, 0x00))
    }
  }

  /** Receive and print buffer go, the settings stay. */
  #clearBuffers(): void {
    this.#buffer.clear()
    this.#bench.line.clear()
    this.#bench.stored = null
    this.#reading = read(this.#bench)
    this.#todo = []
    this.#changed()
  }

  /** Turns the works until bytes, paper or time are missing. */
  #turn(): void {
    this.#again = true
    if (this.#turning) return
    this.#turning = true
    while (this.#again) {
      this.#again = false
      while (!this.#resting && !this.#halted() && this.#step());
    }
    this.#turning = false
  }

  /** One step; false when bytes are missing. */
  #step(): boolean {
    const deed = this.#todo[0] ?? this.#reading.next().value
    this.#todo[0] = deed
    switch (deed.do) {
      case 'need':
        return this.#feedReader(deed)
      case 'rows': {
        const row = deed.rows.shift()
        if (row) this.#burn(row)
        else this.#todo.shift()
        return true
      }
      case 'feed':
        if (deed.dots-- > 0) this.#burn(new Uint8Array(this.paper.headDots))
        else this.#todo.shift()
        return true
      case 'cut':
        this.#todo.shift()
        if (deed.toCutter) this.#todo.push({ do: 'feed', dots: deed.feed + this.paper.headToKnife }, { do: 'cut', toCutter: false, feed: 0 })
        else this.#cut()
        return true
      case 'answer':
        this.#todo.shift()
        this.#answer(deed)
        return true
      case 'asb':
        this.#todo.shift()
        this.#tellStatus(true)
        return true
    }
  }

  #feedReader(deed: Extract<Deed, { do: 'need' }>): boolean {
    const bytes = this.#buffer.take(deed.bytes)
    // a real-time clear that came in while room was made has put another reader in place
    if (this.#todo[0] !== deed) return true
    if (bytes === null) return false
    this.#todo[0] = this.#reading.next(bytes).value
    const { paperOutAtByte } = this.switches
    if (paperOutAtByte !== null) {
      this.switches.paperOutAtByte = paperOutAtByte - bytes.length
      if (paperOutAtByte <= bytes.length) {
        this.switches.paperOutAtByte = null
        this.#paperEnds()
      }
    }
    return true
  }

  #burn(row: Uint8Array): void {
    this.paper.burn(row)
    this.#changed()
    const { paperOutAtRow, speed } = this.switches
    if (paperOutAtRow !== null) {
      this.switches.paperOutAtRow = paperOutAtRow > 1 ? paperOutAtRow - 1 : null
      if (paperOutAtRow <= 1) this.#paperEnds()
    }
    if (speed > 0) this.#rest(1000 / (speed * DOTS_PER_MM))
  }

  /** Small rests are saved up: timers are coarser than a dot row. */
  #rest(ms: number): void {
    const now = this.#clock.now()
    this.#restUntil = Math.max(now - LATEST, this.#restUntil) + ms
    if (this.#restUntil - now < SHORTEST_REST) return
    this.#resting = this.#clock.after(this.#restUntil - now, () => {
      this.#resting = null
      this.#turn()
    })
  }

  #paperEnds(): void {
    this.switches.paperOut = true
    this.#tellStatus()
    this.#changed()
  }

  #cut(): void {
    this.paper.cut(this.#wallClock())
    this.#changed()
  }

  #answer({ what, kind }: Extract<Deed, { do: 'answer' }>): void {
    if (what === 'paper') this.#send(kind, Uint8Array.of(paperSensors(this.#condition())))
    else if (what === 'drawer') this.#send(kind, Uint8Array.of(0x00))
    else this.#send(kind, what)
  }

  /** Automatic Status Back: when it is asked for, and whenever it changes. */
  #tellStatus(asked = false): void {
    if (this.#bench.modes.asbMask === 0) {
      this.#lastAsb = ''
      return
    }
    const bytes = asb(this.#condition())
    const now = bytes.join()
    if (!asked && now === this.#lastAsb) return
    this.#lastAsb = now
    this.#send('asb', bytes)
  }

  #send(kind: AnswerKind, bytes: Uint8Array): void {
    const { silent, cloneLevel, lateAnswers, powerLoss } = this.switches
    if (silent || powerLoss || cloneLevel === 'none') return
    if (cloneLevel === 'eotOnly' && kind !== 'realTime') return
    if (cloneLevel === 'half' && kind !== 'realTime' && kind !== 'status') return
    const now = this.#clock.now()
    if (lateAnswers === 0 && this.#lateUntil <= now) {
      this.#link?.send(bytes)
      return
    }
    // answers never overtake each other
    this.#lateUntil = Math.max(now + lateAnswers, this.#lateUntil)
    const link = this.#link
    const callOff = this.#clock.after(this.#lateUntil - now, () => {
      this.#late.delete(callOff)
      if (link === this.#link) link?.send(bytes)
    })
    this.#late.add(callOff)
  }

  #changed(): void {
    this.#revision++
    this.onChange()
  }
}
