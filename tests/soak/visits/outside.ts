import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Control, control } from '../../../sandbox/control.ts'
import { type Child, startChild } from '../../../scripts/lib/child.ts'
import { writeDemoConfig } from '../../../scripts/lib/demo-config.ts'
import { openDesk, type Somebody } from '../../support/desk.ts'
import { tempFolder } from '../../support/folder.ts'
import { type Gun, gunAt } from '../devices/gun.ts'
import type { Holding } from '../devices/leftovers.ts'

const root = join(import.meta.dirname, '../../..')

/** The service and its outside world, each a process of its own, so that what one of them keeps is not taken for another's. */
export interface Outside {
  address: string
  dock: Control
  scanner: Gun
  people: Somebody[]
  pids: { service: number; sandbox: number; printer: number }
  journalFile: string
  /** which of these programs ended although nobody told it to */
  ended(): string[]
  /** collects the garbage of the service and looks what it holds then */
  holding(): Promise<Holding>
  close(): Promise<void>
}

/**
 * What the config may shorten, shortened: a person who went away is noticed after seconds. Digits, codes and the hospital's answer take what they take.
 * The loop on the first screen is the subject of another measurement (`npm run bench -- start`).
 */
const quicker = (scanner: string) => (text: string) =>
  text
    .replace('idleSeconds: 60', 'idleSeconds: 2')
    .replace('idleCodeSeconds: 120', 'idleCodeSeconds: 6')
    .replace('stillThereSeconds: 20', 'stillThereSeconds: 1')
    .replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 3')
    .replace('endSeconds: 8', 'endSeconds: 1')
    .replace('relay: null }', 'relay: null, lookOnSeconds: 35 }')
    .replace('afterSeconds: 30', 'afterSeconds: 3600')
    .replace('scanner: null', `scanner: { path: '${scanner}', baudRate: 9600 }`)
    .replace(/^( +camera:) \{.*\}$/m, '$1 null')

export async function openOutside(): Promise<Outside> {
  const folder = tempFolder('soak')
  const opened: (() => unknown)[] = [folder.remove]
  const closeAll = async () => {
    closing = true
    for (const close of opened.splice(0).reverse()) await close()
  }
  const ended: string[] = []
  let closing = false
  const start = async (args: string[], find: (line: string) => string | null, other: (line: string) => void = () => {}) => {
    const said: string[] = []
    const child: Child = startChild(process.execPath, args, find, line => {
      other(line)
      said.push(line.slice(0, 300))
      if (said.length > 20) said.shift()
    })
    opened.push(child.stop)
    child.process.once(
      'exit',
      (code, signal) =>
        closing || ended.push(`${args.findLast(arg => arg.endsWith('.ts')) ?? ''} ended by itself (${code ?? signal}): ${said.join(' / ')}`),
    )
    const found = await child.ready.catch(error => {
      throw new Error(`${String(error)}\n${said.join('\n')}`)
    })
    return { child, found, pid: child.process.pid ?? 0 }
  }
  const lineOf = (field: string) => (line: string) => (line.startsWith(`{"${field}"`) ? line : null)
  try {
    // the crowd is the same in every sandbox
    const desk = await openDesk()
    // to "blocked" ABDM sends no code for a while
    const people = desk.crowd().filter(({ key, aadhaarMobile }) => key !== 'blocked' && aadhaarMobile !== null)
    await desk.close()

    const printer = await start([join(root, 'sandbox/printer/main.ts'), '--port', '0', '--speed', '0'], lineOf('escpos'))
    const { escpos } = JSON.parse(printer.found) as { escpos: number }
    const sandbox = await start(
      [join(root, 'sandbox/main.ts'), '--port', '0', '--record', '0'],
      line => /^sandbox (http:\S+)/.exec(line)?.[1] ?? null,
    )
    const path = join(folder.path, 'scanner')
    const scanner = gunAt(path)
    await scanner.plug()
    opened.push(() => scanner.pull())
    const configFile = writeDemoConfig(folder.path, { sandbox: sandbox.found, printerPort: escpos, change: quicker(path) })

    let hear: (holding: Holding) => void = () => {}
    const service = await start(
      ['--import', join(import.meta.dirname, 'held.ts'), join(root, 'service/main-browser.ts'), '--config', configFile, '--port', '0'],
      line => (line.startsWith('{"kiosk"') ? (JSON.parse(line) as { kiosk: string }).kiosk : null),
      line => line.startsWith('{"held"') && hear((JSON.parse(line) as { held: Holding }).held),
    )
    const journalFile = join(folder.path, 'data/journal.sqlite')
    if (!existsSync(journalFile)) throw new Error('the service began no journal')
    return {
      address: service.found,
      dock: control(sandbox.found),
      scanner,
      people,
      pids: { service: service.pid, sandbox: sandbox.pid, printer: printer.pid },
      journalFile,
      ended: () => ended,
      holding: () =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('the service does not say what it holds')), 60_000)
          hear = holding => {
            clearTimeout(timer)
            resolve(holding)
          }
          service.child.process.kill('SIGUSR2')
        }),
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
