import type { Choice, Intent, Screen, ScreenName, Snapshot, ToScreen } from '../../service/contract/index.ts'
import type { Kiosk } from '../../service/kiosk.ts'

/** A person at the glass without the glass: hears snapshots, says intents for the step it sees. */
export interface Finger {
  snapshot(): Snapshot
  /** waits for a screen, and for `when` to hold of it */
  on<Name extends ScreenName>(name: Name, when?: (screen: Extract<Screen, { name: Name }>) => boolean): Promise<Extract<Screen, { name: Name }>>
  until(what: string, when: (snapshot: Snapshot) => boolean): Promise<Snapshot>
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

export function finger(kiosk: Kiosk, withinMs = 15_000): Finger {
  let last = kiosk.snapshot()
  const seen: ScreenName[] = []
  const heard: string[] = []
  const waiting = new Set<() => void>()
  let hear: (message: unknown) => void = () => {}
  let closed = () => {}
  kiosk.connect({
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
  const until = (what: string, when: (snapshot: Snapshot) => boolean) =>
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
      }, withinMs)
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
