import { expect, type Page } from '@playwright/test'
import { consentText } from '../../../locales/index.ts'
import type { Desk } from '../../support/desk.ts'
import type { Hand } from './hand.ts'

/** The ways everybody takes, on any glass. `code` reads the phone. */
export interface Walker extends Hand {
  code(mobile: string): Promise<string>
}

export async function toTokenJob(person: Hand, language: 'hi' | 'en'): Promise<void> {
  await person.on('language')
  await person.press(language)
  await person.on('want')
  await person.press('token')
}

/** From the first touch to "how is your ABHA known" on a machine without a camera: the counter is chosen from the list. */
export async function toKnownBy(person: Hand, language: 'hi' | 'en', counter = '2'): Promise<void> {
  await toTokenJob(person, language)
  await person.on('chooseCounter')
  await person.press(`counter-${counter}`)
  await person.on('knownBy')
}

/** From "how is your ABHA known" to the code's six boxes. */
export async function toCode(person: Hand, mobile: string): Promise<void> {
  await person.on('knownBy')
  await person.press('mobile')
  await person.on('enterMobile')
  await person.type(mobile)
  await person.press('next')
  await person.on('enterCode')
}

/** From the code's six boxes to the share screen, for somebody who is the first of the accounts on that mobile. Gives back the code. */
export async function typeCode(person: Walker, mobile: string): Promise<string> {
  const otp = await person.code(mobile)
  await person.type(otp)
  await person.on('chooseAccount')
  await person.press('account-0')
  await person.on('share')
  return otp
}

/** From "how is your ABHA known" to the share screen. Gives back the code. */
export async function toShare(person: Walker, mobile: string): Promise<string> {
  await toCode(person, mobile)
  return typeCode(person, mobile)
}

/** Agrees to share: the number on the glass is the one in that counter's queue. Gives it back. */
export async function takeToken(person: Hand & { page: Page; desk: Desk }, counter = '2'): Promise<string> {
  await person.on('share')
  await person.press('agree')
  await person.on('token')
  const [number] = await person.desk.queueOf(counter)
  await expect(person.page.locator('main')).toContainText(number ?? 'no number')
  return number ?? ''
}

/** From the first of the five points to the whole text. */
export async function hearPoints(person: Hand): Promise<void> {
  await person.on('consent')
  for (let point = 1; point <= 5; point++) await person.press('next')
  await person.on('consentText')
}

/** From the whole text's first page to its last, and agreed. */
export async function agreeToText(person: Hand): Promise<void> {
  for (let page = 1; page < consentText.original.length; page++) await person.press('next')
  await person.press('agree')
}

/** From the first touch to the whole text: the phone is here, five points. */
export async function toConsentText(person: Hand, language: 'hi' | 'en'): Promise<void> {
  await person.on('language')
  await person.press(language)
  await person.on('want')
  await person.press('abha')
  await person.on('aadhaarPhone')
  await person.press('yes')
  await hearPoints(person)
}

/** From the first touch to the twelve boxes, everything agreed. */
export async function toAadhaar(person: Hand, language: 'hi' | 'en'): Promise<void> {
  await toConsentText(person, language)
  await agreeToText(person)
  await person.on('enterAadhaar')
}

/** From the twelve boxes to the ten for the mobile. */
export async function typeAadhaar(person: Hand, aadhaar: string | null): Promise<void> {
  await person.on('enterAadhaar')
  await person.type(aadhaar ?? '')
  await person.press('next')
  await person.on('enterMobile')
}

/** From the twelve boxes to "yes, this is me", for somebody who wants their messages on the mobile of their Aadhaar. */
export async function enrol(person: Walker, { aadhaar, aadhaarMobile }: { aadhaar: string | null; aadhaarMobile: string | null }): Promise<void> {
  await typeAadhaar(person, aadhaar)
  await person.type(aadhaarMobile ?? '')
  await person.press('next')
  await person.on('enterCode')
  await person.type(await person.code(aadhaarMobile ?? ''))
  await person.on('isThisYou')
  await person.press('yes')
}
