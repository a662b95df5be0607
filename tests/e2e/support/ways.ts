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

/** From "how is your ABHA known" to the code's six boxes. */
export async function toCode(person: Hand, mobile: string): Promise<void> {
  await person.on('knownBy')
  await person.press('mobile')
  await person.on('enterMobile')
  await person.type(mobile)
  await person.press('next')
  await person.on('enterCode')
}

/** On to the share screen, for somebody who is the first of the accounts on that mobile. Gives back the code. */
export async function toShare(person: Walker, mobile: string): Promise<string> {
  await toCode(person, mobile)
  const otp = await person.code(mobile)
  await person.type(otp)
  await person.on('chooseAccount')
  await person.press('account-0')
  await person.on('share')
  return otp
}
