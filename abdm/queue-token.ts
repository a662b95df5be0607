import { countOf, type Fields, textOf } from './answer.ts'

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

/** From an entry of `getTokenDetails`. Null without a number. */
export function readQueueToken(row: Fields, counterId: string): QueueToken | null {
  const tokenNumber = tokenNumberOf(row.tokenNumber)
  const created = textOf(row.dateCreated)
  const issuedAt = created === null ? null : readDate(created)
  if (tokenNumber === null) return null
  return { tokenNumber, counterId, expiresInSeconds: expiryOf(row.expiresIn ?? row.expiry), issuedAt, hipName: textOf(row.hipName), again: false }
}

/** A time without a zone is ABDM's own, UTC. */
function readDate(text: string): Date | null {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`
  const date = new Date(zoned)
  return Number.isNaN(date.getTime()) ? null : date
}

/** As it came, but for signs that no paper and no screen can show. */
export function tokenNumberOf(value: unknown): string | null {
  const text = textOf(value)?.replace(/\p{C}/gu, '') ?? ''
  return text === '' || text.length > 40 ? null : text
}

/** Under a minute is no validity: some hospitals may write minutes there, so nothing is said rather than something wrong. */
export function expiryOf(value: unknown): number | null {
  const seconds = countOf(value)
  return seconds === null || seconds < 60 ? null : seconds
}
