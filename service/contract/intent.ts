import type { PersonDetails } from './assisted.ts'
import type { ToServiceOfLanguages } from './languages.ts'
import type { Setting } from './settings.ts'
import type { CameraHint, Language } from './snapshot.ts'
import type { StaffAsk } from './staff.ts'

/** What a person can ask for with one touch. Each screen accepts a few of them; the service refuses the rest. */
export type Choice =
  | 'token' // want: get a token
  | 'abha' // want: make or find my ABHA; noAbhaFound, knownBy: make one
  | 'listOfCounters' // scanCounter: choose from the list instead
  | 'sheet' // chooseCounter: back to the counter's sheet
  | 'more' // the next page of three
  | 'card' // knownBy, otherWays: the card's QR
  | 'mobile' // knownBy, otherWays
  | 'abhaNumber' // showCard: type the number instead
  | 'toMobile' // chooseSender: the code to the ABHA's phone
  | 'toAadhaar' // chooseSender, otherWays: the code to the Aadhaar's phone
  | 'dontKnow' // knownBy, aadhaarPhone
  | 'notNow' // every ABHA step: go on to the counter without it
  | 'yes'
  | 'no'
  | 'next' // consent: the next point; consentText: the next page; abhaReady: go on to the token
  | 'translation' // consentText: our translation beside it
  | 'original' // consentText: NHA's own words again
  | 'listen' // consentText: read it aloud, page after page; again: stop
  | 'agree' // consentText: my consent; share: share it
  | 'resend' // enterCode, codeLadder: send the code again
  | 'codeNotCome' // enterCode: what can be done when no code comes
  | 'toCode' // codeLadder: back to typing the code
  | 'phoneElsewhere' // codeLadder: the phone is not here
  | 'park' // parkOffer: the visit waits, a slip says how to come back to it
  | 'resume' // want: a slip with a number
  | 'otherWay' // codeLadder, parkOffer: what is left without that code
  | 'staff' // otherWays: with a person, at the counter
  | 'noneOfThese' // chooseAccount
  | 'ownAddress' // chooseAddress: write one instead
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
  | { type: 'ownAddress'; text: string } // what stands before the "@", at most 18 characters
  | { type: 'mobile'; digits: string } // 10 digits
  | { type: 'abhaNumber'; digits: string } // 14 digits, no dashes
  | { type: 'aadhaar'; digits: string } // 12 digits
  | { type: 'code'; digits: string } // 6 digits
  | { type: 'pickup'; digits: string } // the 4 digits of a parked visit's slip
  | { type: 'read'; text: string; source?: 'camera' | 'wedge' } // what the page read, at most 8,192 characters; without a source: the camera
  | { type: 'camera'; state: CameraState }
  | { type: 'hint'; hint: CameraHint | null } // what would help the sheet that is held up; null: nothing is to be said any more
  | { type: 'back' }
  | { type: 'help' }
  | { type: 'closeHelp' }
  | { type: 'settings' }
  | { type: 'closeSettings' }
  | { type: 'set'; setting: Setting }
  | { type: 'stillHere' }
  | { type: 'leave' }
  | { type: 'details'; name: string; birth: string; gender: PersonDetails['gender'] } // birth: DDMMYYYY or YYYY
  | { type: 'staff'; ask: StaffAsk }

export type CameraState = 'starting' | 'ready' | 'denied' | 'missing' | 'busy' | 'black' | 'failed'

/** `step` is the step of the snapshot that was on the glass when the finger came down; an intent for a screen that has gone is dropped, so a double tap does nothing twice. */
export type ToService = { kind: 'hello' } | { kind: 'intent'; step: number; intent: Intent } | ToServiceOfLanguages
