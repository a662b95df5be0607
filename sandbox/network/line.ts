import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { arrivals, type Lane, type Moment } from './pace.ts'
import { createQueue, type Queue, type Timer } from './queue.ts'
import type { Weather } from './weather.ts'
import { type Speaker, speakerOf } from './who.ts'

/** What is told of one call while it runs: every byte of it as it stood on the wire, heads included. */
export interface Listener {
  sent(bytes: Buffer): void
  received(bytes: Buffer): void
  /** nothing more comes; `whole` when the answer was given to its end */
  ended(whole: boolean): void
}

/** What all lines share. */
export interface Air extends Timer {
  weather(): Weather
  random(): number
  /** the kiosk's one radio: its connections share it */
  up: Lane
  down: Lane
  /** a call begins; null: nobody listens */
  begins(call: { speaker: Speaker; method: string; path: string; newConnection: boolean }): Listener | null
}

interface Running {
  speaker: Speaker
  listener: Listener | null
  answered: number
  /** torn when so many bytes of the answer are out; 0: never */
  tearAt: number
  drip: number
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LARGEST_HEAD = 65_536

/**
 * A connection as the server sees it: between its socket and the HTTP parser. It reads who calls from the head of each request; what the kiosk
 * says and hears then takes its time, byte for byte. Everybody else's bytes pass untouched.
 */
export class Line extends Duplex {
  readonly #socket: Socket
  readonly #air: Air
  #head: Buffer = Buffer.alloc(0)
  #call: Running | null = null
  #exchange: { request: IncomingMessage; response: ServerResponse } | null = null
  #ready = 0
  #calls = 0
  #dead = false
  #lastIn = 0
  #lastOut = 0
  readonly #in: Queue
  readonly #out: Queue

  constructor(socket: Socket, air: Air) {
    super({ allowHalfOpen: true })
    this.#socket = socket
    this.#air = air
    this.#in = createQueue(air)
    this.#out = createQueue(air)
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#heard(chunk))
    socket.on('end', () => this.#in.add(this.#lastIn, () => this.push(null)))
    socket.on('error', error => this.destroy(error))
    socket.on('close', () => this.destroy())
  }

  /** The HTTP server found a request: tells when the next bytes are another one. */
  answering(request: IncomingMessage, response: ServerResponse): void {
    this.#exchange = { request, response }
    response.once('close', () => {
      if (this.#exchange?.response === response) this.#ends(response.writableFinished)
    })
  }

  /** Whether the kiosk has a call on it now. */
  get carriesKiosk(): boolean {
    return this.#call?.speaker === 'kiosk'
  }

  /** The line is torn: RST. */
  tear(): void {
    this.#socket.resetAndDestroy()
    this.destroy()
  }

  #moment(earliest: number): Moment {
    return { now: this.#air.now(), ready: this.#ready, earliest }
  }

  /** Whether a byte gets lost now; from then on nothing passes here any more, as there would be a hole in it. */
  #swallows({ mode }: Weather): boolean {
    this.#dead ||= mode === 'silent'
    return this.#dead
  }

  #ends(whole: boolean): void {
    this.#call?.listener?.ended(whole)
    this.#call = null
    this.#exchange = null
  }

  #heard(chunk: Buffer): void {
    const { request, response } = this.#exchange ?? {}
    if (this.#call && request?.complete && response?.writableEnded) this.#ends(true)
    if (this.#call) {
      this.#call.listener?.sent(chunk)
      this.#inward(chunk)
      return
    }
    this.#head = Buffer.concat([this.#head, chunk])
    const end = this.#head.indexOf(HEAD_END)
    if (end < 0 && this.#head.length < LARGEST_HEAD) return
    const whole = this.#head
    this.#head = Buffer.alloc(0)
    this.#begin(whole, whole.subarray(0, end < 0 ? whole.length : end).toString('latin1'))
    if (!this.destroyed) this.#inward(whole)
  }

  #begin(bytes: Buffer, head: string): void {
    const [method = '', path = ''] = head.split(' ', 2)
    const speaker = speakerOf(path, /\r\nuser-agent: *([^\r]*)/i.exec(head)?.[1] ?? null)
    const newConnection = this.#calls === 0
    this.#calls += 1
    const listener = this.#air.begins({ speaker, method, path, newConnection })
    this.#call = { speaker, listener, answered: 0, tearAt: 0, drip: 0 }
    // what the kiosk said is recorded even where it does not arrive
    listener?.sent(bytes)
    if (speaker !== 'kiosk') return
    const weather = this.#air.weather()
    this.#call.tearAt = weather.resetAt
    this.#call.drip = weather.dripBytesPerSecond
    const torn = this.#air.random() * 100 < weather.resetPercent
    if (weather.mode === 'cut') this.destroy()
    // half of them before ABDM heard anything, half when it has done what was asked
    else if (torn && this.#air.random() < 0.5) this.tear()
    else if (torn) this.#call.tearAt = 1 + Math.floor(this.#air.random() * 200)
    if (newConnection) this.#ready = this.#air.now() + weather.handshakes * weather.roundTripMs
  }

  #inward(chunk: Buffer): void {
    if (!this.carriesKiosk) {
      if (!this.push(chunk)) this.#socket.pause()
      return
    }
    const { up } = this.#air
    const weather = this.#air.weather()
    if (this.#swallows(weather)) return
    for (const { from, to, at } of arrivals(chunk.length, up, weather, 0, this.#moment(this.#lastIn), this.#air.random)) {
      this.#lastIn = at
      this.#in.add(at, () => void this.push(chunk.subarray(from, to)))
    }
  }

  #outward(chunk: Buffer, done: (error?: Error | null) => void): void {
    const call = this.#call
    if (call?.speaker !== 'kiosk') {
      call?.listener?.received(chunk)
      this.#socket.write(chunk, done)
      return
    }
    const { down } = this.#air
    const weather = this.#air.weather()
    const cut = call.tearAt > 0 && call.answered + chunk.length >= call.tearAt
    const kept = cut ? chunk.subarray(0, call.tearAt - call.answered) : chunk
    call.answered += kept.length
    const arriving = arrivals(kept.length, down, weather, call.drip, this.#moment(this.#lastOut), this.#air.random)
    for (const [index, { from, to, at }] of arriving.entries()) {
      this.#lastOut = at
      this.#out.add(at, () => {
        if (this.#swallows(this.#air.weather())) return
        const piece = kept.subarray(from, to)
        call.listener?.received(piece)
        const last = index === arriving.length - 1
        this.#socket.write(piece, error => {
          if (!last) return
          // what was said before the line tears has time to get through
          if (cut) this.#out.add(this.#air.now() + 20, () => this.tear())
          else done(error)
        })
      })
    }
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
    if (bytes.length === 0) done()
    else this.#outward(bytes, done)
  }

  override _final(done: () => void): void {
    this.#out.add(this.#lastOut, () => this.#socket.end(done))
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#in.clear()
    this.#out.clear()
    this.#ends(false)
    this.#socket.destroy()
    done(error)
  }
}
