/** What one call is answered with. No body at all is an answer too. */
export interface Answer {
  status: number
  body?: unknown
  bytes?: Buffer
  text?: string
  headers?: Record<string, string>
}

/** Either what was asked for, or the answer that ends the call. */
export type Try<T> = { ok: true; value: T } | { ok: false; answer: Answer }

export const good = <T>(value: T): Try<T> => ({ ok: true, value })
export const bad = (answer: Answer): { ok: false; answer: Answer } => ({ ok: false, answer })

export const json = (status: number, body: unknown): Answer => ({ status, body })
export const empty = (status: number, headers: Record<string, string> = {}): Answer => ({ status, headers })
export const png = (status: number, bytes: Buffer): Answer => ({ status, bytes, headers: { 'content-type': 'image/png' } })
export const plain = (status: number, text: string): Answer => ({ status, text })

/** The value at `a.b.c` of a body nobody has checked. */
export function at(body: unknown, path: string): unknown {
  let value = body
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

export const textAt = (body: unknown, path: string): string | null => {
  const value = at(body, path)
  return typeof value === 'string' ? value : null
}

export const sameList = (value: unknown, wanted: readonly string[]): boolean =>
  Array.isArray(value) && value.length === wanted.length && wanted.every(item => value.includes(item))
