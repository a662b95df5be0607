import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { comes } from './clock.ts'

/** The pretend scanner: what is written to it comes out of a pseudo-terminal of socat, which is gone when the plug is pulled. */
export interface Gun {
  readonly isPlugged: boolean
  /** how often it was pulled out so far */
  readonly pulls: number
  plug(): Promise<void>
  pull(): Promise<void>
  /** `pause`: ms between the pieces. Answers the longest pause it really made: this program may have been busy meanwhile */
  send(pieces: readonly Uint8Array[], pause: number): Promise<number>
}

export function gunAt(path: string): Gun {
  let cable: ChildProcess | null = null
  let held: number | null = null
  let pulls = 0
  return {
    get isPlugged() {
      return cable !== null
    },
    get pulls() {
      return pulls
    },
    async plug() {
      if (cable) return
      const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, '-'], { stdio: ['pipe', 'ignore', 'ignore'] })
      socat.stdin?.on('error', () => {})
      if (!(await comes(() => existsSync(path), 10_000))) throw new Error('socat made no pseudo-terminal')
      // a real device does not go away when the kiosk closes its side
      held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
      cable = socat
    },
    async pull() {
      const socat = cable
      if (!socat) return
      cable = null
      pulls++
      if (held !== null) closeSync(held)
      held = null
      const gone = once(socat, 'exit')
      socat.stdin?.destroy()
      // one that has ended by itself says so no more
      if (socat.kill('SIGKILL')) await gone
      rmSync(path, { force: true })
    },
    async send(pieces, pause) {
      let longest = 0
      for (const [index, piece] of pieces.entries()) {
        const began = performance.now()
        if (index > 0 && pause > 0) await wait(pause)
        if (!cable?.stdin?.writable) break
        cable.stdin.write(piece)
        longest = Math.max(longest, performance.now() - began)
      }
      return longest
    },
  }
}
