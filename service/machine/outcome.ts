import type { Failure, Reason } from '../../abdm/result.ts'
import type { AccountCard, CodeProblem, EntryProblem, Sender, Trouble } from '../contract/index.ts'

/** What a conversation came to, in the words of the chart. `code` is for the slip and the staff, never for the patient. */
export type Outcome<T> =
  | { is: 'ok'; value: T }
  | { is: 'entry'; problem: EntryProblem }
  | { is: 'code'; problem: CodeProblem }
  | { is: 'nobody' }
  | { is: 'taken' }
  | { is: 'silent' }
  | { is: 'refused'; code: string | null }
  | { is: 'needsCode' }
  /** this way no code goes out; these are left */
  | { is: 'otherSender'; senders: Sender[] }
  | { is: 'trouble'; trouble: Trouble; code: string | null }

export interface CodeSent {
  /** the last digits of the mobile, or null when ABDM did not say */
  sentTo: string | null
}

export type LoginAnswer = { kind: 'in' } | { kind: 'choose'; accounts: AccountCard[] }

export interface EnrolAnswer {
  isNew: boolean
  mobileNeedsCode: boolean
  person: AccountCard
}

export interface AbhaShown {
  abhaNumber: string
  abhaAddress: string
  /** what the slip's QR holds */
  qr: string
}

export interface TokenAnswer {
  number: string
  validUntil: string | null
  again: boolean
}

export const done = <T>(value: T): Outcome<T> => ({ is: 'ok', value })

/** The one place where ABDM's closed list of reasons becomes what happens on the screen. */
export function outcomeOf({ reason, code, status }: Failure): Outcome<never> {
  const trouble = (name: Trouble): Outcome<never> => ({ is: 'trouble', trouble: name, code: code ?? (status === null ? null : String(status)) })
  const known = reason satisfies Reason
  switch (known) {
    case 'wrongOtp':
      return { is: 'code', problem: 'wrong' }
    case 'otpExpired':
      return { is: 'code', problem: 'expired' }
    case 'lockedUntil':
      return trouble('codeLocked')
    case 'numberNotAccepted':
      return { is: 'entry', problem: 'notAccepted' }
    case 'aadhaarWrong':
    case 'demographicsDiffer':
      return { is: 'entry', problem: 'notFound' }
    case 'mobileFull':
      return { is: 'entry', problem: 'mobileFull' }
    case 'aadhaarHasNoMobile':
      return trouble('aadhaarHasNoMobile')
    case 'maskedNumberRefused':
      return trouble('notOpened')
    case 'aadhaarServiceDown':
      return trouble('aadhaarServiceDown')
    case 'noAbhaFound':
      return { is: 'nobody' }
    case 'addressTaken':
      return { is: 'taken' }
    case 'deactivated':
      return trouble('deactivated')
    case 'notPermitted':
    case 'noCodeByMobile':
      return trouble('notPermitted')
    case 'tooManyRequests':
      // 1027 blocks this machine for a day: waiting a little would not help
      return trouble(code?.endsWith('1027') ? 'notPermitted' : 'tooManyRequests')
    case 'hospitalSilent':
      return { is: 'silent' }
    case 'hospitalRefused':
    case 'facilityNotFound':
      return { is: 'refused', code }
    case 'clockWrong':
    case 'credentialsWrong':
    case 'network':
    case 'timeout':
      return trouble('abdmDown')
    case 'sessionExpired':
      return { is: 'code', problem: 'expired' }
    case 'unexpected':
      return trouble('unexpected')
  }
}
