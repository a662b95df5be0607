import { type Answer, textAt } from '../wire/answer.ts'
import { flat, keyed, listed, oneOf, restricted, wrapped } from '../wire/faults.ts'
import { MAX_ON_ONE } from '../world/accounts.ts'
import type { World } from '../world/world.ts'

/** A mobile ABDM takes: ten digits, 6–9 first, not one digit ten times (abdm-v3 h, c.8). */
export const isMobile = (text: string | null): text is string => text !== null && /^[6-9]\d{9}$/.test(text) && !/^(\d)\1{9}$/.test(text)
export const isOtp = (text: string | null): text is string => text !== null && /^\d{6}$/.test(text)
export const isEmail = (text: string | null): text is string => text !== null && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
/** A name as it is compared: case and blanks say nothing. */
export const plainName = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim()

/** A PID block of a registered device: XML, base64 or plain. */
export const isPid = (text: string | null): boolean =>
  text !== null && [text, Buffer.from(text, 'base64').toString('utf8')].some(one => /^\s*(<\?xml[^>]*\?>\s*)?<PidData[\s>]/.test(one))

export const invalidLoginId = (world: World): Answer => keyed(world, 400, 'loginId', 'Invalid LoginId')

/** What a mobile that makes no sense, or was encrypted wrongly, is answered with (abdm-v3 b.3). */
export const invalidMobile = (world: World): Answer =>
  oneOf(world, 'invalidMobile', [
    keyed(world, 400, 'loginId', 'Invalid Mobile Number'),
    listed(400, 'ABDM-1006', 'Invalid mobile number'),
    keyed(world, 400, 'mobile', 'Invalid mobile number'),
  ])

export const invalidOtpValue = (world: World): Answer => keyed(world, 400, 'otpValue', 'Invalid OTP Value')
export const invalidAuthMethods = (world: World): Answer => keyed(world, 400, 'authMethods', 'Invalid Auth Method')

export const mobileFull = (): Answer =>
  wrapped(422, 'ABDM-1124', 'The mobile number provided by you is already linked to 6 ABHA Numbers. Please provide a different Mobile Number.')
export const emailFull = (): Answer =>
  wrapped(422, 'ABDM-1135', 'The email address provided by you is already linked to 6 ABHA Numbers. Please provide a different email address.')

/** Whether a mobile has no room for one more ABHA number; the account `except` does not count. */
export const isFull = (world: World, mobile: string, except?: string): boolean =>
  world.registry.numbersOn(mobile).filter(({ id }) => id !== except).length >= MAX_ON_ONE

export const noUser = (world: World, message: string): Answer =>
  oneOf(world, 'noUser', [wrapped(404, 'ABDM-1114', message), flat(404, 'ABDM-1114', message), listed(404, 'ABDM-1114', message)])

/** As when the whole client is restricted, in a turn of its own. */
export const notForThisClient = (world: World): Answer => restricted(world, 'notForThisClient')
export const biometricNotAllowed = (world: World): Answer =>
  oneOf(world, 'biometricNotAllowed', [
    wrapped(401, 'ABDM-1224', 'Biometric authentication is not allowed for this client'),
    wrapped(401, 'ABDM-1094', 'Access to this feature is restricted. Please contact NHA to enable it.'),
  ])

/** Known words that do not go together have two codes (corrections 36); `fault` keeps each family's turn. */
export function mixedScopes(world: World, fault: string): Answer {
  const message = 'Invalid combinations of scopes'
  const shapes = [flat(400, 'ABDM-1107', message), flat(400, 'ABDM-1006', message)] as const
  const pinned = world.switches.scopeCombination
  return pinned === '1107' ? shapes[0] : pinned === '1006' ? shapes[1] : oneOf(world, fault, shapes)
}

/** Codes without a published HTTP status (abdm-v3 c.8): both that fit. */
export const deactivated = (world: World): Answer =>
  oneOf(world, 'deactivated', [
    wrapped(400, 'ABDM-1216', 'ABHA number is deactivated'),
    flat(400, 'ABDM-1134', 'This account is deactivated'),
    flat(400, 'ABDM-1308', 'ABHA is deactivated'),
  ])

/** `consent: { code: "abha-enrollment", version: "1.4" }` (abdm-v3 i). Null: it is there. */
export function consentFault(world: World, body: unknown): Answer | null {
  if (textAt(body, 'consent.code') !== 'abha-enrollment') return keyed(world, 400, 'code', 'Invalid Consent Code')
  if (textAt(body, 'consent.version') !== '1.4') return keyed(world, 400, 'version', 'Invalid Consent Version')
  return null
}
