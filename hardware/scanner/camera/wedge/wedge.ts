import { systemTimers, type Timers } from '../../../timers.ts'
import { sightings } from '../../sightings.ts'
import type { Read } from '../../types.ts'
import { type BurstOptions, bursts } from './bursts.ts'

/** What is needed of a key's event. */
export interface KeyPress {
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  /** false for what a page made up itself */
  isTrusted: boolean
  preventDefault(): void
  stopImmediatePropagation(): void
}

/** What is needed of the window. */
export interface KeySource {
  addEventListener(type: 'keydown' | 'keyup', listener: (press: KeyPress) => void, capture: true): void
  removeEventListener(type: 'keydown' | 'keyup', listener: (press: KeyPress) => void, capture: true): void
}

export interface WedgeOptions extends Partial<BurstOptions> {
  onRead(read: Read): void
  timers?: Timers
}

export interface Wedge {
  /** the next read counts, even of a code that was read a moment ago: what was read before was not for this screen */
  forget(): void
  stop(): void
}

/**
 * A scanner that types (keyboard wedge), heard before any field of the page hears it. Open it only where no serial scanner is configured: the same
 * device must not be heard twice. The same text counts again as for every scanner (`sightings`).
 */
export function openWedge(
  window: KeySource,
  { start = null, end = ['Enter', 'NumpadEnter', 'Tab'], onRead, timers = systemTimers }: WedgeOptions,
): Wedge {
  const burst = bursts({ start, end })
  let seen = sightings()
  let cancel = () => {}
  const say = (text: string | null) => {
    if (text !== null && seen.see(text, timers.now())) onRead({ text, source: 'wedge' })
  }
  /** Keys kept from the page: their release is kept from it too. */
  const kept = new Set<string>()
  const keep = (press: KeyPress) => {
    press.preventDefault()
    press.stopImmediatePropagation()
  }
  const down = (press: KeyPress) => {
    if (!press.isTrusted) return
    const { swallow, text } = burst.press({
      code: press.code,
      shift: press.shiftKey,
      shortcut: press.ctrlKey || press.altKey || press.metaKey,
      time: timers.now(),
    })
    if (swallow) {
      kept.add(press.code)
      keep(press)
    }
    say(text)
    cancel()
    const due = burst.due()
    if (due !== null) cancel = timers.after(due - timers.now(), () => say(burst.end()))
  }
  const up = (press: KeyPress) => {
    if (press.isTrusted && kept.delete(press.code)) keep(press)
  }
  window.addEventListener('keydown', down, true)
  window.addEventListener('keyup', up, true)
  return {
    forget() {
      seen = sightings()
    },
    stop() {
      cancel()
      window.removeEventListener('keydown', down, true)
      window.removeEventListener('keyup', up, true)
    },
  }
}
