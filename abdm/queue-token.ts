import type { z } from 'zod'
import { count, fields, text } from './answer.ts'

/** A place in a queue. `tokenNumber` is shown as it came: letters and zeros belong to it (abdm-v3 f.6). */
export interface QueueToken {
  tokenNumber: string
  counterId: string
  /** seconds from its issue; null when the hospital did not say (corrections 13) */
  expiresInSeconds: number | null
  /** by the hospital's clock; null when it did not say */
  issuedAt: Date | null
  hipName: string | null
  /** the hospital gave the number it had given this person before (abdm-v3 f.6) */
  again: boolean
}

/** An entry of `getTokenDetails` (abdm-v3 f.4). */
export const tokenDetail = fields({
  tokenNumber: text,
  hipId: text,
  hipName: text,
  counterCode: text,
  context: text,
  dateCreated: text,
  expiresIn: count,
  expiry: count,
})

/** Null without a number. */
export function readQueueToken(row: z.output<typeof tokenDetail>, counterId: string): QueueToken | null {
  const tokenNumber = tokenNumberOf(row.tokenNumber)
  if (tokenNumber === null) return null
  return {
    tokenNumber,
    counterId,
    expiresInSeconds: expiryOf(row.expiresIn ?? row.expiry),
    issuedAt: row.dateCreated === null ? null : readDate(row.dateCreated),
    hipName: row.hipName,
    again: false,
  }
}

/** A time without a zone is ABDM's own, UTC. */
function readDate(text: string): Date | null {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`
  const date = new Date(zoned)
  return Number.isNaN(date.getTime()) ? null : date
}

/** As it came, but for signs that no paper and no screen can show. */
export function tokenNumberOf(value: string | null): string | null {
  const shown = value?.replace(/\p{C}/gu, '').trim() ?? ''
  return shown === '' || shown.length > 40 ? null : shown
}

/** Under a minute is no validity: some hospitals may write minutes there, so nothing is said rather than something wrong. */
export const expiryOf = (seconds: number | null): number | null => (seconds === null || seconds < 60 ? null : seconds)
