import { setTimeout as wait } from 'node:timers/promises'
import type { ScreenName } from '../../service/contract/index.ts'
import type { Point } from '../e2e/support/finger.ts'
import type { Hand } from '../e2e/support/hand.ts'

/** A glass that can be asked and touched; a document that is just being replaced may answer nothing. */
export interface PlainGlass {
  inPage<T>(script: string): Promise<T>
  touch(at: Point): Promise<void>
}

export interface PatientHand extends Hand {
  /** what is on the glass; null: nothing */
  screen(): Promise<ScreenName | null>
}

const patienceMs = 45_000
const pollMs = 60

/** A finger outside of Playwright's tests, whose own would give up after five seconds. Nothing of what is typed or shown passes through it but single keys. */
export function patientHand({ inPage, touch }: PlainGlass): PatientHand {
  const asked = <T>(script: string) => inPage<T>(script).catch(() => null)
  const glass = () =>
    asked<{ screen: ScreenName; step: string; settling: boolean }>(
      "(m => m && { screen: m.dataset.screen, step: m.dataset.step, settling: 'settling' in m.dataset || m.closest('[inert]') !== null })(document.querySelector('[data-screen]'))",
    )
  const touchKey = async (key: string): Promise<true | null> => {
    const at = await asked<Point>(
      `(e => { const b = e?.getBoundingClientRect(); return b ? { x: b.x + b.width / 2, y: b.y + b.height / 2 } : null })(document.querySelector('[data-key="${key}"]'))`,
    )
    if (at === null) return null
    await touch(at)
    return true
  }
  const settled = () => until('the screen takes touches', async () => (await glass())?.settling === false || null)
  return {
    screen: async () => (await glass())?.screen ?? null,
    on: async screen => {
      await until(`the screen ${screen}`, async () => (await glass())?.screen === screen || null)
    },
    press: async key => {
      const before = (await glass())?.step
      await until(`the key ${key} leads on`, async () => {
        if ((await glass())?.step !== before) return true
        await settled()
        await touchKey(key)
        for (let look = 0; look < 12; look++) {
          if ((await glass())?.step !== before) return true
          await wait(pollMs)
        }
        return null
      })
    },
    tap: async key => {
      await settled()
      await until(`the key ${key}`, () => touchKey(key))
    },
    type: async digits => {
      await settled()
      for (const digit of digits) {
        await until(`the key ${digit}`, () => touchKey(digit))
        // two touches, not the tremble of one
        await wait(170)
      }
    },
  }
}

/** Looks until there is something; throws when there is nothing for too long. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
  const end = Date.now() + patienceMs
  for (;;) {
    const seen = await look().catch(() => null)
    if (seen !== null && seen !== undefined) return seen
    if (Date.now() > end) throw new Error(`not in ${patienceMs / 1000} s: ${what}`)
    await wait(pollMs)
  }
}
