/** How long after a touch the next screen was on the glass. */
export interface Wait {
  ms: number
  /** the screen that came */
  to: string
}

/**
 * Runs in each document of the page as it begins: from each touch that changes the screen, how long until the new one is painted, on the page's own clock. `from`: whether the time runs from the
 * finger's coming down or from its going up. `window.takeWaits()` hands over what was
 * seen since it was last asked, also by the documents before this one; `window.forgetTouch()` says that the newest touch changes no screen, so that what comes
 * later by itself is not taken for its picture.
 */
export function watchTouches(from: 'pointerdown' | 'pointerup'): void {
  const kept = 'waits'
  // those of the browser itself, whatever a measurement does to the page's own
  const now = performance.now.bind(performance)
  const later = window.setTimeout.bind(window)
  const seen = (): Wait[] => JSON.parse(sessionStorage.getItem(kept) ?? '[]')
  const takeWaits = () => {
    const waits = seen()
    sessionStorage.removeItem(kept)
    return waits
  }
  let touchedAt: number | null = null
  const forgetTouch = () => {
    touchedAt = null
  }
  Object.assign(window, { takeWaits, forgetTouch })
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
    if (began !== null) requestAnimationFrame(() => later(() => sessionStorage.setItem(kept, JSON.stringify([...seen(), { ms: now() - began, to }]))))
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-step'] })
}
