/** How long after a touch the next screen was on the glass. */
export interface Wait {
  ms: number
  /** the screen that came */
  to: string
}

/**
 * Runs in the page: from each touch that changes the screen, how long until the new one is painted, on the page's own clock. `from`: whether the time runs from the
 * finger's coming down or from its going up. What was seen is in `window.waits`; `window.forgetTouch()` says
 * that the newest touch changes no screen, so that what comes later by itself is not taken for its picture.
 */
export function watchTouches(from: 'pointerdown' | 'pointerup'): void {
  const waits: Wait[] = []
  let touchedAt: number | null = null
  const forgetTouch = () => {
    touchedAt = null
  }
  Object.assign(window, { waits, forgetTouch })
  let shown: string | null = null
  window.addEventListener(
    from,
    ({ timeStamp }) => {
      touchedAt = timeStamp
    },
    true,
  )
  new MutationObserver(() => {
    const glass = document.querySelector('[data-step]')
    const step = glass?.getAttribute('data-step') ?? null
    const to = glass?.getAttribute('data-screen') ?? ''
    if (step === shown) return
    shown = step
    const began = touchedAt
    touchedAt = null
    // the frame after the one that is being made has it on the glass
    if (began !== null) requestAnimationFrame(() => setTimeout(() => waits.push({ ms: performance.now() - began, to })))
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-step'] })
}
