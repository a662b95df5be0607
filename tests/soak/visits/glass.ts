import type { CDPSession, Page } from '@playwright/test'
import type { ScreenName } from '../../../service/contract/index.ts'
import { type Wait, watchTouches } from '../../support/touches.ts'

interface Point {
  x: number
  y: number
}

/** A finger on the glass that is as quick as the screens allow. What it waits for is looked at in the page, so that no time passes between. */
export interface Glass {
  /** waits for one of these screens; answers which */
  on(...screens: ScreenName[]): Promise<ScreenName>
  /** nobody touches anything any more: waits until the machine is at rest by itself */
  left(): Promise<void>
  /** touches a key, again if need be, until there is another picture */
  press(key: string): Promise<void>
  /** touches a key that changes nothing else than itself */
  tap(key: string): Promise<void>
  type(digits: string): Promise<void>
  /** one touch into the corner where five open the staff's room */
  corner(): Promise<void>
  /** whether that key is there to be touched before so many ms are over */
  has(key: string, withinMs: number): Promise<boolean>
  /** what the touches since the last time had to wait for their picture */
  waits(): Promise<Wait[]>
  devtools: CDPSession
}

/** what this machine may take for one picture when it is busy, ms */
const patienceMs = 40_000
/** how many times as fast the page's clock goes */
const clockTimes = 8
/** the tremble of one touch (renderer/components/gate.ts) on that clock, and a little */
const sameKeyMs = 150 / clockTimes + 5

interface Found extends Point {
  what: 'key' | 'stillHere'
  step: string
}

/** Runs in the page. */
function eyes() {
  const later = window.setTimeout.bind(window)
  const glass = () => document.querySelector('main[data-step]')
  const when = <T>(look: () => T | null, ms: number) =>
    new Promise<T | null>(resolve => {
      const end = (found: T | null) => {
        watching.disconnect()
        clearTimeout(timer)
        resolve(found)
      }
      const watching = new MutationObserver(() => {
        const found = look()
        if (found !== null) end(found)
      })
      const timer = later(() => end(look()), ms)
      const found = look()
      if (found !== null) return end(found)
      watching.observe(document, { subtree: true, childList: true, attributes: true })
    })
  const pointOf = (id: string) => {
    const key = glass()?.querySelector<HTMLButtonElement>(`[data-key="${id}"]`)
    if (!key || key.disabled || key.closest('[inert]')) return null
    const { x, y, width, height } = key.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }
  const step = () => glass()?.getAttribute('data-step') ?? ''
  const settled = () => glass() !== null && !glass()?.hasAttribute('data-settling')
  Object.assign(window, {
    eyes: {
      key: (id: string, ms: number) =>
        when(() => {
          if (!settled()) return null
          const [asked, key] = [pointOf('stillHere'), pointOf(id)]
          return asked ? { what: 'stillHere', step: step(), ...asked } : key && { what: 'key', step: step(), ...key }
        }, ms),
      moved: (from: string, ms: number) => when(() => (step() === from ? null : true), ms),
      screen: (names: string[], ms: number) =>
        when(() => {
          const name = glass()?.getAttribute('data-screen') ?? ''
          if (names.includes(name)) return { name }
          const asked = settled() ? pointOf('stillHere') : null
          return asked && { name: '', ...asked }
        }, ms),
      rest: (ms: number) => {
        ;(window as unknown as { forgetTouch(): void }).forgetTouch()
        return when(() => (glass()?.getAttribute('data-screen') === 'language' ? true : null), ms)
      },
      digits: (ms: number) =>
        when(() => (settled() ? Array.from({ length: 10 }, (_, digit) => pointOf(String(digit))) : null), ms).then(points =>
          points?.includes(null) ? null : points,
        ),
      shows: () =>
        `${glass()?.getAttribute('data-screen')}: ${[...document.querySelectorAll('[data-key]')].map(key => key.getAttribute('data-key')).join(' ')}`,
    },
  })
}

