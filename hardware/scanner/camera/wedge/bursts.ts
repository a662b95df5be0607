import { plainText } from '../../scan-text.ts'
import { longestText } from '../../sightings.ts'
import { usCharacter } from './keys.ts'

/** A key that went down at `time` (ms). */
export interface Key {
  code: string
  shift: boolean
  /** Ctrl, Alt or Meta is held: a shortcut, no letter */
  shortcut: boolean
  time: number
}

export interface BurstOptions {
  /** the key (its code, for example 'F9') that the scanner types first; null: it types none and is told from a person by its speed */
  start: string | null
  /** the keys that end a scan */
  end: readonly string[]
}

/** Cuts key presses into scans. It has no clock: the caller says what time it is. */
export interface Bursts {
  /** What to do with the key: keep it from the page, or let it through; and the text of the scan it ended, if it did. */
  press(key: Key): { swallow: boolean; text: string | null }
  /** When the scan under way ends if nothing more comes; null when there is none. */
  due(): number | null
  /** The silence is over: the text of what was under way, or null when that was no scan. */
  end(): string | null
}

/** Fewer keys, or slower ones (mean ms between two), are a person. A busy machine makes single gaps of 100 ms, so no single gap decides. */
const fewestKeys = 6
const slowestMean = 35
const silence = 300

const modifiers = /^(Shift|Control|Alt|Meta)(Left|Right)$|^(CapsLock|NumLock|Fn)$/

/**
 * While this listens no letter of a keyboard reaches the page: a kiosk is touched, not typed at. Enter and Tab, which could press a button or
 * move the focus, are kept from it when they end or follow a scan, and let through otherwise.
 */
export function bursts({ start, end: ends }: BurstOptions): Bursts {
  let text = ''
  let keys = 0
  let first = 0
  let last = Number.NEGATIVE_INFINITY
  let started = false
  let tooLong = false

  const cut = (): string | null => {
    const isScan = !tooLong && (start === null ? keys >= fewestKeys && (last - first) / (keys - 1) <= slowestMean : started)
    const scanned = isScan ? plainText(text) : null
    text = ''
    keys = 0
    started = false
    tooLong = false
    return scanned
  }
  const under = () => keys > 0 || started

  return {
    press({ code, shift, shortcut, time }) {
      // What a late timer has left over belongs to an earlier scan.
      const stale = under() && time - last > silence ? cut() : null
      if (modifiers.test(code)) return { swallow: false, text: stale }
      if (code === start) {
        text = ''
        keys = 0
        started = true
        last = time
        return { swallow: true, text: stale }
      }
      if (ends.includes(code)) {
        if (!under()) return { swallow: time - last < silence, text: stale }
        last = time
        // The end key comes with a small pause; it is not counted.
        return { swallow: true, text: cut() }
      }
      const character = shortcut ? null : usCharacter(code, shift)
      if (character === null) return { swallow: under(), text: stale }
      if (start === null || started) {
        if (keys === 0) first = time
        keys++
        if (text.length < longestText) text += character
        else tooLong = true
      }
      last = time
      return { swallow: true, text: stale }
    },
    due: () => (under() ? last + silence : null),
    end: cut,
  }
}
