import { type Answer, bad, good, type Try } from '../wire/answer.ts'
import { wrapped } from '../wire/faults.ts'
import type { Account } from '../world/accounts.ts'
import { aadhaarSms, mobileSms } from '../world/codes.ts'
import type { World } from '../world/world.ts'
import { aadhaarHolder, uidaiSays } from './uidai.ts'

/** Where a login's code goes, and which accounts it may end in. */
export interface Target {
  receiver: string
  mobile: string
  accounts: Account[]
  sms: (code: string) => string
}

/** The code to the Aadhaar holder of one account. */
export function byAadhaarOf(world: World, account: Account, family: 'abha' | 'phr'): Try<Target> {
  const { aadhaar } = account.person
  // some accounts of the demo have no Aadhaar that could be typed: UIDAI knows no phone for them
  if (!aadhaar) return bad(uidaiSays(world, '111'))
  const holder = aadhaarHolder(world, aadhaar, family)
  if (!holder.ok) return holder
  return good({ receiver: `aadhaar:${aadhaar}`, mobile: holder.value.mobile, accounts: [account], sms: aadhaarSms(aadhaar) })
}

const REFUSALS: Record<'1303' | '1304' | '1305', string> = {
  '1303': 'Mobile number is not linked to this ABHA number',
  '1304': 'Mobile OTP is not allowed for this ABHA number',
  '1305': 'Mobile number is missing for this ABHA number',
}
const refused = (code: keyof typeof REFUSALS): Answer => wrapped(400, `ABDM-${code}`, REFUSALS[code])

/** The code to the mobile of one account (abdm-v3 c.8: mobile OTP not allowed). */
export function byMobileOf(world: World, account: Account): Try<Target> {
  const code = world.switches.mobileOtpRefused
  if (code !== 'off') return bad(refused(code))
  if (!account.mobile) return bad(refused('1303'))
  if (account.person.mobileBlocked) return bad(refused('1304'))
  return good({ receiver: `mobile:${account.mobile}`, mobile: account.mobile, accounts: [account], sms: mobileSms('log in to ABHA') })
}
