import { type Abdm, encryptAadhaarOnce, type Failure, readAadhaarQr, type UidaiCertificate } from '../../abdm/index.ts'
import type { PersonDetails } from '../contract/index.ts'
import type { KioskEvent } from '../machine/events.ts'
import { outcomeOf } from '../machine/outcome.ts'
import type { Visit } from '../visit.ts'

/**
 * The QR of an Aadhaar card ends here: what the demographic route asks for goes to the visit, the number, where an old card has one, under ABDM's key.
 * Null: the visit was over before the key was there. `failed` hears why no key could be had.
 */
export async function takeAadhaarCard(
  text: string,
  visit: Visit,
  abdm: Pick<Abdm, 'encryptors'>,
  certificates: readonly UidaiCertificate[],
  failed: (failure: Failure) => void,
): Promise<KioskEvent | null> {
  const read = readAadhaarQr(text, { certificates })
  if (!read.ok) return { type: 'aadhaarCardProblem', problem: read.error }
  const { name, birth, gender, address, aadhaarNumber } = read.value
  // what a card does not say is typed, with all the rest: half a card is none
  if (gender === null || birth.year === null) {
    aadhaarNumber?.wipe()
    return { type: 'aadhaarCardProblem', problem: 'notReadable' }
  }
  const encrypt = aadhaarNumber === null ? null : await abdm.encryptors.profile()
  if (visit.over || visit.wiped) {
    aadhaarNumber?.wipe()
    return null
  }
  if (encrypt && !encrypt.ok) {
    aadhaarNumber?.wipe()
    failed(encrypt.error)
    const outcome = outcomeOf(encrypt.error)
    return {
      type: 'trouble',
      trouble: outcome.is === 'trouble' ? outcome.trouble : 'unexpected',
      code: outcome.is === 'trouble' ? outcome.code : null,
    }
  }
  visit.aadhaar = encrypt && aadhaarNumber ? encryptAadhaarOnce(aadhaarNumber, encrypt.value) : null
  const ours = gender === 'T' ? 'O' : gender
  visit.demographics = { name, birth, gender: ours, pincode: address.pincode }
  const { day, month, year } = birth
  const shown: PersonDetails = {
    name,
    gender: ours,
    birth: day !== null && month !== null ? `${day.padStart(2, '0')}-${month.padStart(2, '0')}-${year}` : year,
  }
  return { type: 'aadhaarCard', details: shown, hasNumber: visit.aadhaar !== null }
}

/** What was typed from the card: `birth` is DDMMYYYY or YYYY. Null: there is no such day, or it has not come yet. */
export function takeDetails(
  { name, birth, gender }: { name: string; birth: string; gender: PersonDetails['gender'] },
  visit: Visit,
  now: Date,
): PersonDetails | null {
  const whole = birth.length === 8
  const [day, month, year] = whole ? [birth.slice(0, 2), birth.slice(2, 4), birth.slice(4)] : [null, null, birth]
  const at = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  const exists = !Number.isNaN(at.getTime()) && (day === null || at.getUTCDate() === Number(day))
  if (!exists || at > now || Number(year) < 1900) return null
  const plain = name.trim().replace(/\s+/g, ' ')
  visit.demographics = { name: plain, birth: { day, month, year }, gender, pincode: null }
  return { name: plain, gender, birth: day === null ? year : `${day}-${month}-${year}` }
}
