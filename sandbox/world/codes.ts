import type { Transaction } from './transactions.ts'
import type { World } from './world.ts'

export const masked = (mobile: string): string => `******${mobile.slice(-4)}`

/** Sends a code to an Aadhaar holder's or an account's mobile and writes the SMS. False: the receiver is blocked. */
export function sendCode(world: World, txn: Transaction, receiver: string, mobile: string, sms: (code: string) => string): boolean {
  const sent = world.otps.send(receiver, txn.txnId)
  if (sent.kind === 'blocked') return false
  txn.receiver = receiver
  world.phone.deliver(mobile, sms(sent.code))
  return true
}

export const aadhaarSms = (aadhaar: string) => (code: string) =>
  `${code} is your OTP for Aadhaar XXXXXXXX${aadhaar.slice(-4)}, valid for 10 minutes. Do not share it with anyone. UIDAI (demo)`
export const mobileSms = (what: string) => (code: string) =>
  `${code} is your OTP to ${what}. Valid for 10 minutes. Do not share it with anyone. NHA-ABDM (demo)`
