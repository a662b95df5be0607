import { resolve } from 'node:path'
import type { RecordRead } from '../../hardware/printer/record.ts'
import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../../hardware/printer/types.ts'
import type { SerialScannerStatus } from '../../hardware/scanner/types.ts'
import type { Config } from '../config.ts'
import { toRun } from '../packed.ts'
import { type Finding, failed, unseen, warned, well } from './finding.ts'

export interface ScannerParts {
  wanted: Config['devices']['scanner']
  /** opens it and says after a moment whether it is open */
  status(): Promise<SerialScannerStatus>
  /** half a sentence of why it is not */
  whyNot(): Promise<string>
  /** the ports there are, as people tell them apart */
  ports(): Promise<string[]>
}

export async function checkScanner({ wanted, status, whyNot, ports }: ScannerParts): Promise<Finding> {
  if (wanted === null) return well('scanner', 'the config names none')
  if (wanted.kind === 'keyboard')
    return unseen('scanner', 'it types like a keyboard', 'Open the staff’s room, "check this kiosk", and scan a counter’s sheet.')
  if ((await status()) === 'open') return well('scanner', 'open; whether it reads, a sheet must show: the staff’s check')
  const why = await whyNot()
  if (isClosed(why)) return failed('scanner', why, joinGroups)
  const there = await ports()
  return failed(
    'scanner',
    why,
    there.length > 0
      ? `Serial ports there are: ${there.join('; ')}. Write the right one as devices.scanner. Does the kiosk run? It holds the scanner: stop it for this check.`
      : 'There is no serial port at all: plug it in, and set it to USB-CDC (virtual COM port) by the code in its manual.',
  )
}

/** The device is there, and not for this user (hardware/device-file). */
const isClosed = (why: string) => why.includes('this user may not open')
const joinGroups = 'usermod -aG lp,dialout USER (USER: the kiosk’s user), then start its session again; or run the doctor as that user.'

export interface PrinterParts {
  wanted: Config['devices']['printer']
  /** of the kiosk: there its user may keep a record */
  dataFolder: string
  /** null: not reached */
  ask(): Promise<{ status: PrinterStatus } | null>
  /** half a sentence of why it is not reached */
  whyMissing(): Promise<string>
  record: RecordRead
}

export async function checkPrinter({ wanted, dataFolder, ask, whyMissing, record }: PrinterParts): Promise<Finding> {
  if (wanted === null) return well('printer', 'the config names none; tokens stand on the screen only')
  if (!record.ok) return failed('printer', `its record: ${record.why}`, 'The kiosk does not start without it. Make it, or write "record: null".')
  const told = await ask()
  if (told === null) {
    const why = await whyMissing()
    if (isClosed(why)) return failed('printer', why, joinGroups)
    return failed(
      'printer',
      why,
      'Is it switched on, is its cable in? Does the kiosk run? Most printers talk to one program at a time: stop it for this check.',
    )
  }
  const state = printerState(told.status)
  if (state.state !== 'ok' || wanted.record !== null) return state
  return warned(
    'printer',
    `${state.found}, but it was never probed: how it cuts and what it confirms is guessed`,
    `Once: ${toRun('device')} printer probe ${whereOf(wanted)} --out ${resolve(dataFolder, 'record.json')}; then name the file as devices.printer.record.`,
  )
}

/** As the command `device` is told of a printer. */
function whereOf(printer: NonNullable<PrinterParts['wanted']>): string {
  switch (printer.kind) {
    case 'tcp':
      return `--host ${printer.host} --port ${printer.port}`
    case 'serial':
      return `--serial ${printer.path} --baud ${printer.baudRate} --flow ${printer.flow}`
    case 'usbSerial':
      return `--usb ${printer.serialNumber} --baud ${printer.baudRate} --flow ${printer.flow}`
    case 'file':
      return `--file ${printer.path}`
    case 'usb':
      return `--usb ${printer.serialNumber}`
    case 'spooler':
      return `--spooler "${printer.name}"`
  }
}

/** What a printer says of itself, and what a person does about it. */
export function printerState(status: PrinterStatus): Finding {
  switch (status) {
    case 'ready':
      return well('printer', 'ready')
    case 'nearEnd':
      return warned('printer', 'ready, its paper is nearly at the end', 'Put in a new roll soon.')
    case 'noPaper':
      return failed('printer', 'no paper', 'Put in a new roll, the printed side outwards, and close the cover.')
    case 'coverOpen':
      return failed('printer', 'its cover is open', 'Close it until it clicks.')
    case 'cutter':
      return failed('printer', 'its knife is stuck', 'Switch it off, open the cover, take out what is in the way, switch it on.')
    case 'overheated':
      return failed('printer', 'its head is too hot', 'Wait two minutes. If it comes back: the vents are covered.')
    case 'error':
      return failed('printer', 'it reports a fault that does not end by itself', 'Switch it off and on. If it stays: have it repaired.')
    case 'offline':
      return failed(
        'printer',
        'it is connected and says nothing',
        'On a serial line: baudRate and flow must be as its switches are. Else switch it off and on.',
      )
    case 'otherModel':
      return failed(
        'printer',
        'another model hangs there than the one that was probed',
        `Probe this one: ${toRun('device')} printer probe … --out RECORD (devices.printer.record)`,
      )
    case 'disconnected':
      return failed('printer', 'not connected', 'Is it switched on, is its cable in?')
  }
}

/** Prints the staff's test slip; only ever asked for. */
export async function checkSlip(printer: Pick<Printer, 'print'>, slip: Slip): Promise<Finding> {
  const name = 'test slip'
  const outcome: PrintOutcome = await printer.print(slip)
  switch (outcome.outcome) {
    case 'printed':
      return well(name, 'printed; look whether edges, Hindi and the black square are clean')
    case 'unknown':
      return failed(name, 'the printer fell silent while it printed', 'Look whether it came out whole. If not: cable, current, then once more.')
    case 'notPrinted': {
      const { found, next } = printerState(outcome.why)
      return failed(name, `not printed: ${found}`, next ?? 'Try once more.')
    }
  }
}
