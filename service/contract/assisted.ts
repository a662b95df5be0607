import type { Reader } from './snapshot.ts'

/** What the demographic route compares with Aadhaar, as the card has it. */
export interface PersonDetails {
  name: string
  /** 12-03-1964, or the year alone */
  birth: string
  /** Aadhaar's T is ABDM's O */
  gender: 'M' | 'F' | 'O'
}

/** Why a card's QR says nothing here. */
export type AadhaarCardProblem = 'notAnAadhaarQr' | 'notReadable' | 'unknownVersion' | 'signatureWrong'

/** The steps of an ABHA made with the staff beside the patient, without any code (A9). */
export type AssistedPart =
  /** the staff declare that the person is here and agrees */
  | { name: 'declaration' }
  | { name: 'card'; problem: AadhaarCardProblem | null; reader: Reader | null }
  /** typed by the staff from the card; what is known already stands there */
  | { name: 'details'; known: PersonDetails | null }
  /** `differs`: Aadhaar has something else */
  | { name: 'confirm'; details: PersonDetails; fromCard: boolean; differs: boolean }
