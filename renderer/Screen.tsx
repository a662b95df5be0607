import type { Screen as AnyScreen } from '../service/contract/index.ts'
import { Checking } from './screens/Checking.tsx'
import { ChooseAccount } from './screens/ChooseAccount.tsx'
import { ChooseCounter } from './screens/ChooseCounter.tsx'
import { ChooseSender } from './screens/ChooseSender.tsx'
import { CodeLadder } from './screens/CodeLadder.tsx'
import { End } from './screens/End.tsx'
import { EnterAbhaNumber } from './screens/EnterAbhaNumber.tsx'
import { EnterCode } from './screens/EnterCode.tsx'
import { EnterMobile } from './screens/EnterMobile.tsx'
import { EnterPickup } from './screens/EnterPickup.tsx'
import { GoToCounter } from './screens/GoToCounter.tsx'
import { KnownBy } from './screens/KnownBy.tsx'
import { Language } from './screens/Language.tsx'
import { NoAbhaFound } from './screens/NoAbhaFound.tsx'
import { NoAnswerYet } from './screens/NoAnswerYet.tsx'
import { Offline } from './screens/Offline.tsx'
import { OtherWays } from './screens/OtherWays.tsx'
import { OutOfService } from './screens/OutOfService.tsx'
import { Parked } from './screens/Parked.tsx'
import { ParkOffer } from './screens/ParkOffer.tsx'
import { ScanCounter } from './screens/ScanCounter.tsx'
import { Share } from './screens/Share.tsx'
import { ShowCard } from './screens/ShowCard.tsx'
import { Token } from './screens/Token.tsx'
import { Trouble } from './screens/Trouble.tsx'
import { WaitingForToken } from './screens/WaitingForToken.tsx'
import { Want } from './screens/Want.tsx'

import { AadhaarPhone, AbhaReady, ChooseAddress, Consent, ConsentText, EnterAadhaar, IsThisYou, OwnAddress } from './screens-abha/index.ts'
import { Assisted } from './screens-staff/Assisted.tsx'
import { StaffDoor } from './screens-staff/StaffDoor.tsx'
import { StaffRoom } from './screens-staff/StaffRoom.tsx'

const never = (screen: never): never => {
  throw new Error(`no such screen: ${JSON.stringify(screen)}`)
}

/** Each screen of the closed list is drawn from its part of the snapshot alone. */
export function Screen({ screen }: { screen: AnyScreen }) {
  switch (screen.name) {
    case 'language':
      return (
        <>
          <StaffDoor />
          <Language />
        </>
      )
    case 'want':
      return <Want screen={screen} />
    case 'offline':
      return <Offline screen={screen} />
    case 'scanCounter':
      return <ScanCounter screen={screen} />
    case 'chooseCounter':
      return <ChooseCounter screen={screen} />
    case 'knownBy':
      return <KnownBy />
    case 'showCard':
      return <ShowCard screen={screen} />
    case 'chooseSender':
      return <ChooseSender screen={screen} />
    case 'enterMobile':
      return <EnterMobile screen={screen} />
    case 'enterAbhaNumber':
      return <EnterAbhaNumber screen={screen} />
    case 'enterCode':
      return <EnterCode screen={screen} />
    case 'codeLadder':
      return <CodeLadder screen={screen} />
    case 'parkOffer':
      return <ParkOffer screen={screen} />
    case 'parked':
      return <Parked screen={screen} />
    case 'enterPickup':
      return <EnterPickup screen={screen} />
    case 'otherWays':
      return <OtherWays screen={screen} />
    case 'checking':
      return <Checking screen={screen} />
    case 'chooseAccount':
      return <ChooseAccount screen={screen} />
    case 'noAbhaFound':
      return <NoAbhaFound screen={screen} />
    case 'share':
      return <Share screen={screen} />
    case 'waitingForToken':
      return <WaitingForToken screen={screen} />
    case 'token':
      return <Token screen={screen} />
    case 'noAnswerYet':
      return <NoAnswerYet screen={screen} />
    case 'goToCounter':
      return <GoToCounter screen={screen} />
    case 'trouble':
      return <Trouble screen={screen} />
    case 'outOfService':
      return (
        <>
          <StaffDoor />
          <OutOfService screen={screen} />
        </>
      )
    case 'assisted':
      return <Assisted part={screen.part} />
    case 'staff':
      return <StaffRoom page={screen.page} />
    case 'end':
      return <End screen={screen} />
    case 'enterAadhaar':
      return <EnterAadhaar screen={screen} />
    case 'aadhaarPhone':
      return <AadhaarPhone />
    case 'consent':
      return <Consent screen={screen} />
    case 'consentText':
      return <ConsentText screen={screen} />
    case 'isThisYou':
      return <IsThisYou screen={screen} />
    case 'chooseAddress':
      return <ChooseAddress screen={screen} />
    case 'ownAddress':
      return <OwnAddress screen={screen} />
    case 'abhaReady':
      return <AbhaReady screen={screen} />
    default:
      return never(screen)
  }
}
