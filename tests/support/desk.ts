import { join } from 'node:path'
import { type Control, control } from '../../sandbox/control.ts'
import { type RunningPrinter, startPretendPrinter } from '../../sandbox/printer/server.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
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
  /** the text of the QR on that counter's sheet */
  counterQr(id: string): Promise<string>
  /** the numbers that wait at that counter */
  queueOf(counter: string): Promise<string[]>
  close(): Promise<void>
}

/** `change` edits the demo config's text, for example shorter times. */
export async function openDesk(change: (text: string) => string = text => text): Promise<Desk> {
  const { path: folder, remove } = tempFolder('test')
  const printer = await startPretendPrinter({ speed: 0 })
  const sandbox = await startSandbox({ port: 0, printerUrl: `http://127.0.0.1:${printer.httpPort}` })
  const configFile = writeDemoConfig(folder, { sandbox: sandbox.url, printerPort: printer.escposPort, change })
  const dock = control(sandbox.url)
  return {
    sandbox,
    dock,
    printer,
    folder,
    configFile,
    dataFolder: join(folder, 'data'),
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
