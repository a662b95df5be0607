/** How long after a touch, or after a new screen, the next one counts for nothing: a double tap does nothing twice. */
export const doubleTapMs = 350

/** A key of the keypad may be pressed twice on purpose, so it waits only for the tremble of one touch. */
export const trembleMs = 150

export interface Touch {
  /** what was touched */
  key: string
  /** the step on the glass when the finger came down */
  step: number
  /** milliseconds on any one clock */
  at: number
  /** how long this touch silences the same key, in milliseconds; `doubleTapMs` where left out */
  quietMs?: number
}

export interface Gate {
  /** May this touch count? Remembers it when it may. */
  admits(touch: Touch, currentStep: number): boolean
  /** A new step is on the glass. */
  stepShown(at: number): void
}

/** A touch silences its own key for a while, a new step silences every key, and a touch that began on another step counts for nothing. */
export function createGate(): Gate {
  let last: Touch | null = null
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    admits(touch, currentStep) {
      if (touch.step !== currentStep) return false
      if (touch.at - shownAt < doubleTapMs) return false
      if (last !== null && last.key === touch.key && last.step === touch.step && touch.at - last.at < (touch.quietMs ?? doubleTapMs)) return false
      last = touch
      return true
    },
    stepShown(at) {
      shownAt = at
      last = null
    },
  }
}
