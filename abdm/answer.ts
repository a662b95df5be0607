import { z } from 'zod'

/**
 * Pieces of schemas for answers whose types are not to be trusted: a number may come as text, a text as a number, a field as null. None of them
 * refuses: what does not fit becomes null, so that one odd field does not cost a person the whole answer. What a conversation cannot do without,
 * it checks itself.
 */

export type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as an object's fields; anything else has none. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** The first of these that is a text (or a number) with something in it, trimmed. */
export function textOf(...values: unknown[]): string | null {
  for (const value of values) {
    const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (text !== '') return text
  }
  return null
}

/** A text, or a number as text, trimmed; null when there is nothing in it. */
export const text = z
  .unknown()
  .optional()
  .transform(value => textOf(value))

/** A whole number of zero or more, also when it comes as digits in a text. */
export const count = z
  .union([
    z
      .number()
      .nonnegative()
      .transform(value => Math.floor(value)),
    z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)
  .transform(value => value ?? null)

/** Flags come as booleans and as 'true' (abdm-v3 e.3, corrections 33); whatever else is there means no. */
export const flag = z
  .unknown()
  .optional()
  .transform(value => String(value).toLowerCase() === 'true')

/** An answer's fields; a body that is no object has none of them. */
export const fields = <S extends z.ZodRawShape>(shape: S) => z.preprocess(fieldsOf, z.object(shape))

/** Null when there is no list: an empty list says that there is nobody, no list says nothing. */
export const list = <S extends z.ZodType>(entry: S) =>
  z
    .array(entry)
    .nullish()
    .catch(null)
    .transform(value => value ?? null)
