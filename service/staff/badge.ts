import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** One of the staff, as the config has them. `badge`: SHA-256 of the badge's text in hex; `pin`: argon2id, a PHC string. */
export interface StaffMember {
  name?: string | undefined
  badge: string
  pin: string
}

const marked = 'KIOSK-STAFF:'

/** A new badge: 16 digits by chance, which can also be typed where no QR is read. */
export function newBadge(): { text: string; digits: string } {
  const digits = Array.from({ length: 16 }, () => randomInt(10)).join('')
  return { text: badgeText(digits), digits }
}

/** What the QR of a badge with these 16 digits says. */
export const badgeText = (digits: string): string => `${marked}${digits}`

export const badgeHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The place in the list of whose badge this is; null: nobody's. Every badge is compared, each in the same time, so that how long it took says nothing. */
export function whoseBadge(text: string, staff: readonly StaffMember[]): number | null {
  const given = Buffer.from(badgeHash(text.trim()), 'hex')
  let found: number | null = null
  for (const [index, { badge }] of staff.entries()) {
    const kept = Buffer.from(badge, 'hex')
    if (kept.length === given.length && timingSafeEqual(kept, given)) found = index
  }
  return found
}
