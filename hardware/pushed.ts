/** A value that is told to its listeners whenever it changes. */
export interface Pushed<T> {
  readonly now: T
  /** returns what stops it */
  onChange(listener: (now: T) => void): () => void
  become(next: T): void
}

export function pushed<T>(first: T): Pushed<T> {
  const listeners = new Set<(now: T) => void>()
  let now = first
  return {
    get now() {
      return now
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    become(next) {
      if (next === now) return
      now = next
      for (const listener of [...listeners]) listener(next)
    },
  }
}
