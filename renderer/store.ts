import type { Intent, Snapshot, ToScreenOfLanguages, ToServiceOfLanguages } from '../service/contract/index.ts'
import type { OpenPort, ScreenPort } from './port/port.ts'

/** `opening`: nothing heard yet. `open`: the snapshot is the service's last word. `lost`: the service went away, everything shown is dropped. */
export type View = { line: 'opening' | 'lost'; snapshot: null } | { line: 'open'; snapshot: Snapshot }

export interface Store {
  view(): View
  subscribe(changed: () => void): () => void
  /** Says the intent for the step that is on the glass. */
  send(intent: Intent): void
  /** Says the intent for the step the finger came down on; the service drops it when that screen has gone. */
  sendAt(step: number, intent: Intent): void
  /** Asks for a recording; the answer comes as a message of its own. */
  ask(message: ToServiceOfLanguages): void
}

export interface StoreOptions {
  open: OpenPort
  /** calls back after so many milliseconds */
  later(run: () => void, ms: number): void
  /** what is said beside the snapshots */
  told?(message: ToScreenOfLanguages): void
}

const againAfterMs = 1_000

/** Holds the last snapshot and nothing else. When the line closes the snapshot is forgotten and the line is opened again each second. */
export function createStore({ open, later, told = () => {} }: StoreOptions): Store {
  let view: View = { line: 'opening', snapshot: null }
  let port: ScreenPort | null = null
  const listeners = new Set<() => void>()
  const show = (next: View) => {
    view = next
    for (const listener of listeners) listener()
  }
  const sayHello = (to: ScreenPort) => {
    if (port !== to || view.line === 'open') return
    to.post({ kind: 'hello' })
    later(() => sayHello(to), againAfterMs)
  }
  const start = () => {
    const opened = open()
    port = opened
    opened.onMessage(message => {
      if (port !== opened) return
      if (message.kind === 'snapshot') show({ line: 'open', snapshot: message.snapshot })
      else told(message)
    })
    opened.onClose(() => {
      if (port !== opened) return
      port = null
      opened.close()
      if (view.line === 'open') show({ line: 'lost', snapshot: null })
      later(start, againAfterMs)
    })
    sayHello(opened)
  }
  const sendAt = (step: number, intent: Intent) => port?.post({ kind: 'intent', step, intent })
  start()
  return {
    view: () => view,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    send: intent => {
      if (view.line === 'open') sendAt(view.snapshot.step, intent)
    },
    sendAt,
    ask: message => port?.post(message),
  }
}
