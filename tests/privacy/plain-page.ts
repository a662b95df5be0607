import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { WebSocket } from 'undici'
import type { Point } from '../e2e/support/finger.ts'
import { type PatientHand, patientHand, until } from './patient-hand.ts'

/**
 * A browser, or the shell, with a finger on its page and nobody who listens: Playwright has the browser tell it all that goes over the page's lines, and that would be
 * copies of our own making.
 */
export interface PlainPage extends PatientHand {
  pid: number
  inPage<T>(script: string): Promise<T>
  /** a command of the DevTools protocol to the page */
  ask<T>(method: string, params?: object): Promise<T>
  close(): Promise<void>
}

/** `address`: how the page's address begins. */
export async function openPlainPage(executable: string, args: string[], env: NodeJS.ProcessEnv, address: string): Promise<PlainPage> {
  const child = spawn(executable, ['--remote-debugging-port=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'], env })
  const said = createInterface({ input: child.stderr })
  let host = ''
  said.on('line', line => {
    host ||= /^DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1] ?? ''
  })
  try {
    await until('the browser listens', async () => host || null)
    const target = await until('the page is there', async () => {
      const targets = (await (await fetch(`http://${host}/json/list`)).json()) as { type: string; url: string; webSocketDebuggerUrl: string }[]
      return targets.find(({ type, url }) => type === 'page' && url.startsWith(address))
    })
    const line = await openLine(target.webSocketDebuggerUrl)
    const inPage = async <T>(script: string): Promise<T> => {
      const { result } = await line.ask<{ result: { value: T } }>('Runtime.evaluate', { expression: script, returnByValue: true, awaitPromise: true })
      return result.value
    }
    const touch = async (at: Point) => {
      await line.ask('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...at, radiusX: 12, radiusY: 12 }] })
      await line.ask('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    return {
      pid: child.pid ?? 0,
      inPage,
      ask: line.ask,
      ...patientHand({ inPage, touch }),
      close: async () => {
        line.close()
        await end(child)
      },
    }
  } catch (error) {
    await end(child)
    throw error
  }
}

async function openLine(address: string) {
  const socket = new WebSocket(address)
  await once(socket as unknown as EventTarget, 'open')
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } }
    const asked = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || asked === undefined) return
    waiting.delete(id)
    if (error) asked.reject(new Error(error.message))
    else asked.resolve(result)
  })
  let last = 0
  return {
    // a page that dies answers nothing
    ask: <T>(method: string, params: object = {}) =>
      new Promise<T>((resolve, reject) => {
        const id = ++last
        const timer = setTimeout(() => waiting.delete(id) && reject(new Error(`no answer: ${method}`)), 5000)
        const done =
          <V>(then: (value: V) => void) =>
          (value: V) => {
            clearTimeout(timer)
            then(value)
          }
        waiting.set(id, { resolve: done(resolve as (value: unknown) => void), reject: done(reject) })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    close: () => socket.close(),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}
