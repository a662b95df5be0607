import type { Choice, Intent, Screen, ScreenName, Snapshot, ToScreen } from '../../service/contract/index.ts'
import type { Kiosk } from '../../service/kiosk.ts'
import type { ServicePort } from '../../service/ports.ts'

/** A person at the glass without the glass: hears snapshots, says intents for the step it sees. */
export interface Finger {
  snapshot(): Snapshot
  /** waits for a screen, and for `when` to hold of it */
  on<Name extends ScreenName>(name: Name, when?: (screen: Extract<Screen, { name: Name }>) => boolean): Promise<Extract<Screen, { name: Name }>>
  /** `ms`: how long, where it is not as long as ever */
  until(what: string, when: (snapshot: Snapshot) => boolean, ms?: number): Promise<Snapshot>
  say(intent: Intent): void
  /** as a touch that was meant for an earlier picture */
  sayAt(step: number, intent: Intent): void
  choose(choice: Choice): void
  /** every screen that was seen, in order, without repeats */
  seen: ScreenName[]
  /** everything that was ever said to the screen, as text */
  heard: string[]
  leave(): void
}

export const finger = (kiosk: Kiosk, withinMs = 15_000): Finger => fingerOn(port => kiosk.connect(port), kiosk.snapshot(), withinMs)

/** The same at any port: `connect` gives the service its end of it. `first`: what stands on the glass before anything was heard. */
export function fingerOn(connect: (port: ServicePort) => void, first: Snapshot, withinMs = 15_000): Finger {
  let last = first
  const seen: ScreenName[] = []
  const heard: string[] = []
  const waiting = new Set<() => void>()
  let hear: (message: unknown) => void = () => {}
  let closed = () => {}
  connect({
    post: (message: ToScreen) => {
      if (message.kind !== 'snapshot') return
      last = message.snapshot
      heard.push(JSON.stringify(message))
      if (seen.at(-1) !== last.screen.name) seen.push(last.screen.name)
      for (const check of [...waiting]) check()
    },
    onMessage: listener => {
      hear = listener
    },
    onClose: listener => {
      closed = listener
    },
    close: () => {},
  })
  const until = (what: string, when: (snapshot: Snapshot) => boolean, ms = withinMs) =>
    new Promise<Snapshot>((resolve, reject) => {
      const check = () => {
        if (!when(last)) return
        waiting.delete(check)
        clearTimeout(timer)
        resolve(last)
      }
      const timer = setTimeout(() => {
        waiting.delete(check)
        reject(new Error(`waited for ${what}; the screen is ${JSON.stringify(last.screen.name)}, seen: ${seen.join(' → ')}`))
      }, ms)
      waiting.add(check)
      check()
    })
  const say = (intent: Intent) => hear({ kind: 'intent', step: last.step, intent })
  return {
    snapshot: () => last,
    until,
    on: async (name, when = () => true) => {
      const found = await until(name, ({ screen }) => screen.name === name && when(screen as never))
      return found.screen as never
    },
    say,
    sayAt: (step, intent) => hear({ kind: 'intent', step, intent }),
    choose: choice => say({ type: 'choose', choice }),
    seen,
    heard,
    leave: () => closed(),
  }
}