/**
 * Runs in the page: its clock goes that many times as fast, and so its waits for a finger that trembles are over sooner. All of them are still waited for, each timer is begun and
 * ended as ever, and the service's time is as it was.
 */
function hurry(times: number) {
  const now = performance.now.bind(performance)
  const later = window.setTimeout.bind(window)
  performance.now = () => now() * times
  window.setTimeout = ((run: TimerHandler, ms = 0, ...rest: unknown[]) => later(run, ms / times, ...rest)) as typeof window.setTimeout
}

/** The document went while it was asked: a visit is over, and the next person gets one of their own. */
const isGone = (message: string) => /navigated or closed|context was destroyed|Cannot find context|(eyes|takeWaits) is not defined/.test(message)

/** To be asked for before the page is opened. */
export async function glassOn(page: Page): Promise<Glass> {
  await page.addInitScript(watchTouches, 'pointerdown' as const)
  await page.addInitScript(eyes)
  // after those who need the browser's own clock
  await page.addInitScript(hurry, clockTimes)
  const { width } = page.viewportSize() ?? { width: 0 }
  const devtools = await page.context().newCDPSession(page)
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as T
  }
  const askAnew = async <T>(expression: string): Promise<T> => {
    for (const end = performance.now() + patienceMs; ; ) {
      try {
        return await evaluate<T>(expression)
      } catch (error) {
        if (!isGone((error as Error).message) || performance.now() > end) throw error
        await new Promise(resolve => setTimeout(resolve, 10))
      }
    }
  }
  const ask = <T>(what: string) => askAnew<T>(`eyes.${what}`)
  const lost = async (what: string) => new Error(`${what} did not come; the glass shows ${await ask<string>('shows()')}`)
  const touch = async ({ x, y }: Point) => {
    const down = devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y, radiusX: 12, radiusY: 12 }] })
    await Promise.all([down, devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })])
  }
  const find = async (key: string, ms = patienceMs): Promise<Found | null> => {
    for (const end = performance.now() + ms; ; ) {
      const found = await ask<Found | null>(`key(${JSON.stringify(key)}, ${Math.max(0, end - performance.now())})`)
      if (found?.what !== 'stillHere') return found
      // this machine was so busy that the kiosk took the person for gone
      await touch(found)
      await ask(`moved(${JSON.stringify(found.step)}, 2000)`)
    }
  }
  return {
    devtools,
    on: async (...screens) => {
      for (const end = performance.now() + patienceMs; ; ) {
        const left = end - performance.now()
        const found = left < 0 ? null : await ask<(Point & { name: ScreenName | '' }) | null>(`screen(${JSON.stringify(screens)}, ${left})`)
        if (found === null) throw await lost(`one of ${screens.join(', ')}`)
        if (found.name !== '') return found.name
        await touch(found)
      }
    },
    left: async () => {
      if (!(await ask(`rest(${patienceMs})`))) throw await lost('the screen at rest')
    },
    press: async key => {
      for (let time = 0; time < 12; time++) {
        const found = await find(key)
        if (found === null) break
        await touch(found)
        if (await ask(`moved(${JSON.stringify(found.step)}, 1500)`)) return
      }
      throw await lost(`a picture after the key ${key}`)
    },
    tap: async key => {
      const found = await find(key)
      if (found === null) throw await lost(`the key ${key}`)
      await touch(found)
    },
    type: async digits => {
      if ((await find('0')) === null) throw await lost('the keypad')
      const points = await ask<Point[] | null>(`digits(${patienceMs})`)
      if (points === null) throw await lost('the keypad')
      for (const [at, digit] of [...digits].entries()) {
        const point = points[Number(digit)]
        if (point) await touch(point)
        if (digits[at + 1] === digit) await new Promise(resolve => setTimeout(resolve, sameKeyMs))
      }
    },
    corner: () => touch({ x: width - 40, y: 40 }),
    has: async (key, withinMs) => (await find(key, withinMs)) !== null,
    waits: () => askAnew('takeWaits()'),
  }
}
