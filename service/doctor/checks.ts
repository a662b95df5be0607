import type { FontFault } from '../../hardware/printer/fonts.ts'
import type { Printer, Slip } from '../../hardware/printer/types.ts'
import { en, hi } from '../../locales/index.ts'
import type { Config } from '../config.ts'
import type { VoiceLanguage } from '../contract/index.ts'
import { type AbdmParts, checkAbdm } from './abdm.ts'
import { checkCamera } from './camera.ts'
import { checkClock } from './clock.ts'
import { checkPrinter, checkScanner, checkSlip, type PrinterParts, type ScannerParts } from './devices.ts'
import { checkDisk, type DiskParts } from './disk.ts'
import type { Files } from './files.ts'
import { type Finding, type FindingName, failed, notLookedAt } from './finding.ts'
import { checkMachine, type Machine } from './machine.ts'
import { checkReached, type Reached } from './network.ts'
import { checkProgram, type Program } from './program.ts'
import { checkRights } from './rights.ts'
import { checkDisplays, checkTouch } from './screen.ts'
import { checkConfig } from './settings.ts'
import { checkSound } from './sound.ts'
import { checkFonts, checkLanguages, checkWords, type Spoken } from './words.ts'

/** All that the checks touch. */
export interface Around {
  platform: NodeJS.Platform
  uid: number | null
  /** this program does not start as a demo */
  refusesDemo: boolean
  files: Files
  now(): Date
  machine(): Machine
  program(): Promise<Program>
  fontFault(): FontFault | null
  clips(): Promise<Pick<Spoken, 'voice' | 'page'>>
  languages(config: Config): VoiceLanguage[]
  disk: Omit<DiskParts, 'folder'>
  reach(address: string): Promise<Reached>
  scanner(config: Config): ScannerParts
  printer(config: Config): PrinterParts
  /** null: the config names none, or its record cannot be read */
  openPrinter(config: Config): Printer | null
  testSlip(config: Config): Slip
  abdm(config: Config): AbdmParts & { close(): Promise<void> }
}

export interface Check {
  name: FindingName
  run(): Promise<Finding[]>
}

/** The checks in the order of `findingNames`; each can run alone, and all at once. `print`: a test slip comes out. */
export function checksOf(configFile: string, around: Around, { print }: { print: boolean }): Check[] {
  const { files, platform } = around
  const read = once(async () => checkConfig(configFile, await files.text(configFile), around.refusesDemo))
  const alone = (name: FindingName, look: () => Finding | Promise<Finding>): Check => ({ name, run: guarded(name, async () => [await look()]) })
  const configured = (name: FindingName, look: (config: Config) => Promise<Finding[]>): Check => ({
    name,
    run: guarded(name, async () => {
      const { config } = await read()
      return config === null ? [notLookedAt(name)] : look(config)
    }),
  })
  const reached = once(async () => {
    const { config } = await read()
    return config === null ? [] : Promise.all(addressesOf(config).map(async ([host, address]) => ({ host, reached: await around.reach(address) })))
  })
  const asked = once(async (): Promise<Finding[]> => {
    const { config } = await read()
    if (config === null) return [notLookedAt('credentials')]
    const parts = around.abdm(config)
    return checkAbdm(parts).finally(parts.close)
  })
  const told = (name: FindingName): Check => ({
    name,
    run: guarded(name, async () => (await asked()).filter(finding => finding.name === name)),
  })
  const printer = once(async (config: Config) => checkPrinter(around.printer(config)))

  return [
    alone('program', async () => checkProgram(await around.program())),
    alone('machine', () => checkMachine(around.machine())),
    { name: 'config', run: guarded('config', async () => (await read()).findings) },
    configured('files', config => checkRights(files, configFile, config, around)),
    configured('disk', async ({ data }) => [await checkDisk({ ...around.disk, folder: data })]),
    alone('display', () => checkDisplays(files, platform)),
    alone('touch', () => checkTouch(files, platform)),
    configured('camera', async ({ devices }) => [await checkCamera(files, devices.camera, platform)]),
    configured('scanner', async config => [await checkScanner(around.scanner(config))]),
    configured('printer', async config => [await printer(config)]),
    ...(print
      ? [
          configured('test slip', async config => {
            // most printers talk to one program at a time
            await printer(config)
            return printSlip(around, config)
          }),
        ]
      : []),
    alone('sound', () => checkSound(files, platform)),
    alone('fonts', () => checkFonts(around.fontFault())),
    alone('words and clips', async () => checkWords({ words: { hi, en }, ...(await around.clips()) })),
    configured('languages', async config => [checkLanguages(around.languages(config))]),
    configured('network', async () => (await reached()).map(({ host, reached }) => checkReached(host, reached, around.now()))),
    configured('clock', async () => {
      // the first is the gateway, which refuses calls by its clock
      const [gateway] = await reached()
      return [checkClock(gateway?.reached.to === 'answer' ? gateway.reached.driftSeconds : null)]
    }),
    told('credentials'),
    told('facility'),
    told('relay'),
  ]
}

async function printSlip(around: Around, config: Config): Promise<Finding[]> {
  const printer = around.openPrinter(config)
  if (printer === null) return []
  return [await checkSlip(printer, around.testSlip(config)).finally(() => printer.close())]
}

/** One address for each host, ABDM's gateway first. */
function addressesOf({ abdm }: Config): [host: string, address: string][] {
  const addresses = [...Object.values(abdm.urls), ...(abdm.tokens.relay ? [abdm.tokens.relay.url] : [])]
  const hosts = new Map<string, string>()
  for (const address of addresses) {
    const { host } = new URL(address)
    if (!hosts.has(host)) hosts.set(host, address)
  }
  return [...hosts]
}

function once<Args extends unknown[], T>(make: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let made: Promise<T> | undefined
  return (...args) => (made ??= make(...args))
}

/** A check that breaks is told and does not take the others with it. Its error's text is not: nobody knows what it quotes. */
const guarded = (name: FindingName, look: () => Promise<Finding[]>) => () =>
  look().catch((error: NodeJS.ErrnoException) => [
    failed(name, `the check itself broke (${error.code ?? error.name})`, 'Tell whoever looks after the kiosk’s program, with this line.'),
  ])
