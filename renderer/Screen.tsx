import type { Screen as AnyScreen } from '../service/contract/index.ts'
import { EnterMobile } from './screens/EnterMobile.tsx'
import { Language } from './screens/Language.tsx'
import { Later } from './screens/Later.tsx'
import { Want } from './screens/Want.tsx'

const never = (screen: never): never => {
  throw new Error(`no such screen: ${JSON.stringify(screen)}`)
}

/** Each screen of the closed list is drawn from its part of the snapshot alone. */
export function Screen({ screen }: { screen: AnyScreen }) {
  switch (screen.name) {
    case 'language':
      return <Language />
    case 'want':
      return <Want />
    case 'enterMobile':
      return <EnterMobile screen={screen} />
    case 'scanCounter':
    case 'chooseCounter':
    case 'knownBy':
    case 'enterAbhaNumber':
    case 'enterAadhaar':
    case 'enterCode':
    case 'codeLadder':
    case 'checking':
    case 'chooseAccount':
    case 'noAbhaFound':
    case 'share':
    case 'waitingForToken':
    case 'token':
    case 'noAnswerYet':
    case 'goToCounter':
    case 'aadhaarPhone':
    case 'consent':
    case 'consentText':
    case 'isThisYou':
    case 'chooseAddress':
    case 'abhaReady':
    case 'trouble':
    case 'outOfService':
    case 'end':
      return <Later screen={screen} />
    default:
      return never(screen)
  }
}
