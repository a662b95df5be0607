import { type Abdm, type AbhaCardQr, type Failure, formatAbhaNumber, isAadhaar, isMobile } from '../abdm/index.ts'
import type { Intent } from './contract/index.ts'
import type { KioskEvent } from './machine/events.ts'
import { outcomeOf } from './machine/outcome.ts'
import type { Visit } from './visit.ts'

export type DigitsIntent = Extract<Intent, { type: 'mobile' | 'abhaNumber' | 'aadhaar' | 'code' }>

/** The event that says digits are there, without them. */
export const enteredEvent = (type: DigitsIntent['type']) => ({ type: `entered.${type}` as const })

/**
 * Digits end here: checked, encrypted with ABDM's key, and dropped. What stays in the visit is ciphertext, and of a mobile the ten digits too,
 * because ABDM wants that number in the open (abdm-v3 b.3). `codeFor`: where a code will be sent to; each family has its own key (b.1, corrections 18).
 * `isOurs` is asked when the key is there: whether the screen these digits were typed on still stands; if not they are dropped, and null comes back.
 * `failed` hears why no key could be had.
 */
export async function takeDigits(
  { type, digits }: DigitsIntent,
  visit: Visit,
  abdm: Pick<Abdm, 'encryptors'>,
  codeFor: 'profile' | 'phr' | 'phrWeb',
  isOurs: () => boolean,
  failed: (failure: Failure) => void,
): Promise<KioskEvent | null> {
  if (type === 'aadhaar' && !isAadhaar(digits)) return { type: 'entryProblem', problem: 'checkDigit' }
  if (type === 'mobile' && !isMobile(digits)) return { type: 'entryProblem', problem: 'notAMobile' }
  if (type === 'code' && codeFor === 'phr') {
    const encrypt = await abdm.encryptors.phr()
    if (visit.over || !isOurs()) return null
    if (!encrypt.ok) return noKey(encrypt.error, failed)
    visit.phrOtp = encrypt.value(digits)
    return enteredEvent(type)
  }
  if (type === 'code' && codeFor === 'phrWeb') {
    const encrypt = await abdm.encryptors.phrWeb()
    if (visit.over || !isOurs()) return null
    if (!encrypt.ok) return noKey(encrypt.error, failed)
    visit.webOtp = encrypt.value(digits)
    return enteredEvent(type)
  }
  const encrypt = await abdm.encryptors.profile()
  if (visit.over || !isOurs()) return null
  if (!encrypt.ok) return noKey(encrypt.error, failed)
  switch (type) {
    case 'aadhaar':
      visit.aadhaar = encrypt.value(digits)
      break
    case 'mobile':
      visit.mobile = digits
      visit.mobileProved = false
      visit.loginBy = 'mobile'
      visit.loginId = encrypt.value(digits)
      break
    case 'abhaNumber':
      visit.loginBy = 'abha-number'
      visit.loginId = encrypt.value(formatAbhaNumber(digits))
      break
    case 'code':
      visit.otp = encrypt.value(digits)
      break
  }
  return enteredEvent(type)
}

/** A card that was held up: its number encrypted as if it had been typed, or its address, where it has no number. Null: the visit was over before the key was there. */
export async function takeCard(
  { abhaNumber, abhaAddress }: AbhaCardQr,
  visit: Visit,
  abdm: Pick<Abdm, 'encryptors'>,
  failed: (failure: Failure) => void,
): Promise<KioskEvent | null> {
  if (abhaNumber === null) {
    visit.loginBy = 'abha-address'
    visit.cardAddress = abhaAddress
    return { type: 'entered.card', by: 'address' }
  }
  const encrypt = await abdm.encryptors.profile()
  if (visit.over) return null
  if (!encrypt.ok) return noKey(encrypt.error, failed)
  visit.loginBy = 'abha-number'
  visit.loginId = encrypt.value(formatAbhaNumber(abhaNumber))
  return { type: 'entered.card', by: 'number' }
}

function noKey(failure: Failure, failed: (failure: Failure) => void): KioskEvent {
  failed(failure)
  const outcome = outcomeOf(failure)
  return outcome.is === 'trouble'
    ? { type: 'trouble', trouble: outcome.trouble, code: outcome.code }
    : { type: 'trouble', trouble: 'unexpected', code: null }
}
