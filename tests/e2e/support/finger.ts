import type { Page } from '@playwright/test'

export interface Point {
  x: number
  y: number
}

/** A real touch, as the glass of the kiosk reports it: the browser itself finds what lies under it. */
export interface Finger {
  tap(at: Point): Promise<void>
  /** comes down at one point, moves to the other and goes up there */
  slide(from: Point, to: Point): Promise<void>
}

const steps = 5

export async function fingerOn(page: Page): Promise<Finger> {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(point => ({ ...point, radiusX: 12, radiusY: 12 })) })
  const slide = async (from: Point, to: Point) => {
    await touch('touchStart', [from])
    for (let step = 1; step <= steps; step++)
      await touch('touchMove', [{ x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps }])
    await touch('touchEnd', [])
  }
  return {
    tap: async at => {
      await touch('touchStart', [at])
      await touch('touchEnd', [])
    },
    slide,
  }
}

/** A point of a key, as parts of its width and height from its upper left: 0.5, 0.5 is its middle, 1.2, 0.5 lies right of it. */
export async function pointOf(page: Page, key: string, x = 0.5, y = 0.5): Promise<Point> {
  const box = await page.locator(`[data-key="${key}"]`).boundingBox()
  if (box === null) throw new Error(`no key ${key} on the glass`)
  return { x: box.x + box.width * x, y: box.y + box.height * y }
}
