import type { Transaction } from './transactions.ts'
import type { World } from './world.ts'

/** `******0903`: the head is hidden, the way of M1 and of the PHR app. */
export const masked = (mobile: string): string => `******${mobile.slice(-4)}`

/** `9340******`: the tail is hidden, the way of `/phr/web` (corrections 34). */
export const maskedTail = (mobile: string, shown: number): string => mobile.slice(0, shown) + '*'.repeat(10 - shown)

/** `joh**********@example.com` */
export const maskedEmail = (email: string): string => `${email.slice(0, 3)}**********${email.slice(email.indexOf('@'))}`

/** `91-****-****-5727`: asterisks in the middle (corrections 20). */
export const starredNumber = (number: string): string => `${number.slice(0, 2)}-****-****-${number.slice(-4)}`

/** `91-7561-4088-XXXX`: how NHA's documents hide a number. */
export const crossedNumber = (number: string): string => `${number.slice(0, -4)}XXXX`

/** `91**********27@sbx` */
export const starredAddress = (address: string): string => {
  const local = address.slice(0, address.indexOf('@'))
  return local.slice(0, 2) + '*'.repeat(Math.max(1, local.length - 4)) + local.slice(-2) + address.slice(address.indexOf('@'))
}

/** Sends a code to an Aadhaar holder's or an account's mobile, or to an e-mail, and writes the message. False: the receiver is blocked. */
export function sendCode(world: World, txn: Transaction, receiver: string, phone: string, sms: (code: string) => string): boolean {
  const sent = world.otps.send(receiver, txn.txnId)
  if (sent.kind === 'blocked') return false
  txn.receiver = receiver
  world.phone.deliver(phone, sms(sent.code))
  return true
}

/** What the answer to a request for a code says: only its masked digits can be used, and a switch takes even these away (abdm-v3 c.1, e.1). */
export function sentence(world: World, start: string, mobile: string): string {
  switch (world.switches.otpMessage) {
    case 'ending':
      return `${start} ending with ${masked(mobile)}`
    case 'beginning':
      return `${start} beginning with ${maskedTail(mobile, 4)}`
    case 'none':
      return 'OTP sent successfully'
  }
}

export const aadhaarSms = (aadhaar: string) => (code: string) =>
  `${code} is your OTP for Aadhaar XXXXXXXX${aadhaar.slice(-4)}, valid for 10 minutes. Do not share it with anyone. UIDAI (demo)`
export const mobileSms = (what: string) => (code: string) =>
  `${code} is your OTP to ${what}. Valid for 10 minutes. Do not share it with anyone. NHA-ABDM (demo)`
