import { join } from 'node:path'
import { type Control, control } from '../../../sandbox/control.ts'
import { type RunningPrinter, startPretendPrinter } from '../../../sandbox/printer/server.ts'
import { ageOn, fullName } from '../../../sandbox/world/people.ts'
import { population } from '../../../sandbox/world/population.ts'
import { startChild } from '../../../scripts/lib/child.ts'
import { writeDemoConfig } from '../../../scripts/lib/demo-config.ts'
import type { Somebody } from '../../support/desk.ts'
import { tempFolder } from '../../support/folder.ts'
import { type RemoteKiosk, startRemoteKiosk } from '../../support/remote-kiosk.ts'

/** One kiosk of the hospital: its service is a process of its own, its printer stands in this one. */
export interface LoadKiosk {
  remote: RemoteKiosk
  printer: RunningPrinter
  dataFolder: string
}

/** ABDM and the hospital in one process of their own, and the kiosks that stand in its hall. */
export interface Hospital {
  sandboxPid: number
  dock: Control
  kiosks: readonly LoadKiosk[]
  /** ends every service and keeps what they wrote */
  stop(): Promise<void>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
/** so many services start side by side */
const starting = 4

const change = (text: string) =>
  text
    .replace("qr: '{token}'", "qr: '{counter} {token}'")
    // nobody reads here
    .replace('endSeconds: 8', 'endSeconds: 1')

export async function openHospital(howMany: number, crowd: number): Promise<Hospital> {
  const { path: folder, remove } = tempFolder('load')
  const address = (line: string) => /^sandbox (http:\S+)/.exec(line)?.[1] ?? null
  const sandbox = startChild(
    process.execPath,
    // a record of every call would be a load of its own
    [join(root, 'sandbox/main.ts'), '--port', '0', '--record', '0', '--crowd', String(crowd)],
    address,
    line => console.error(line),
  )
  const kiosks: LoadKiosk[] = []
  const close = async () => {
    await Promise.all(kiosks.map(({ remote }) => remote.kill()))
    await Promise.all(kiosks.map(({ printer }) => printer.close()))
    await sandbox.stop()
    remove()
  }
  try {
    const url = await sandbox.ready
    const open = async (place: number) => {
      const own = join(folder, `kiosk-${place}`)
      const printer = await startPretendPrinter({ speed: 0 })
      const configFile = writeDemoConfig(own, { sandbox: url, printerPort: printer.escposPort, change })
      const remote = await startRemoteKiosk(configFile, folder, { withinMs: 120_000 })
      kiosks.push({ remote, printer, dataFolder: join(own, 'data') })
    }
    // the first one alone: it compiles for all
    await open(0)
    let next = 1
    const lane = async () => {
      for (let place = next++; place < howMany; place = next++) await open(place)
    }
    await Promise.all(Array.from({ length: starting }, lane))
    await Promise.all(kiosks.map(({ remote }) => remote.person.on('language')))
    return {
      sandboxPid: sandbox.process.pid ?? 0,
      dock: control(url),
      kiosks,
      stop: async () => {
        await Promise.all(kiosks.map(({ remote }) => remote.stop()))
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Grown-ups with an ABHA that is awake and a mobile on it, one of each mobile: two kiosks that ask for a code on one phone would take it from each
 * other. Nobody else of the household has the same name.
 */
export function patients(crowd: number, today: number): Somebody[] {
  const made = population(1, crowd).filter(({ key }) => key.startsWith('made-'))
  const households = Map.groupBy(made, ({ abha }) => abha?.mobile ?? null)
  households.delete(null)
  return [...households.values()].flatMap(household => {
    const names = household.map(fullName)
    const person = household.find(one => one.abha?.number && one.abha.status === 'ACTIVE' && ageOn(one, today) >= 18)
    if (!person || names.filter(name => name === fullName(person)).length > 1) return []
    const { key, gender, aadhaar, aadhaarMobile, abha } = person
    return {
      ...{ key, gender, aadhaar, aadhaarMobile, name: fullName(person), messagesMobile: null },
      ...{ abhaNumber: abha?.number ?? null, abhaAddress: null, abhaMobile: abha?.mobile ?? null },
    }
  })
}
