/** Readers for answers whose types are not to be trusted: a number may come as text, a text as a number, a field as null. */

export type Fields = Record<string, unknown>

/** The value as an object's fields; anything else has none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The first of these that is a text (or a number) with something in it, trimmed. */
export function textOf(...values: unknown[]): string | null {
  for (const value of values) {
    const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (text !== '') return text
  }
  return null
}

/** A whole number of zero or more, also when it comes as digits in a text. */
export function countOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.floor(value) : null
  return typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : null
}

/** Flags come as booleans and as 'true' (abdm-v3 e.3, corrections 33). */
export const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true'
