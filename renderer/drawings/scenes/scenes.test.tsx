import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
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
  'unexpected',
] as const

type Orientation = scenes.Orientation
/** Every scene with the props it is shown with. */
export const every: Record<string, (orientation: Orientation) => ReactElement> = {
  start: orientation => <scenes.Start orientation={orientation} />,
  want: orientation => <scenes.Want orientation={orientation} />,
  scanCounter: orientation => <scenes.ScanCounter orientation={orientation} />,
  chooseCounter: orientation => <scenes.ChooseCounter orientation={orientation} />,
  knownBy: orientation => <scenes.KnownBy orientation={orientation} />,
  enterMobile: orientation => <scenes.EnterMobile orientation={orientation} />,
  enterMobileMessages: orientation => <scenes.EnterMobile orientation={orientation} purpose="messages" />,
  enterAbhaNumber: orientation => <scenes.EnterAbhaNumber orientation={orientation} />,
  noAbhaFound: orientation => <scenes.NoAbhaFound orientation={orientation} />,
  noAbhaFoundNumber: orientation => <scenes.NoAbhaFound orientation={orientation} by="abhaNumber" />,
  enterCode: orientation => <scenes.EnterCode orientation={orientation} />,
  codeLadder: orientation => <scenes.CodeLadder orientation={orientation} />,
  aadhaarPhone: orientation => <scenes.AadhaarPhone orientation={orientation} />,
  enterAadhaar0: orientation => <scenes.EnterAadhaar orientation={orientation} group={0} />,
  enterAadhaar1: orientation => <scenes.EnterAadhaar orientation={orientation} group={1} />,
  enterAadhaar2: orientation => <scenes.EnterAadhaar orientation={orientation} group={2} />,
  chooseAccount: orientation => <scenes.ChooseAccount orientation={orientation} />,
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

const arrowShape = /d="M0,-[\d.]+H[\d.]+V-/g

describe.each(Object.keys(every))('the scene %s', name => {
  describe.each(['portrait', 'landscape'] as const)('%s', orientation => {
    const markup = renderToStaticMarkup(every[name]?.(orientation))

    it('draws numbers only', () => {
      expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/)
    })

    it('has at most one arrow', () => {
      expect((markup.match(arrowShape) ?? []).length).toBeLessThanOrEqual(1)
    })

    it('clips each shape by its own path', () => {
      const ids = [...markup.matchAll(/<clipPath id="([^"]+)"/g)].map(match => match[1])
      const used = [...markup.matchAll(/url\(#([^)]+)\)/g)].map(match => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      expect(used.every(id => ids.includes(id))).toBe(true)
    })

    it('shows nobody a digit worth copying on cards and phones', () => {
      const texts = [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1] ?? '')
      expect(texts.filter(text => /\d{6,}/.test(text) && /[1-9]/.test(text))).toEqual([])
    })

    it('says nothing to a screen reader', () => {
      expect(markup.match(/<svg/g)?.length).toBe(markup.match(/<svg aria-hidden="true"/g)?.length)
    })
  })
})
