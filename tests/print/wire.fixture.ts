import { join } from 'node:path'
import type { WireAddress } from '../../hardware/printer/address.ts'
import type { Delays } from '../../hardware/printer/delays.ts'
import type { Printer, PrinterStatus, Slip } from '../../hardware/printer/types.ts'
import { type RunningPrinter, startPretendPrinter } from '../../sandbox/printer/server.ts'
import type { Switches } from '../../sandbox/printer/switches.ts'
import { tempFolder } from '../support/folder.ts'

export type WireKind = 'tcp' | 'serial' | 'file'
export const wires: readonly WireKind[] = ['tcp', 'serial', 'file']

/** A pretend printer at the end of a real wire, and how the kiosk reaches it. */
export interface Wire {
  pretend: RunningPrinter
  address: WireAddress
  close(): Promise<void>
}

export interface WireOptions {
  width?: number
  speed?: number
  bufferBytes?: number
}

/** `serial` and `file` hang on a pseudo-terminal of socat; as a file it is opened the way /dev/usb/lp0 is. */
export async function startWire(kind: WireKind, options: WireOptions = {}): Promise<Wire> {
  const folder = tempFolder('print')
  const path = join(folder.path, 'printer')
  const pretend = await startPretendPrinter({ speed: 0, ...options, ...(kind === 'tcp' ? {} : { pty: path }) })
  return {
    pretend,
    address: addressOf(kind, pretend.escposPort, path),
    async close() {
      try {
        await pretend.close()
      } finally {
        folder.remove()
      }
    },
  }
}

export function addressOf(kind: WireKind, port: number, path: string): WireAddress {
  switch (kind) {
    case 'tcp':
      return { kind, host: '127.0.0.1', port }
    case 'serial':
      // faster than any line, so that the pace does not hold up the tests
      return { kind, at: { path }, baudRate: 4_000_000, flow: 'none' }
    case 'file':
      return { kind, at: { path }, oneWay: false }
  }
}

/** Long enough for a busy machine, short enough for tests. */
export const quick: Partial<Delays> = {
  connect: 2_000,
  progress: 1_000,
  answer: 1_000,
  confirm: 1_500,
  fallback: 1_000,
  settle: 20,
  heartbeat: 100,
  watch: 20,
  backoffFirst: 10,
  backoffMost: 100,
  look: 5,
  retry: 3,
}

export const numbered = (number: number): Slip => ({
  blocks: [
    { kind: 'token', text: String(number) },
    { kind: 'rule', style: 'dashed' },
    { kind: 'text', text: `टोकन ${number}`, size: 'heading' },
    { kind: 'text', text: 'Counter', size: 'normal' },
  ],
})

export function becomes(printer: Printer, wanted: (status: PrinterStatus) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!wanted(printer.status)) return
      stop()
      resolve()
    }
    const stop = printer.onStatus(look)
    look()
  })
}

/** A printer at which nothing is wrong. */
export const well = (width: number): Partial<Switches> => ({
  paperOutAtByte: null,
  paperOutAtRow: null,
  resetAtByte: null,
  stall: false,
  silent: false,
  lateAnswers: 0,
  unsolicitedStatus: false,
  rate: 0,
  coverOpen: false,
  nearEnd: false,
  paperOut: false,
  cutterJam: false,
  overheated: false,
  enqIgnored: false,
  width,
  powerLoss: false,
  unplugged: false,
})

/** Everything that was done to the printer is undone, as by somebody who knows how. */
export function heal({ pretend }: Wire, width = 576): void {
  for (const [name, value] of Object.entries(well(width))) pretend.set(name as keyof Switches, value as never)
}

/** The rows of a slip without the white before and after its ink, as one text. */
export function inkOf(rows: readonly Uint8Array[]): string {
  const first = rows.findIndex(row => row.includes(1))
  if (first < 0) return ''
  const last = rows.findLastIndex(row => row.includes(1))
  return rows
    .slice(first, last + 1)
    .map(row => Buffer.from(row).toString('latin1'))
    .join('\n')
}

/** What lies in the tray and hangs from the printer: each piece with ink. `cut`: the knife ended it. */
export const piecesOf = ({ pretend }: Wire): { ink: string; cut: boolean }[] =>
  [
    ...pretend.printer.paper.slips.map(({ rows, cut }) => ({ ink: inkOf(rows), cut })),
    { ink: inkOf(pretend.printer.paper.hanging), cut: false },
  ].filter(({ ink }) => ink !== '')
