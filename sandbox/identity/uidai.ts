import { type Answer, bad, good, type Try } from '../wire/answer.ts'
import { aadhaarDown, flat, keyed, listed, locked, messageOnly, oneOf, wrapped } from '../wire/faults.ts'
import type { Person } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** UIDAI's own numbers as they pass through ABDM, with the words seen or a plain rendering of their meaning (abdm-v3 c.8). */
const WORDS: Record<string, string> = {
  '110': 'Aadhaar number does not have verified mobile number.',
  '111': 'Aadhaar number does not have mobile number.',
  '112': 'Aadhaar number does not have both verified mobile number and email ID.',
  '300': 'Biometric data did not match.',
  '330': 'Biometrics locked by Aadhaar holder.',
  '400': 'Invalid Aadhaar OTP value.',
  '403': 'Maximum number of attempts for OTP match is exceeded or OTP is not generated. Please generate a fresh OTP and try to authenticate again.',
  '501': 'Invalid certificate identifier in "ci" attribute of "Skey".',
  '561': 'Request expired.',
  '563': 'Duplicate request.',
  '810': 'Missing biometric data as specified in "Uses".',
  '952': 'OTP flooding error.',
  '953': 'You have requested multiple OTPs in this transaction. Please try again in 30 minutes.',
  '996': 'Aadhaar number is cancelled.',
  '997': 'Aadhaar number is suspended.',
  '998': 'Aadhaar number is incorrect. Resident shall use correct Aadhaar.',
}

/** UIDAI's number in ABDM's words: with `ABDM-1204`, without it, or in a list without blanks around the number (corrections 16). */
export function uidaiSays(world: World, number: string, words = WORDS[number] ?? 'Unknown error.'): Answer {
  const text = `UIDAI Error code : ${number} : ${words}`
  const coded = wrapped(422, 'ABDM-1204', text)
  const message = messageOnly(world, 422, text)
  const list = listed(400, 'ABDM-1204', `UIDAI Error code:${number} : ${words}`)
  switch (world.switches.uidaiForm) {
    case 'coded':
      return coded
    case 'message':
      return message
    case 'listed':
      return list
    case 'rotate':
      return oneOf(world, 'uidaiForm', [coded, message, list])
  }
}

function switchedRefusal(world: World, at: 'request' | 'verify'): Answer | null {
  const { uidaiError, uidaiErrorAt } = world.switches
  return uidaiError !== 'off' && (uidaiErrorAt === at || uidaiErrorAt === 'both') ? uidaiSays(world, uidaiError) : null
}

/** The published text of V3 for an Aadhaar without a mobile was not found: a UIDAI number, or the old API's own code (abdm-v3 c.8, l.7). */
function noMobile(world: World): Answer {
  const code = world.switches.noMobileCode
  if (code === 'HIS-3005') return flat(422, code, 'Aadhaar number does not have a mobile number.')
  return code === 'rotate' ? oneOf(world, 'noMobile', [uidaiSays(world, '111'), uidaiSays(world, '112')]) : uidaiSays(world, code)
}

/** Whether UIDAI answers for this Aadhaar at all: it is up, and knows a living number. */
export function known(world: World, aadhaar: string, family: 'abha' | 'phr', at: 'request' | 'verify' = 'verify'): Try<Person> {
  const fault = aadhaarDown(world, family) ?? switchedRefusal(world, at)
  if (fault) return bad(fault)
  const person = world.population.find(someone => someone.aadhaar === aadhaar)
  if (!person) return bad(uidaiSays(world, '998'))
  return person.uidai === '996' || person.uidai === '997' ? bad(uidaiSays(world, person.uidai)) : good(person)
}

/** UIDAI's answer to a request for a code: the person, and the mobile it goes to. */
export function aadhaarHolder(world: World, aadhaar: string, family: 'abha' | 'phr'): Try<{ person: Person; mobile: string }> {
  const holder = known(world, aadhaar, family, 'request')
  if (!holder.ok) return holder
  const { uidai, aadhaarMobile } = holder.value
  if (uidai) return bad(uidaiSays(world, uidai))
  return aadhaarMobile ? good({ person: holder.value, mobile: aadhaarMobile }) : bad(noMobile(world))
}

/** UIDAI is asked again when a code is given: it may be down or refuse by then. Null: it answers. */
export const atVerify = (world: World, family: 'abha' | 'phr'): Answer | null => aadhaarDown(world, family) ?? switchedRefusal(world, 'verify')

/** The six digits given at an enrolment. Null: they are right. */
export function enrolmentCodeFault(world: World, receiver: string, txnId: string, code: string): Answer | null {
  const fault = atVerify(world, 'abha')
  if (fault) return fault
  switch (world.otps.check(receiver, txnId, code)) {
    case 'right':
      return null
    case 'blocked':
      return locked(world)
    case 'expired':
    case 'spent':
      return uidaiSays(world, '403')
    case 'wrong':
      return oneOf(
        world,
        'wrongAadhaarOtp',
        [uidaiSays(world, '400'), uidaiSays(world, '400', 'OTP validation failed'), keyed(world, 400, 'mobile', 'Invalid Mobile Number')],
        'otpShape',
      )
  }
}
