import type { AbhaProfile } from './abha-profile.ts'
import { isAbhaAddress } from './check-digits.ts'
import { err, ok, type Result } from './result.ts'

/** Where it goes. */
export interface ShareMetadata {
  hipId: string
  counterId: string
  /** the number this person proved by a code in this visit, 10 plain digits; never the profile's own, which is hidden in part (corrections 1) */
  mobile: string | null
}

export interface ShareBody {
  intent: 'PROFILE_SHARE'
  metaData: { hipId: string; context: string; hprId: null; latitude: null; longitude: null }
  profile: { patient: SharedPatient }
}

export interface SharedPatient {
  abhaNumber?: string
  abhaAddress: string
  name: string
  gender: string
  dayOfBirth?: string
  monthOfBirth?: string
  yearOfBirth: string
  address: { line: string | null; district?: string; state?: string; pincode?: string }
  phoneNumber: string | null
}

/** What keeps a profile from being shared at all. */
export type Unshareable = 'hipId' | 'context' | 'abhaAddress' | 'name' | 'yearOfBirth'

/**
 * The body of the share call by every rule of abdm-v3 f.3 and corrections 1, 9, 10. ABDM compares it with the token's owner, so nothing is
 * added or guessed: what does not fit a field's rule is cleaned or left out, and a required field that cannot be had refuses the whole.
 */
export function shareBody(profile: AbhaProfile, { hipId, counterId, mobile }: ShareMetadata): Result<ShareBody, Unshareable> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(hipId)) return err('hipId')
  if (!isContext(counterId)) return err('context')
  if (profile.abhaAddress === null || !isAbhaAddress(profile.abhaAddress)) return err('abhaAddress')
  const name = latin(profile.name, /[^A-Za-z0-9`.,\-_' ]/g)
  if (!/[A-Za-z0-9]/.test(name)) return err('name')
  const { day, month, year } = profile.birth
  if (year === null) return err('yearOfBirth')
  return ok({
    intent: 'PROFILE_SHARE',
    metaData: { hipId, context: counterId, hprId: null, latitude: null, longitude: null },
    profile: {
      patient: {
        // A number hidden in part is no number; leaving it out is published (corrections 41).
        ...(profile.abhaNumber !== null && /^(?:\d-?){13}\d$/.test(profile.abhaNumber) ? { abhaNumber: profile.abhaNumber } : {}),
        abhaAddress: profile.abhaAddress,
        name,
        gender: /^[MFODTU]$/.test(profile.gender) ? profile.gender : 'U',
        ...(day === null ? {} : { dayOfBirth: day }),
        ...(month === null ? {} : { monthOfBirth: month }),
        yearOfBirth: year,
        address: addressOf(profile),
        phoneNumber: mobile !== null && /^\d{10}$/.test(mobile) ? mobile : null,
      },
    },
  })
}

/** A counter id may be anything somebody printed. NHA's own pattern for it takes time without end, this one does not (corrections 10). */
export const isContext = (text: string): boolean =>
  text.length <= 250 && /^[A-Za-z0-9 ](?:[A-Za-z0-9.\-_ ]*[A-Za-z0-9 ])?$/.test(text) && text.trim() !== ''

/** `line` must be there and may be null; the others are left out rather than null (corrections 9). */
function addressOf({ address }: AbhaProfile): SharedPatient['address'] {
  const district = lettersOnly(address.district)
  const state = lettersOnly(address.state)
  const line = latin(address.line ?? '', /[^\x20-\x7e]/g)
  return {
    line: line === '' ? null : line,
    ...(district === '' ? {} : { district }),
    ...(state === '' ? {} : { state }),
    ...(address.pincode !== null && /^\d{5,6}$/.test(address.pincode) ? { pincode: address.pincode } : {}),
  }
}

const lettersOnly = (text: string | null): string => latin((text ?? '').replaceAll('&', ' and '), /[^A-Za-z ]/g)

/** Accents fall off their letters; every other foreign sign becomes a blank. */
function latin(text: string, foreign: RegExp): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(foreign, ' ').replace(/ {2,}/g, ' ').trim()
}
