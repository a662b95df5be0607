import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseConfig } from './config.ts'
import { placeOf, sealedFileOf, type Unsealed } from './credentials.ts'
import type { OpenSqlite } from './journal.ts'
import { type MessagePortLike, messagePort } from './ports.ts'
import { startService } from './start.ts'

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void): void
}

/**
 * The service as Electron's utility process: nothing listens on the network; each page hands over one end of a port. Exit code 2: the config is at fault.
 * Sealed credentials are opened by the shell, which alone reaches the keystore, and come as a message: in no argument, no environment, no file. `refusesDemo`: see `startService`.
 */
export async function runInElectron(openSqlite: OpenSqlite, { refusesDemo }: { refusesDemo: boolean }): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  const configFile = values.config ?? ''
  const parent = (process as unknown as { parentPort: ParentPort }).parentPort
  const screens: MessagePortLike[] = []
  let connect = (port: MessagePortLike): void => {
    screens.push(port)
  }
  let opened: (unsealed: Unsealed) => void = () => {}
  parent.on('message', ({ data, ports: [port] }) => {
    if (data === 'screen' && port) connect(port)
    const unsealed = unsealedOf(data)
    if (unsealed !== undefined) opened(unsealed)
  })

  const sealed = sealedFileIn(configFile)
  const unsealed =
    sealed === null
      ? undefined
      : await new Promise<Unsealed>(resolve => {
          opened = resolve
          parent.postMessage({ unseal: sealed })
        })
  const started = startService({ configFile, openSqlite, host: 'electron', refusesDemo, ...(unsealed === undefined ? {} : { unsealed }) })
  if (!started.ok) {
    for (const sentence of started.sentences) process.stderr.write(`${sentence}\n`)
    process.exit(2)
  }
  for (const note of started.notes) process.stderr.write(`${note}\n`)
  process.on('SIGTERM', () => {
    void started.kiosk.stop().then(() => {
      started.log.event('stopped', { reason: 'signal' })
      process.exit(0)
    })
  })
  // the shell gives the microphone while the recorder is on the glass, and takes it away again
  started.kiosk.onMicrophone(wanted => parent.postMessage({ microphone: wanted }))
  connect = port => started.kiosk.connect(messagePort(port))
  for (const port of screens) connect(port)
}

/** Null: the credentials are not sealed, or the config is at fault, which the start itself says. */
function sealedFileIn(configFile: string): string | null {
  try {
    const parsed = parseConfig(readFileSync(configFile, 'utf8'))
    if (!parsed.ok) return null
    const { file } = parsed.config.abdm.credentials
    return placeOf(file) === 'sealed' ? sealedFileOf(file) : null
  } catch {
    return null
  }
}

function unsealedOf(data: unknown): Unsealed | undefined {
  if (typeof data !== 'object' || data === null || !('unsealed' in data)) return undefined
  return typeof data.unsealed === 'string' ? data.unsealed : null
}
