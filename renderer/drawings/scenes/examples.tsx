import type { ReactElement } from 'react'
import * as scenes from './index.ts'

const words = { token: 'टोकन', counter: 'काउंटर', until: 'सुबह 10:35 तक' }
const what = ['sendingCode', 'checkingCode', 'findingAbha', 'makingAbha', 'findingAddresses', 'savingAddress', 'gettingProfile'] as const
const troubles = [
  'codeLocked',
  'aadhaarServiceDown',
  'abdmDown',
  'tooManyRequests',
  'deactivated',
  'child',
  'notPermitted',
  'notMe',
  'aadhaarHasNoMobile',
  'phoneElsewhere',
  'pickupNotFound',
  'alreadyElsewhere',
  'notOpened',
  'unexpected',
] as const

type Orientation = scenes.Orientation
/** Every scene with the props it is shown with. */
export const every: Record<string, (orientation: Orientation) => ReactElement> = {
  start: orientation => <scenes.Start orientation={orientation} />,
  startScanner: orientation => <scenes.Start orientation={orientation} reader="scanner" />,
  want: orientation => <scenes.Want orientation={orientation} />,
  scanCounter: orientation => <scenes.ScanCounter orientation={orientation} />,
  scanCounterScanner: orientation => <scenes.ScanCounter orientation={orientation} reader="scanner" />,
  chooseCounter: orientation => <scenes.ChooseCounter orientation={orientation} />,
  knownBy: orientation => <scenes.KnownBy orientation={orientation} />,
  enterMobile: orientation => <scenes.EnterMobile orientation={orientation} />,
  enterMobileMessages: orientation => <scenes.EnterMobile orientation={orientation} purpose="messages" />,
  enterAbhaNumber: orientation => <scenes.EnterAbhaNumber orientation={orientation} />,
  parkOffer: orientation => <scenes.ParkOffer orientation={orientation} />,
  parked: orientation => <scenes.Parked orientation={orientation} number="4821" label="आपका नंबर" />,
  parkedNoSlip: orientation => <scenes.Parked orientation={orientation} number="4821" label="आपका नंबर" printed={false} />,
  enterPickup: orientation => <scenes.EnterPickup orientation={orientation} />,
  otherWays: orientation => <scenes.OtherWays orientation={orientation} />,
  showCard: orientation => <scenes.ShowCard orientation={orientation} />,
  ...Object.fromEntries(
    (['sheet', 'card'] as const).flatMap(thing =>
      (['closer', 'still', 'tilt', 'light'] as const).map(hint => [`hint ${hint} ${thing}`, () => <>{scenes.hintPicture(hint, thing)}</>]),
    ),
  ),
  showCardScanner: orientation => <scenes.ShowCard orientation={orientation} reader="scanner" />,
  chooseSender: orientation => <scenes.ChooseSender orientation={orientation} senders={['mobile', 'aadhaar']} />,
  chooseSenderAadhaar: orientation => <scenes.ChooseSender orientation={orientation} senders={['aadhaar']} />,
  noAbhaFound: orientation => <scenes.NoAbhaFound orientation={orientation} />,
  noAbhaFoundNumber: orientation => <scenes.NoAbhaFound orientation={orientation} by="abhaNumber" />,
  enterCode: orientation => <scenes.EnterCode orientation={orientation} />,
  codeLadder: orientation => <scenes.CodeLadder orientation={orientation} />,
  aadhaarPhone: orientation => <scenes.AadhaarPhone orientation={orientation} />,
  enterAadhaar0: orientation => <scenes.EnterAadhaar orientation={orientation} group={0} />,
  enterAadhaar1: orientation => <scenes.EnterAadhaar orientation={orientation} group={1} />,
  enterAadhaar2: orientation => <scenes.EnterAadhaar orientation={orientation} group={2} />,
  chooseAccount: orientation => <scenes.ChooseAccount people={3} orientation={orientation} />,
  waitingForToken: orientation => <scenes.WaitingForToken orientation={orientation} />,
  share: orientation => (
    <>
      <scenes.Share orientation={orientation} />
      <scenes.Share orientation={orientation} part="front" />
    </>
  ),
  token: orientation => <scenes.Token orientation={orientation} number="12" sign="2" words={words} />,
  tokenLong: orientation => <scenes.Token orientation={orientation} number="1204" sign="12" words={words} />,
  tokenNotPrinted: orientation => <scenes.Token orientation={orientation} number="12" sign="2" words={words} printed={false} />,
  goToCounter: orientation => <scenes.GoToCounter orientation={orientation} sign="3" code="K-30" />,
  goToCounterNoSlip: orientation => <scenes.GoToCounter orientation={orientation} sign={null} code={null} />,
  noAnswerYet: orientation => <scenes.NoAnswerYet orientation={orientation} sign="2" code="K-30" />,
  chooseAddress: orientation => <scenes.ChooseAddress orientation={orientation} />,
  ownAddress: orientation => <scenes.OwnAddress orientation={orientation} />,
  abhaReady: orientation => <scenes.AbhaReady orientation={orientation} qr="https://example.org" />,
  outOfService: orientation => <scenes.OutOfService orientation={orientation} sign="3" />,
  endTaken: orientation => <scenes.End orientation={orientation} slipTaken />,
  endTake: orientation => <scenes.End orientation={orientation} slipTaken={false} />,
  stillThere: orientation => (
    <>
      <scenes.StillThere orientation={orientation} secondsLeft={14} />
      <scenes.StillThereHand orientation={orientation} />
    </>
  ),
  help: orientation => <scenes.Help orientation={orientation} sign="3" />,
  helpNoCounter: orientation => <scenes.Help orientation={orientation} sign={null} />,
  ...Object.fromEntries(
    ([1, 2, 3, 4, 5] as const).map(point => [
      `consent${point}`,
      (orientation: Orientation) => <scenes.ConsentPoint orientation={orientation} point={point} />,
    ]),
  ),
  ...Object.fromEntries(what.map(act => [`checking.${act}`, (orientation: Orientation) => <scenes.Checking orientation={orientation} what={act} />])),
  ...Object.fromEntries(
    troubles.map(trouble => [`trouble.${trouble}`, (orientation: Orientation) => <scenes.Trouble orientation={orientation} trouble={trouble} />]),
  ),
}
