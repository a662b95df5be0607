import type { Clock } from './clock.ts'

export interface Parking<Kept> {
  /** keeps a visit under a number of four digits that no other parked visit has */
  park(kept: Kept): { number: string; until: Date }
  /** Hands it back, once. 'closed': too many wrong numbers were tried; nobody may guess their way to another's visit. */
  resume(number: string): { is: 'found'; kept: Kept } | { is: 'wrong' } | { is: 'closed' }
  any(): boolean
  /** whenever `any` changes */
  onChange(listener: (any: boolean) => void): void
  /** forgets all of them now */
  close(): void
}

/** wrong numbers in a row, over all visits, until none is taken any more for as long as a visit may be parked */
export const mostWrong = 10

/**
 * Visits that wait for a phone, in memory alone (users-and-rules, OTP ladder). After `forMs` a visit is forgotten whatever happens; `forget` wipes it.
 * `random`: an integer from 0 up to, not including, its argument.
 */
export function createParking<Kept>(
  { clock, forMs, random }: { clock: Clock; forMs: number; random(below: number): number },
  forget: (kept: Kept) => void,
): Parking<Kept> {
  const parked = new Map<string, { kept: Kept; stop: () => void }>()
  let wrong = 0
  let reopen = () => {}
  let changed: (any: boolean) => void = () => {}

  const takeOut = (number: string): Kept | null => {
    const found = parked.get(number)
    if (!found) return null
    found.stop()
    parked.delete(number)
    return found.kept
  }
  const freeNumber = (): string => {
    const number = String(random(10_000)).padStart(4, '0')
    return parked.has(number) ? freeNumber() : number
  }
  const tell = () => changed(parked.size > 0)

  return {
    park: kept => {
      const number = freeNumber()
      const stop = clock.after(forMs, () => {
        parked.delete(number)
        forget(kept)
        tell()
      })
      parked.set(number, { kept, stop })
      tell()
      return { number, until: new Date(clock.now().getTime() + forMs) }
    },
    resume: number => {
      if (wrong >= mostWrong) return { is: 'closed' }
      const kept = takeOut(number)
      if (kept === null) {
        wrong++
        if (wrong === mostWrong)
          reopen = clock.after(forMs, () => {
            wrong = 0
          })
        return { is: 'wrong' }
      }
      wrong = 0
      tell()
      return { is: 'found', kept }
    },
    any: () => parked.size > 0,
    onChange: listener => {
      changed = listener
    },
    close: () => {
      reopen()
      for (const number of [...parked.keys()]) {
        const kept = takeOut(number)
        if (kept !== null) forget(kept)
      }
    },
  }
}
