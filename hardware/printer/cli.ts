import { readFileSync } from 'node:fs'
import { deviceCommands, leave, noCommand, noSuchWord, type Values, WrongUse } from '../command-line.ts'
import type { Flow, PrinterAddress } from './address.ts'
import { askPrinter, drainPrinter, probePrinter, provisionPrinter } from './device.ts'
import { slipPng } from './png.ts'
import { openPrinter } from './printer.ts'
import { whyMissing } from './reach.ts'
import { type PrinterRecord, readRecord, usualRecord } from './record.ts'
import { samples } from './samples.ts'
import { canPrint } from './status.ts'
import { fixedBlocksOf } from './stored.ts'
import type { Slip, SlipBlock } from './types.ts'

const usage = `printer status                     what the printer says of itself
printer probe [--out RECORD]       what it can do; RECORD is a file for the other commands and the config
printer test                       prints the test slip
printer slip [--sample NAME | --slip FILE] [--png FILE]
                                   prints a slip (${Object.keys(samples).join(', ')}), or draws it into a file
printer drain                      empties the printer of what waits in it; prints nothing
printer provision [--lines FILE]   stores the fixed Hindi lines in the printer; writes its flash unless they are there

Where the printer is, one of:
  --host H [--port 9100]                  network
  --serial PATH [--baud 115200] [--flow rtscts|xonxoff|none]
  --file PATH [--one-way]                 /dev/usb/lp0
  --usb SERIALNUMBER                      the same by the device's own number, with --baud for a serial one
  --spooler NAME                          a printer of Windows, raw; it cannot say what became of a slip
Further: --width 576|384 (else the record's, else 576) · --record FILE of a probe · --json one line of JSON
`

const options = {
  host: { type: 'string' },
  port: { type: 'string', default: '9100' },
  serial: { type: 'string' },
  file: { type: 'string' },
  usb: { type: 'string' },
  spooler: { type: 'string' },
  baud: { type: 'string' },
  flow: { type: 'string', default: 'rtscts' },
  'one-way': { type: 'boolean', default: false },
  width: { type: 'string' },
  record: { type: 'string' },
  out: { type: 'string' },
  sample: { type: 'string', default: 'token' },
  slip: { type: 'string' },
  png: { type: 'string' },
  lines: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

type PrinterValues = Values<typeof options>

export const printer = deviceCommands(usage, options, command)

async function command([action, ...more]: readonly string[], values: PrinterValues): Promise<number> {
  if (more[0] !== undefined) throw noSuchWord(more[0])
  const { capabilities, model, widthDots: recorded } = recordFrom(values)
  const widthDots = values.width === undefined ? (recorded ?? 576) : Number(values.width)
  if (widthDots !== 576 && widthDots !== 384) throw new WrongUse('--width is 576 or 384')
  const say = (told: Record<string, unknown>) => process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : readable(told))
  if (action === 'slip' && values.png !== undefined) {
    leave(values.png, slipPng(slipFrom(values), widthDots))
    say({ file: values.png, widthDots })
    return 0
  }
  const address = addressFrom(values)
  const missing = async () => {
    say({ status: 'disconnected', hint: await whyMissing(address) })
    return 1
  }
  switch (action) {
    case 'status': {
      const told = await askPrinter(address)
      if (!told) return missing()
      say({ ...told })
      return canPrint(told.status) ? 0 : 1
    }
    case 'probe': {
      const told = await probePrinter(address)
      if (!told) return missing()
      if (values.out !== undefined) leave(values.out, `${JSON.stringify({ ...told, widthDots }, null, 2)}\n`)
      say({ ...told })
      return canPrint(told.status) ? 0 : 1
    }
    case 'test':
    case 'slip': {
      const slip = action === 'test' ? sample('test') : slipFrom(values)
      const opened = openPrinter(address, { widthDots, capabilities, model, stored: linesFrom(values) })
      const outcome = await opened.print(slip)
      await opened.close()
      say({ ...outcome })
      return outcome.outcome === 'printed' ? 0 : 1
    }
    case 'drain': {
      if (address.kind === 'spooler') throw new WrongUse(spoolerCannot)
      const told = await drainPrinter(address)
      if (!told) return missing()
      say({ ...told })
      return told.said ? 0 : 1
    }
    case 'provision': {
      if (address.kind === 'spooler') throw new WrongUse(spoolerCannot)
      const told = await provisionPrinter(address, linesFrom(values), widthDots)
      if (!told) return missing()
      say({ ...told })
      return told.outcome === 'stored' || told.outcome === 'held' ? 0 : 1
    }
    default:
      throw noCommand(action)
  }
}

const spoolerCannot = 'a spooler can be asked for its status and given a slip, no more'
const whereIsIt = 'where is the printer? One of --host, --serial, --file, --usb, --spooler'
const flows: readonly Flow[] = ['rtscts', 'xonxoff', 'none']

function addressFrom(values: PrinterValues): PrinterAddress {
  const flow = flows.find(one => one === values.flow)
  if (!flow) throw new WrongUse(`--flow is one of ${flows.join(', ')}`)
  const baudRate = Number(values.baud ?? '115200')
  const port = Number(values.port)
  if (!(Number.isInteger(port) && port > 0 && port < 65_536)) throw new WrongUse('--port is a number from 1 to 65535')
  if (!Number.isInteger(baudRate) || baudRate <= 0) throw new WrongUse('--baud is a number')
  if (values.host !== undefined) return { kind: 'tcp', host: values.host, port }
  if (values.serial !== undefined) return { kind: 'serial', at: { path: values.serial }, baudRate, flow }
  if (values.file !== undefined) return { kind: 'file', at: { path: values.file }, oneWay: values['one-way'] }
  if (values.spooler !== undefined) return { kind: 'spooler', name: values.spooler }
  if (values.usb === undefined) throw new WrongUse(whereIsIt)
  const at = { usb: { serialNumber: values.usb } }
  return values.baud === undefined ? { kind: 'file', at, oneWay: values['one-way'] } : { kind: 'serial', at, baudRate, flow }
}

function json<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${error instanceof Error ? error.message : 'no JSON'}`)
  }
}

const slipFrom = (values: PrinterValues): Slip => (values.slip === undefined ? sample(values.sample) : json<Slip>(values.slip))

function sample(name: string): Slip {
  const slip = samples[name]
  if (!slip) throw new WrongUse(`--sample is one of ${Object.keys(samples).join(', ')}`)
  return slip
}

/** What the probe wrote down; without it a usual printer. */
function recordFrom({ record: file }: PrinterValues): PrinterRecord {
  if (file === undefined) return usualRecord
  const read = readRecord(file)
  if (!read.ok) throw new WrongUse(`${file} ${read.why}`)
  return read
}

/** `--lines`: a JSON list of blocks; without it the lines of the sample slips. */
const linesFrom = (values: PrinterValues): SlipBlock[] =>
  values.lines === undefined ? Object.values(samples).flatMap(fixedBlocksOf) : json<SlipBlock[]>(values.lines)

function readable(told: Record<string, unknown>, indent = ''): string {
  return Object.entries(told)
    .map(([key, value]) =>
      value !== null && typeof value === 'object'
        ? `${indent}${key}:\n${readable(value as Record<string, unknown>, `${indent}  `)}`
        : `${indent}${key}: ${value ?? 'not known'}\n`,
    )
    .join('')
}
