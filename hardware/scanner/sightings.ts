/** The longest text taken from a code: more than any Aadhaar Secure QR or ABHA code carries. */
export const longestText = 8192

const repeatAfter = 3000
const outOfViewAfter = 1000

/** Tells a new showing of a code from the same code still being held up. */
export interface Sightings {
  /** True when `text`, seen at `time` (ms, never running backwards), is a read of its own. */
  see(text: string, time: number): boolean
}

/**
 * The same text counts again only when its last read is 3 s old and it has been out of view for 1 s;
 * each text for itself, so that two codes on one sheet do not take turns. Empty and over-long texts never count.
 */
export function sightings(): Sightings {
  const known = new Map<string, { read: number; seen: number }>()
  return {
    see(text, time) {
      if (text === '' || text.length > longestText) return false
      for (const [other, { read, seen }] of known) if (time - read >= repeatAfter && time - seen >= outOfViewAfter) known.delete(other)
      const before = known.get(text)
      if (before) before.seen = time
      else known.set(text, { read: time, seen: time })
      return !before
    },
  }
}
