import { type Abdm, type Failure, formatAbhaNumber, isAadhaar, isMobile } from '../abdm/index.ts'
import type { Intent } from './contract/index.ts'
import type { KioskEvent } from './machine/events.ts'
import { outcomeOf } from './machine/outcome.ts'
import type { Visit } from './visit.ts'

export type DigitsIntent = Extract<Intent, { digits: string }>

/** The event that says digits are there, without them. */
export const enteredEvent = (type: DigitsIntent['type']) => ({ type: `entered.${type}` as const })

/**
 * Digits end here: checked, encrypted with ABDM's key, and dropped. What stays in the visit is ciphertext, and of a mobile the ten digits too,
 * because ABDM wants that number in the open (abdm-v3 b.3). `forShare`: the second code, for which the PHR key is meant (b.1). `isOurs` is asked
 * when the key is there: whether the screen these digits were typed on still stands; if not they are dropped, and null comes back.
 * `failed` hears why no key could be had.
 */
export async function takeDigits(
  { type, digits }: DigitsIntent,
  visit: Visit,
  abdm: Pick<Abdm, 'encryptors'>,
  forShare: boolean,
  isOurs: () => boolean,
  failed: (failure: Failure) => void,
): Promise<KioskEvent | null> {
  if (type === 'aadhaar' && !isAadhaar(digits)) return { type: 'entryProblem', problem: 'checkDigit' }
  if (type === 'mobile' && !isMobile(digits)) return { type: 'entryProblem', problem: 'notAMobile' }
  const noKey = (failure: Failure): KioskEvent | null => {
    failed(failure)
    const outcome = outcomeOf(failure)
    return outcome.is === 'trouble'
      ? { type: 'trouble', trouble: outcome.trouble, code: outcome.code }
      : { type: 'trouble', trouble: 'unexpected', code: null }
  }
  if (type === 'code' && forShare) {
    const encrypt = await abdm.encryptors.phr()
    if (visit.over || !isOurs()) return null
    if (!encrypt.ok) return noKey(encrypt.error)
    visit.phrOtp = encrypt.value(digits)
    return enteredEvent(type)
  }
  const encrypt = await abdm.encryptors.profile()
  if (visit.over || !isOurs()) return null
  if (!encrypt.ok) return noKey(encrypt.error)
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
      visit.loginVia = 'abdm'
      visit.loginId = encrypt.value(formatAbhaNumber(digits))
      break
    case 'code':
      visit.otp = encrypt.value(digits)
      break
  }
  return enteredEvent(type)
}
