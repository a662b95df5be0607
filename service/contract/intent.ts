import type { PersonDetails } from './assisted.ts'
import type { ToServiceOfLanguages } from './languages.ts'
import type { Language } from './snapshot.ts'
import type { StaffAsk } from './staff.ts'

/** What a person can ask for with one touch. Each screen accepts a few of them; the service refuses the rest. */
export type Choice =
  | 'token' // want: get a token
  | 'abha' // want: make or find my ABHA; noAbhaFound, knownBy: make one
  | 'listOfCounters' // scanCounter: choose from the list instead
  | 'camera' // chooseCounter: back to the camera
  | 'more' // the next page of three
  | 'mobile' // knownBy
  | 'abhaNumber' // knownBy
  | 'dontKnow' // knownBy, aadhaarPhone
  | 'notNow' // every ABHA step: go on to the counter without it
  | 'yes'
  | 'no'
  | 'next' // consent: the next point; consentText: the next page; abhaReady: go on to the token
  | 'wholeText' // consent: the text word for word
  | 'translation' // consentText: our translation beside it
  | 'original' // consentText: NHA's own words again
  | 'agree' // consentText: my consent; share: share it
  | 'resend' // enterCode, codeLadder: send the code again
  | 'codeNotCome' // enterCode: what can be done when no code comes
  | 'toCode' // codeLadder: back to typing the code
  | 'noneOfThese' // chooseAccount
  | 'show' // share: show the hidden values for ten seconds
  | 'again' // trouble, goToCounter: try again
  | 'otherNumber' // noAbhaFound, trouble: type another number
  | 'done'

/**
 * Everything the screen may say to the service. Digits travel once, in one intent, and are encrypted or dropped at the service's door.
 * `touched` says only that somebody is there.
 */
export type Intent =
  | { type: 'touched' }
  | { type: 'language'; language: Language; tongue?: string }
  | { type: 'choose'; choice: Choice }
  | { type: 'counter'; counterId: string }
  | { type: 'account'; index: number } // into the accounts of the page shown
  | { type: 'address'; index: number } // into the suggestions of the page shown
  | { type: 'mobile'; digits: string } // 10 digits
  | { type: 'abhaNumber'; digits: string } // 14 digits, no dashes
  | { type: 'aadhaar'; digits: string } // 12 digits
  | { type: 'code'; digits: string } // 6 digits
  | { type: 'read'; text: string } // what the camera read, at most 8,192 characters
  | { type: 'camera'; state: CameraState }
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'closeHelp' }
  | { type: 'stillHere' }
  | { type: 'leave' }
  | { type: 'details'; name: string; birth: string; gender: PersonDetails['gender'] } // birth: DDMMYYYY or YYYY
  | { type: 'staff'; ask: StaffAsk }

export type CameraState = 'starting' | 'ready' | 'denied' | 'missing' | 'busy' | 'failed'

/** `step` is the step of the snapshot that was on the glass when the finger came down; an intent for a screen that has gone is dropped, so a double tap does nothing twice. */
export type ToService = { kind: 'hello' } | { kind: 'intent'; step: number; intent: Intent } | ToServiceOfLanguages
