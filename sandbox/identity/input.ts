import type { Answer } from '../wire/answer.ts'
import { flat, keyed, listed, oneOf, wrapped } from '../wire/faults.ts'
import type { World } from '../world/world.ts'

/** A mobile ABDM takes: ten digits, 6–9 first, not one digit ten times (abdm-v3 h, c.8). */
export const isMobile = (text: string | null): text is string => text !== null && /^[6-9]\d{9}$/.test(text) && !/^(\d)\1{9}$/.test(text)
export const isOtp = (text: string | null): text is string => text !== null && /^\d{6}$/.test(text)

export const invalidLoginId = (world: World): Answer => keyed(world, 400, 'loginId', 'Invalid LoginId')

/** What a mobile that makes no sense, or was encrypted wrongly, is answered with (abdm-v3 b.3). */
export const invalidMobile = (world: World): Answer =>
  oneOf(world, 'invalidMobile', [
    keyed(world, 400, 'loginId', 'Invalid Mobile Number'),
    listed(400, 'ABDM-1006', 'Invalid mobile number'),
    keyed(world, 400, 'mobile', 'Invalid mobile number'),
  ])

export const invalidOtpValue = (world: World): Answer => keyed(world, 400, 'otpValue', 'Invalid OTP Value')
export const mobileFull = (): Answer =>
  wrapped(422, 'ABDM-1124', 'The mobile number provided by you is already linked to 6 ABHA Numbers. Please use a different mobile number.')

export const noUser = (world: World, message: string): Answer =>
  oneOf(world, 'noUser', [wrapped(404, 'ABDM-1114', message), flat(404, 'ABDM-1114', message), listed(404, 'ABDM-1114', message)])
