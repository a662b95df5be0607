import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'undici'
import { startChild } from '../../scripts/lib/child.ts'
import type { ToScreen } from '../../service/contract/index.ts'
import { type Finger, fingerOn } from './finger.ts'

const root = join(import.meta.dirname, '../..')

/** The service as its own process, as `npm start` has it, and a finger on it through its WebSocket. */
export interface RemoteKiosk {
  pid: number
  person: Finger
  /** hears as soon as the line is gone */
  onGone(listener: () => void): void
  /** kill -9: answers when it is dead */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** `flags`: of Node. The page is an empty one: nobody looks at it. */
export async function startRemoteKiosk(configFile: string, folder: string, { flags = [] as string[], withinMs = 30_000 } = {}): Promise<RemoteKiosk> {
  const page = join(folder, 'page')
  mkdirSync(page, { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  const find = (line: string) => (line.startsWith('{"kiosk"') ? (JSON.parse(line) as { kiosk: string }).kiosk : null)
  const said: string[] = []
  const child = startChild(
    process.execPath,
    [...flags, join(root, 'service/main-browser.ts'), '--config', configFile, '--port', '0', '--page', page],
    find,
    line => said.push(line),
    // what was compiled once is not compiled at every start
    { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  )
  const address = await child.ready.catch(error => {
    throw new Error(`${String(error)}\n${said.join('\n')}`)
  })
  const [origin = '', key = ''] = address.split('/#key=')
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/port`, { protocols: [`kiosk.${key}`], headers: { origin } })
  const gone = new Set<() => void>()
  socket.addEventListener('close', () => {
    for (const tell of gone) tell()
  })
  // what breaks the line also closes it
  socket.addEventListener('error', () => undefined)
  const waiting: ToScreen[] = []
  let hear: (message: ToScreen) => void = message => waiting.push(message)
  const first = new Promise<Extract<ToScreen, { kind: 'snapshot' }>>((resolve, reject) => {
    gone.add(() => void reject(new Error('the service closed the line')))
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as ToScreen
      hear(message)
      if (message.kind === 'snapshot') resolve(message)
    })
  })
  const { snapshot } = await first
  const person = fingerOn(
    port => {
      hear = message => port.post(message)
      port.onMessage(message => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
      })
    },
    snapshot,
    withinMs,
  )
  const exited = new Promise<void>(resolve => void child.process.once('exit', () => resolve()))
  return {
    pid: child.process.pid ?? 0,
    person,
    onGone: listener => void gone.add(listener),
    kill: async () => {
      child.process.kill('SIGKILL')
      await exited
      socket.close()
    },
    stop: async () => {
      socket.close()
      await child.stop()
    },
  }
}
