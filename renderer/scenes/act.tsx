import type { ReactNode } from 'react'
import type { Screen } from '../../service/contract/index.ts'
import { objects } from '../drawings/scenes/index.ts'
import type { TextKey } from '../words.ts'

/** What a step wants, as one picture and the words of its title. */
export interface Act {
  picture: ReactNode
  words: TextKey
}

/** The step once more, for the help screen; null where there is nothing to do but wait or go. */
export function actOf(screen: Screen): Act | null {
  switch (screen.name) {
    case 'language':
      return { picture: objects.machine(), words: 'language.title' }
    case 'want':
      return { picture: objects.takeToken(), words: 'want.title' }
    case 'offline':
      return { picture: objects.counterSlip(), words: 'offline.title' }
    case 'scanCounter':
      return { picture: objects.qrSheet(), words: 'scanCounter.title' }
    case 'chooseCounter':
      return { picture: objects.plates(screen.counters.map(counter => counter.sign)), words: 'chooseCounter.title' }
    case 'knownBy':
      return { picture: objects.cardQr(), words: 'knownBy.title' }
    case 'showCard':
      return { picture: objects.cardQr(), words: 'showCard.title' }
    case 'chooseSender':
      return { picture: objects.codeOnPhone(), words: screen.senders.length === 1 ? 'chooseSender.titleOne' : 'chooseSender.title' }
    case 'enterMobile':
      return { picture: objects.keypadPhone(), words: `enterMobile.title.${screen.purpose}` }
    case 'enterAbhaNumber':
      return { picture: objects.abhaNumber(), words: 'enterAbhaNumber.title' }
    case 'enterAadhaar':
      return { picture: objects.aadhaarCard(), words: 'enterAadhaar.title' }
    case 'enterCode':
      return { picture: objects.codeOnPhone(), words: `enterCode.title.${screen.purpose}` }
    case 'codeLadder':
      return { picture: objects.phoneQuestion(), words: 'codeLadder.title' }
    case 'parkOffer':
      return { picture: objects.phoneAtHome(), words: 'parkOffer.title' }
    case 'enterPickup':
      return { picture: objects.parkSlip(), words: 'enterPickup.title' }
    case 'otherWays':
      return { picture: objects.cardQr(), words: 'otherWays.title' }
    case 'chooseAccount':
      return { picture: objects.phoneHere(), words: screen.total === 1 ? 'chooseAccount.titleOne' : 'chooseAccount.title' }
    case 'noAbhaFound':
      return { picture: objects.question(), words: `noAbhaFound.title.${screen.by}` }
    case 'share':
      return { picture: objects.window(screen.counter.sign), words: 'share.title' }
    case 'aadhaarPhone':
      return { picture: objects.phoneHere(), words: 'aadhaarPhone.title' }
    case 'consent':
    case 'consentText':
      return { picture: objects.aadhaarCard(), words: 'consent.title' }
    case 'isThisYou':
      return { picture: objects.abhaCard(), words: 'isThisYou.title' }
    case 'chooseAddress':
      return { picture: objects.abhaCard(), words: 'chooseAddress.title' }
    case 'ownAddress':
      return { picture: objects.abhaCard(), words: 'ownAddress.title' }
    case 'assisted':
      return { picture: objects.aadhaarCard(), words: `assisted.${screen.part.name}.title` }
    case 'checking':
    case 'waitingForToken':
    case 'token':
    case 'noAnswerYet':
    case 'goToCounter':
    case 'abhaReady':
    case 'parked':
    case 'trouble':
    case 'outOfService':
    case 'staff':
    case 'end':
      return null
  }
}
