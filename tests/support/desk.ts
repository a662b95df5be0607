import { join } from 'node:path'
import { type Control, control, type DemoPerson } from '../../sandbox/control.ts'
import { type RunningPrinter, startPretendPrinter } from '../../sandbox/printer/server.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { ageOn } from '../../sandbox/world/people.ts'
import { writeDemoConfig } from '../../scripts/lib/demo-config.ts'
import { tempFolder } from './folder.ts'

/** The outside world of one test: ABDM and the hospital, the phones, the printer; and the folder the kiosk writes into. */
export interface Desk {
  sandbox: Sandbox
  dock: Control
  printer: RunningPrinter
  folder: string
  configFile: string
  /** every file the service wrote, config and credentials apart */
  dataFolder: string
  /** who is called that, also those whom the dock does not list */
  someone(key: string): Promise<Somebody>
  /** grown-ups of the crowd with an ABHA that is awake and a mobile on it, which carries no ABHA that sleeps */
  crowd(): Somebody[]
  /** the text of the QR on that counter's sheet */
  counterQr(id: string): Promise<string>
  /** the numbers that wait at that counter */
  queueOf(counter: string): Promise<string[]>
  close(): Promise<void>
}

export type Somebody = Pick<
  DemoPerson,
  'key' | 'name' | 'gender' | 'aadhaar' | 'aadhaarMobile' | 'messagesMobile' | 'abhaNumber' | 'abhaAddress' | 'abhaMobile'
>

/** Somebody who exists for one behaviour; the dock does not list them. */
function special({ world }: Sandbox, key: string): Somebody | undefined {
  const person = world.population.find(one => one.key === key)
  if (!person) return undefined
  const account = world.registry.accounts.find(one => one.person === person)
  return {
    key,
    name: person.firstName,
    gender: person.gender,
    aadhaar: person.aadhaar,
    aadhaarMobile: person.aadhaarMobile,
    messagesMobile: person.messagesMobile ?? person.aadhaarMobile,
    abhaNumber: account?.number ?? null,
    abhaAddress: account?.preferred ?? null,
    abhaMobile: account?.mobile ?? null,
  }
}

/** `change` edits the demo config's text, for example shorter times. `front`: where the kiosk finds the sandbox of this address, if not there. */
export async function openDesk(
  change: (text: string) => string = text => text,
  front: (sandbox: string) => Promise<string> = async sandbox => sandbox,
): Promise<Desk> {
  const { path: folder, remove } = tempFolder('test')
  const printer = await startPretendPrinter({ speed: 0 })
  const sandbox = await startSandbox({ port: 0, printerUrl: `http://127.0.0.1:${printer.httpPort}` })
  const configFile = writeDemoConfig(folder, { sandbox: await front(sandbox.url), printerPort: printer.escposPort, change })
  const dock = control(sandbox.url)
  return {
    sandbox,
    dock,
    printer,
    folder,
    configFile,
    dataFolder: join(folder, 'data'),
    someone: async key => {
      const found = (await dock.state()).people.find(person => person.key === key) ?? special(sandbox, key)
      if (!found) throw new Error(`the sandbox has nobody called ${key}`)
      return found
    },
    crowd: () =>
      sandbox.world.population
        .filter(person => {
          const { accounts } = sandbox.world.registry
          const account = accounts.find(one => one.person === person)
          if (!account?.mobile || !account.number || ageOn(person, sandbox.world.clock.wall()) < 18) return false
          return accounts.every(({ mobile, status }) => mobile !== account.mobile || status === 'ACTIVE')
        })
        .flatMap(({ key }) => special(sandbox, key) ?? []),
    counterQr: async id => {
      const counter = (await dock.counters()).find(one => one.id === id)
      if (!counter) throw new Error(`the sandbox has no counter ${id}`)
      return counter.qr
    },
    queueOf: async counter => (await dock.queue()).find(({ counterId }) => counterId === counter)?.tokens.map(({ tokenNumber }) => tokenNumber) ?? [],
    close: async () => {
      try {
        await sandbox.close()
        await printer.close()
      } finally {
        remove()
      }
    },
  }
}
