import { setTimeout as wait } from 'node:timers/promises'
import { deviceCommands, noCommand, noSuchWord, type Values, WrongUse } from '../command-line.ts'
import { whyNotOpened } from '../device-file.ts'
import { decodeNow } from './decode/decode.ts'
import type { Suffix } from './serial/framing.ts'
import { serialPorts, type Wanted } from './serial/ports.ts'
import { openSerialScanner } from './serial/serial.ts'

const usage = `scanner probe [--json]                             the serial ports there are, and how to name each in the config
scanner listen (--path P | --vendor V [--product P] [--serial S]) [--baud 9600] [--suffix any|cr|lf|crlf|none] [--show] [--json]
                                                   what a scanner reads, until Ctrl-C; --show also prints the text, which may be somebody's
scanner decode PICTURE… [--json]                   reads the codes of pictures with the decoder of the camera (PNG, JPEG, WebP, PGM)
`

const say = (text: string) => process.stdout.write(`${text}\n`)
const suffixes: readonly string[] = ['any', 'cr', 'lf', 'crlf', 'none'] satisfies Suffix[]

/** So many ms are spent on one picture. */
const patience = 8000

/** ms after which a scanner that is still not open is spoken of. */
const firstLook = 1000

const options = {
  path: { type: 'string' },
  vendor: { type: 'string' },
  product: { type: 'string' },
  serial: { type: 'string' },
  baud: { type: 'string', default: '9600' },
  suffix: { type: 'string', default: 'any' },
  show: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const scanner = deviceCommands(usage, options, command)

async function command([action, ...files]: readonly string[], values: Values<typeof options>): Promise<number> {
  if (action === 'decode') {
    if (files.length === 0) throw new WrongUse('which picture?')
    return decode(files, values.json)
  }
  if (files[0] !== undefined) throw noSuchWord(files[0])
  switch (action) {
    case 'probe':
      return probe(values.json)
    case 'listen': {
      const wanted = wantedFrom(values)
      const baudRate = Number(values.baud)
      if (!wanted) throw new WrongUse('which scanner? --path, or --vendor as "scanner probe" tells it')
      if (!Number.isInteger(baudRate) || baudRate <= 0) throw new WrongUse('--baud is a number')
      if (!suffixes.includes(values.suffix)) throw new WrongUse(`--suffix is one of ${suffixes.join(', ')}`)
      return listen(wanted, baudRate, values.suffix as Suffix, values.show, values.json)
    }
    default:
      throw noCommand(action)
  }
}

function wantedFrom({ path, vendor, product, serial }: Values<typeof options>): Wanted | null {
  if (path !== undefined) return { path }
  if (vendor === undefined) return null
  return { vendor, ...(product === undefined ? {} : { product }), ...(serial === undefined ? {} : { serialNumber: serial }) }
}

async function probe(json: boolean): Promise<number> {
  const ports = await serialPorts()
  for (const port of ports) {
    if (json) say(JSON.stringify(port))
    else {
      const usb = port.vendor ? `vendor ${port.vendor} product ${port.product ?? '?'} serial number ${port.serialNumber ?? 'none'}` : 'not USB'
      say(`${port.path}  ${usb}  ${port.manufacturer ?? ''}`.trimEnd())
    }
  }
  if (ports.length === 0 && !json) say('no serial port: is the scanner set to USB-CDC (virtual COM port) by its configuration code?')
  return ports.length > 0 ? 0 : 1
}

/** One line a picture; the text is that of the first code in it. */
async function decode(files: readonly string[], json: boolean): Promise<number> {
  // the decoder is a megabyte that no other command needs
  const { greyOfFile, nodeZxing } = await import('./pictures.ts')
  const zxing = await nodeZxing()
  let failed = false
  for (const file of files) {
    const grey = await greyOfFile(file)
    if (!grey) {
      failed = true
      say(json ? JSON.stringify({ file, text: null, ms: 0, stage: null, error: 'not a picture' }) : `${file}: not a picture`)
      continue
    }
    const began = performance.now()
    const { texts, stage, detail } = decodeNow(grey, zxing, { now: () => performance.now(), patience })
    const ms = Math.round(performance.now() - began)
    const by = stage === null ? null : [stage, detail].filter(each => each !== '').join(' ')
    if (texts.length === 0) failed = true
    if (json) say(JSON.stringify({ file, text: texts[0] ?? null, ms, stage: by }))
    else say(texts.length === 0 ? `${file}: nothing read (${ms} ms)` : `${file}: ${texts[0]} (${by}, ${ms} ms)`)
  }
  return failed ? 1 : 0
}

async function listen(wanted: Wanted, baudRate: number, suffix: Suffix, show: boolean, json: boolean): Promise<number> {
  const stopped = new Promise<void>(resolve => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const scanner = openSerialScanner({ ...wanted, baudRate, suffix })
  const tell = (line: Record<string, unknown>) => {
    const timed = { time: new Date().toISOString(), ...line }
    say(json ? JSON.stringify(timed) : Object.values(timed).join('  '))
  }
  scanner.onRead(({ text }) => tell({ read: `${text.length} characters`, ...(show ? { text } : {}) }))
  scanner.onStatus(status => tell({ status }))
  // it opens in the background and says so by itself
  await Promise.race([stopped, wait(firstLook)])
  if (scanner.status === 'disconnected') {
    tell({ status: 'disconnected', hint: 'path' in wanted ? await whyNotOpened(wanted.path) : 'no port has such a plug: see "scanner probe"' })
  }
  await stopped
  await scanner.close()
  return 0
}
