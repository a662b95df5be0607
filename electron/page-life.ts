import type { Clock } from './clock.ts'
import { createHeart, type Patience } from './heart.ts'
import { recent, recovery } from './recovery.ts'

const tickMs = 500

/**
 * In ticks of half a second. A page that has hung for two and a half seconds is ended, so that the glass is back within five; one that is being loaded has half a minute.
 * Each hang of the last ten minutes doubles the two and a half seconds: a machine so slow that it seems to hang while it draws is not ended for it again and again.
 */
const patience = (hangs: number): Patience => ({ loading: 60, beating: Math.min(60, 5 * 2 ** hangs) })

/** Of what a page may die: its process ended, it hung, it could not be loaded, or the graphics under it went. */
export type Death = 'crash' | 'hang' | 'load' | 'graphics'

export interface PageLife {
  loading(): void
  beat(): void
  died(of: Death): void
  /** it is there and answers */
  isAlive(): boolean
  /** nothing is started any more */
  end(): void
}

/** Keeps the page alive. `kill` ends the process of a page that hangs, which is then told as its own death; `load` starts it anew, with nothing of the old one. */
export function keepPageAlive(clock: Clock, page: { load(): void; kill(): void; askStaff(of: Death): void }): PageLife {
  let diedAt: number[] = []
  let hungAt: number[] = []
  const heart = createHeart(() => patience(recent(hungAt, clock.now()).length))
  let hung = false
  /** between a death and the next start, and after the last */
  let down = false
  let ended = false

  clock.every(tickMs, () => {
    if (down || ended || !heart.tick()) return
    hung = true
    heart.load()
    page.kill()
  })

  return {
    loading: () => heart.load(),
    beat: () => heart.beat(),
    isAlive: () => !down && !ended && heart.beating(),
    end: () => {
      ended = true
    },
    died: of => {
      if (down || ended) return
      down = true
      const cause = hung ? 'hang' : of
      hung = false
      const now = clock.now()
      diedAt = [...recent(diedAt, now), now]
      hungAt = [...recent(hungAt, now), ...(cause === 'hang' ? [now] : [])]
      const then = recovery(diedAt, now)
      switch (then.next) {
        case 'askStaff':
          ended = true
          return page.askStaff(cause)
        case 'start':
          return clock.after(then.afterMs, () => {
            down = false
            heart.load()
            if (!ended) page.load()
          })
      }
    },
  }
}
