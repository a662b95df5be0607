import { parseArgs } from 'node:util'
import type { OpenSqlite } from './journal.ts'
import { type MessagePortLike, messagePort } from './ports.ts'
import { startService } from './start.ts'

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void): void
}

/** The service as Electron's utility process: nothing listens on the network; each page hands over one end of a port. Exit code 2: the config is at fault. `refusesDemo`: see `startService`. */
export function runInElectron(openSqlite: OpenSqlite, { refusesDemo }: { refusesDemo: boolean }): void {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  const started = startService({ configFile: values.config ?? '', openSqlite, host: 'electron', refusesDemo })
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
  const parent = (process as unknown as { parentPort: ParentPort }).parentPort
  // the shell gives the microphone while the recorder is on the glass, and takes it away again
  started.kiosk.onMicrophone(wanted => parent.postMessage({ microphone: wanted }))
  parent.on('message', ({ data, ports }) => {
    const [port] = ports
    if (data === 'screen' && port) started.kiosk.connect(messagePort(port))
  })
}
