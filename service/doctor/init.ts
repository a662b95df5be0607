import { existsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { PortInfo } from '../../hardware/scanner/serial/ports.ts'
import { faultSentence, parseConfig } from '../config.ts'
import { isPacked, toRun } from '../packed.ts'
import type { CameraSeen } from './camera.ts'
import type { CounterAnswer } from './init-answers.ts'
import * as understand from './init-answers.ts'
import { camera, type Offer, printer, printerOffers, scanner, scannerOffers, type UsbPrinter } from './init-devices.ts'
import { type Answers, configText } from './init-file.ts'
import { nextSteps } from './init-steps.ts'
import { type Interview, interview, type Lines, NoAnswer } from './interview.ts'
import type { Picture } from './screen.ts'

const usage = `${toRun('init')} [--out FILE] [answers …]
Asks what is needed and writes a kiosk.config.yaml with a word about each part. What is given here is not asked.

  --out FILE               where it is written (kiosk.config.yaml); the schema for editors is written beside it
  --hip ID                 the facility's id at ABDM           --name-hi, --name-en   its name
  --counter "ID | HINDI | ENGLISH"   one for each counter; with the sign over the window where that is another: "ID | SIGN | HINDI | ENGLISH"
  --help-counter ID        where those go whom the machine could not help
  --who-hi, --who-en       whom to ask                         --turn portrait|landscape   --width MM
  --abdm sandbox|production|ADDRESS                            --hiu ID               the PHR service id
  --credentials FILE       where client id and secret will stand
  --scanner none|keyboard|PATH|VENDOR:PRODUCT                  --camera none|any|NAME
  --printer none|HOST:PORT|PATH|usb:SERIALNUMBER|spooler:NAME  --paper 80|58          --data FOLDER
  --series no|LETTER       slips of the hospital’s own numbers when ABDM gives none; the letter is this kiosk’s, no two of the hospital have the same
  --quick                  takes the usual answer for all that is not given     --force   replaces a file that is there

Answers may come through a pipe, a line each. Exit code: 0 written, 1 not written, 64 wrong use.
`

export interface Surroundings {
  lines: Lines
  serialPorts(): Promise<readonly PortInfo[]>
  usbPrinters(): Promise<readonly UsbPrinter[]>
  cameras(): Promise<readonly CameraSeen[]>
  /** the size of the picture, where the display tells it */
  picture(): Promise<Picture | null>
  /** the JSON Schema for editors, or null where it cannot be read */
  schema(): string | null
}

const text = { type: 'string' } as const
const flags = {
  hip: text,
  'name-hi': text,
  'name-en': text,
  'help-counter': text,
  'who-hi': text,
  'who-en': text,
  turn: text,
  width: text,
  abdm: text,
  hiu: text,
  credentials: text,
  scanner: text,
  printer: text,
  paper: text,
  camera: text,
  data: text,
  series: text,
} as const

const read = (args: string[]) =>
  parseArgs({
    args,
    options: {
      ...flags,
      counter: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: 'kiosk.config.yaml' },
      quick: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values

/** Asks, and writes the config. Returns the exit code. */
export async function init(args: string[], around: Surroundings): Promise<number> {
  const { lines } = around
  let values: ReturnType<typeof read>
  try {
    values = read(args)
  } catch (error) {
    lines.say(`${error instanceof Error ? error.message : 'wrong use'}\n\n${usage}`)
    return 64
  }
  if (values.help) {
    lines.say(usage)
    return 0
  }
  const { counter: counters, out, quick, force, help: _, ...given } = values
  try {
    if (existsSync(out) && !force && !(await mayReplace(out, lines, quick))) {
      lines.say(`${out} is left as it was.\n`)
      return 1
    }
    if (!quick) lines.say(`This writes ${resolve(out)}. Enter alone takes what stands in [brackets]; Ctrl-C leaves all as it was.\n`)
    const answers = await answersOf(interview(lines, given, quick), counters, quick, around)
    write(out, answers, around.schema())
    lines.say(nextSteps({ config: resolve(out), credentials: answers.credentials, platform: process.platform, packed: isPacked() }))
    return 0
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!(error instanceof NoAnswer) && code === undefined) throw error
    lines.say(`${error instanceof NoAnswer ? error.message : `${out} cannot be written (${code})`}\nNothing was written.\n`)
    return 1
  }
}

async function mayReplace(out: string, lines: Lines, quick: boolean): Promise<boolean> {
  if (quick) return false
  const answer = await lines.next(`${out} is there already. Replace it? (yes/no) [no]: `)
  return answer?.trim().toLowerCase() === 'yes'
}

function write(out: string, answers: Answers, schema: string | null): void {
  const beside = `${basename(out).replace(/\.ya?ml$/, '')}.schema.json`
  const content = configText(answers, schema === null ? null : `./${beside}`)
  const parsed = parseConfig(content)
  if (!parsed.ok) throw new NoAnswer(parsed.faults.map(fault => faultSentence(out, fault)).join('\n'))
  if (schema !== null) writeFileSync(join(dirname(out), beside), schema)
  writeFileSync(out, content, { mode: 0o640 })
}

async function answersOf({ ask }: Interview, counterFlags: readonly string[], quick: boolean, around: Surroundings): Promise<Answers> {
  const [ports, printers, cameras, picture] = await Promise.all([around.serialPorts(), around.usbPrinters(), around.cameras(), around.picture()])
  const hipId = await ask({ flag: 'hip', words: 'Facility id at ABDM (HIP id)', usual: null, understand: understand.hipId })
  const name = {
    hi: await ask({ flag: 'name-hi', words: 'The hospital’s name in Hindi', usual: null, understand: understand.hindi }),
    en: await ask({ flag: 'name-en', words: 'The hospital’s name in English, as ABDM has it', usual: null, understand: understand.filled }),
  }
  const counters = await askCounters(ask, counterFlags, quick)
  const ids = counters.map(({ id }) => id)
  const help = {
    counter: await ask({
      flag: 'help-counter',
      words: `Which counter helps when the machine cannot (${ids.join(', ')})`,
      usual: ids.at(-1) ?? null,
      understand: text => (ids.includes(text) ? understand.yes(text) : understand.no(`One of ${ids.join(', ')}.`)),
    }),
    who: {
      hi: await ask({ flag: 'who-hi', words: 'Whom to ask for help, in Hindi', usual: 'पीली जैकेट वाले साथी', understand: understand.hindi }),
      en: await ask({ flag: 'who-en', words: 'The same in English', usual: 'the person in yellow', understand: understand.filled }),
    },
  }
  const orientation = await ask({
    flag: 'turn',
    words: 'How the screen hangs, portrait or landscape',
    usual: 'portrait',
    understand: understand.oneOf('portrait', 'landscape'),
  })
  const widthMm = await ask({
    flag: 'width',
    words: 'Width of the picture in mm, edge to edge; measure it',
    about: picture ? [`The display says that its picture is ${picture.longMm} × ${picture.shortMm} mm.`] : [],
    usual: String(orientation === 'portrait' ? (picture?.shortMm ?? 268) : (picture?.longMm ?? 345)),
    understand: understand.width,
  })
  const environment = await ask({
    flag: 'abdm',
    words: 'Which ABDM: sandbox, production, or the address of a sandbox of your own',
    usual: 'sandbox',
    understand: understand.environment,
  })
  const hiuId = await ask({ flag: 'hiu', words: 'PHR service id (IN…), not the client id', usual: null, understand: understand.hiuId })
  const credentials = await ask({
    flag: 'credentials',
    words: 'File in which client id and secret will stand',
    usual: '/etc/abha-kiosk/credentials.json',
    understand: understand.path,
  })
  const scanners = scannerOffers(ports)
  const scannerAnswer = await ask({
    flag: 'scanner',
    words: 'Scanner: a number of the list, a path, keyboard (it types), or none',
    about: listed('Serial ports:', scanners, 'No serial port is seen. A scanner set to USB-CDC (virtual COM port) would be one.'),
    usual: scanners[0]?.value?.kind === 'usbSerial' ? '1' : 'none',
    understand: scanner(scanners),
  })
  const taken = scanners.find(({ value }) => value === scannerAnswer)?.path
  const found = printerOffers(
    printers,
    ports.filter(({ path }) => path !== taken),
  )
  const printerAnswer = await ask({
    flag: 'printer',
    words: 'Printer: a number of the list, its address in the network, a path, or none',
    about: listed('Printers on USB, and serial ports:', found, 'No printer on USB and no further serial port is seen.'),
    usual: printers.length > 0 ? '1' : 'none',
    understand: printer(found),
  })
  const paper =
    printerAnswer === null
      ? '80'
      : await ask({ flag: 'paper', words: 'Its paper in mm, 80 or 58', usual: '80', understand: understand.oneOf('80', '58') })
  const seen: Offer<{ label: string }>[] = cameras.map(({ path, name }) => ({ path, about: name, value: { label: name } }))
  const cameraAnswer = await ask({
    flag: 'camera',
    words: 'Camera: a number of the list, any, or none',
    about: listed('Cameras:', seen, 'No camera is seen from here.'),
    usual: seen.length > 1 ? '1' : 'any',
    understand: camera(seen),
  })
  const data = await ask({ flag: 'data', words: 'Folder for journal and log', usual: '/var/lib/abha-kiosk', understand: understand.path })
  const series = await ask({
    flag: 'series',
    words: 'When ABDM gives no token: no (out of service then), or a letter: slips of the hospital’s own numbers, such as KA-1 with the letter A',
    about: ['No two kiosks of the hospital may have the same letter. The clerks must know these numbers before: they are not in ABDM.'],
    usual: 'no',
    understand: understand.series,
  })
  return {
    hipId,
    name,
    counters,
    help,
    screen: { orientation, widthMm },
    environment,
    hiuId,
    credentials,
    scanner: scannerAnswer,
    printer: printerAnswer,
    paper,
    camera: cameraAnswer,
    data,
    series,
  }
}

const listed = (title: string, offers: readonly Offer<unknown>[], none: string): string[] =>
  offers.length === 0 ? [none] : [title, ...offers.map(({ path, about }, at) => `  ${at + 1}  ${path}  ${about}`)]

async function askCounters(ask: Interview['ask'], given: readonly string[], quick: boolean): Promise<CounterAnswer[]> {
  const counters: CounterAnswer[] = []
  const understood = (text: string) => {
    const found = understand.counter(text)
    return found.ok && counters.some(({ id }) => id === found.value.id) ? understand.no(`Two counters cannot have the id ${found.value.id}.`) : found
  }
  for (const text of given) {
    const found = understood(text)
    if (!found.ok) throw new NoAnswer(`--counter "${text}": ${found.why}`)
    counters.push(found.value)
  }
  if (counters.length > 0) return counters
  if (quick) throw new NoAnswer('--counter: at least one must be given')
  for (;;) {
    const isFirst = counters.length === 0
    const counter = await ask({
      flag: 'counter',
      words: `Counter ${counters.length + 1}${isFirst ? '' : ' (empty: no more)'}`,
      about: isFirst ? ['The counters, one a line: id in its QR | name in Hindi | name in English. For example: 1 | नया मरीज़ | New patients'] : [],
      usual: null,
      understand: text => (text === '' && !isFirst ? understand.yes(null) : understood(text)),
    })
    if (counter === null) return counters
    counters.push(counter)
  }
}
