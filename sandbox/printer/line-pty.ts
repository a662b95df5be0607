import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Link, PretendPrinter } from './printer.ts'

/** So much may wait unread before the line is stopped, and the host feels it. */
const WIRE_BYTES = 4096
const LOOK_MS = 10

/**
 * The printer's serial (or USB) socket as a pseudo-terminal at `path`, made by socat. As on a real line nobody hears the other end open or close, and
 * when the cable is out the path is gone.
 */
export class PtyLine {
  #printer: PretendPrinter
  #path: string
  #socat: ChildProcess | null = null
  #held: number | null = null
  /** one after the other: a plug may be pulled and put back while the line is still being made */
  #opening: Promise<void> = Promise.resolve()
  #closed = false

  constructor(printer: PretendPrinter, path: string) {
    this.#printer = printer
    this.#path = path
  }

  plug(reachable: boolean): void {
    if (reachable) void this.open()
    else this.#unplug()
  }

  open(): Promise<void> {
    this.#opening = this.#opening.then(() => this.#open())
    return this.#opening
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#opening
    const socat = this.#socat
    const gone = socat && socat.exitCode === null && socat.signalCode === null ? new Promise(resolve => socat.once('exit', resolve)) : null
    this.#unplug()
    await gone
  }

  async #open(): Promise<void> {
    if (this.#socat || this.#closed || !this.#printer.reachable) return
    rmSync(this.#path, { force: true })
    const socat = spawn('socat', [`pty,raw,echo=0,link=${this.#path}`, '-'], { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#socat = socat
    while (!existsSync(this.#path)) {
      if (this.#socat !== socat) return
      if (socat.exitCode !== null) throw new Error('socat made no pseudo-terminal')
      await wait(LOOK_MS)
    }
    // held open, so that the line stays when the host closes its side
    this.#held = openSync(this.#path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
    this.#connect(socat)
  }

  #connect(socat: ChildProcess): void {
    const printer = this.#printer
    const { stdin, stdout } = socat
    if (!stdin || !stdout) return
    stdin.on('error', () => {})
    let resuming: ReturnType<typeof setInterval> | undefined
    const link: Link = {
      send: bytes => void (stdin.writable && stdin.write(bytes)),
      drop: () => {
        this.#unplug()
        // a device that resets itself is there again a moment later
        setTimeout(() => {
          if (!this.#closed && printer.reachable) void this.open()
        }, LOOK_MS).unref()
      },
    }
    stdout.on('data', bytes => {
      if (!printer.linkIs(link)) return
      printer.receive(bytes)
      if (printer.backlog < WIRE_BYTES || resuming) return
      stdout.pause()
      resuming = setInterval(() => {
        if (printer.backlog >= WIRE_BYTES && printer.linkIs(link)) return
        clearInterval(resuming)
        resuming = undefined
        stdout.resume()
      }, LOOK_MS)
    })
    socat.once('exit', () => {
      clearInterval(resuming)
      if (printer.linkIs(link)) printer.detach(true)
      if (this.#socat === socat) this.#unplug()
    })
    printer.attach(link)
  }

  #unplug(): void {
    const socat = this.#socat
    this.#socat = null
    if (this.#held !== null) closeSync(this.#held)
    this.#held = null
    socat?.stdin?.destroy()
    socat?.stdout?.destroy()
    socat?.kill('SIGKILL')
    rmSync(this.#path, { force: true })
  }
}
