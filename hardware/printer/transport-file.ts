import { close, constants, open, read, write } from 'node:fs'
import { deviceAt } from '../device-file.ts'
import type { Delays } from './delays.ts'
import type { Link, Sent } from './link.ts'
import { type Timers, wait } from './timers.ts'

/** a pipe takes up to 4 kB whole or not at all; a USB printer's driver takes 8 kB */
const pieceBytes = 4096

export interface FileOptions {
  path: string
  oneWay: boolean
  delays: Pick<Delays, 'progress' | 'look' | 'retry'>
  timers: Timers
}

/**
 * One attempt to open a device file (`/dev/usb/lp0`). null: not there, in use or not allowed (group `lp`). Nothing here ever blocks: a blocking write
 * to a stalled device holds one of Node's four file threads, and four of them stop all file work of the program (printing 8).
 */
export async function connectFile({ path, oneWay, delays, timers }: FileOptions): Promise<Link | null> {
  const flags = (oneWay ? constants.O_WRONLY : constants.O_RDWR) | constants.O_NONBLOCK | constants.O_NOCTTY
  const device = await deviceAt(path)
  return new Promise(resolve => open(path, flags, (error, file) => resolve(error ? null : fileLink(file, path, device, oneWay, delays, timers))))
}

function fileLink(file: number, path: string, device: string | null, oneWay: boolean, delays: FileOptions['delays'], timers: Timers): Link {
  const readers: ((bytes: Uint8Array) => void)[] = []
  const closers: (() => void)[] = []
  let isOpen = true
  /** calls of the system under way: the number of a closed file may belong to another file by the time they are done */
  let busy = 0
  let cancelLook = () => {}

  const shut = () => {
    if (!isOpen) return
    isOpen = false
    cancelLook()
    if (busy === 0) close(file, () => {})
    for (const tell of closers.splice(0)) tell()
  }
  const done = () => {
    busy--
    if (!isOpen && busy === 0) close(file, () => {})
  }
  const lookLater = () => {
    if (isOpen) cancelLook = timers.after(delays.look, look)
  }

  const answer = new Uint8Array(256)
  function look(): void {
    if (!isOpen) return
    if (oneWay) {
      void lookWhetherThere()
      return
    }
    busy++
    read(file, answer, 0, answer.length, null, (error, length) => {
      done()
      if (!isOpen) return
      if (error && error.code !== 'EAGAIN') shut()
      else if (!error && length > 0) {
        const bytes = answer.slice(0, length)
        for (const tell of readers) tell(bytes)
        look()
      } else if (error) lookLater()
      // nothing: an empty packet of a printer, or the end of a line that was pulled out
      else void lookWhetherThere()
    })
  }
  /** The unplug nobody would notice: the path is gone, or leads to another device by now. */
  async function lookWhetherThere(): Promise<void> {
    if ((await deviceAt(path)) === device) lookLater()
    else shut()
  }
  look()

  const writeSome = (piece: Uint8Array) =>
    new Promise<number | 'full' | 'lost'>(resolve => {
      busy++
      write(file, piece, 0, piece.length, null, (error, written) => {
        done()
        if (!error) resolve(written)
        // ENOSPC: how the driver of USB printers says that there is no paper
        else resolve(error.code === 'EAGAIN' || error.code === 'ENOSPC' ? 'full' : 'lost')
      })
    })

  async function send(bytes: Uint8Array): Promise<Sent> {
    let at = 0
    let moved = timers.now()
    while (at < bytes.length) {
      if (!isOpen) return 'lost'
      const result = await writeSome(bytes.subarray(at, at + pieceBytes))
      if (result === 'lost') {
        shut()
        return 'lost'
      }
      if (result !== 'full' && result > 0) {
        at += result
        moved = timers.now()
        continue
      }
      if (timers.now() - moved >= delays.progress) return 'stalled'
      await wait(timers, delays.retry)
    }
    return isOpen ? 'sent' : 'lost'
  }

  return {
    get isOpen() {
      return isOpen
    },
    send,
    onBytes: listener => void readers.push(listener),
    onClose: listener => void closers.push(listener),
    close: shut,
    // what the driver took is with the device already, at most a few kilobytes
    reset: shut,
  }
}
