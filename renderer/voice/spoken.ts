import type { SpokenKey } from '../../locales/index.ts'
import { type PieceKey, piecesOf } from '../../locales/numbers.ts'
import { type ReadingKey, readingKey } from '../../locales/readings.ts'
import type { Counter, Language, Overlay, Screen, Setting, SlipState, Snapshot } from '../../service/contract/index.ts'
import { slipCame } from '../components/slip.ts'

export type ClipKey = SpokenKey | PieceKey | ReadingKey

/** One clip: what is said, in which language. */
export interface ClipRef {
  language: Language
  key: ClipKey
  /** the facility's own language in which it is looked for first */
  tongue?: string
}

export interface Speech {
  /** while this stays the same the screen is the same: only what is new in `parts` is said */
  scene: string
  parts: ClipRef[]
  /** said a second time when nobody touches anything; not while the machine waits for somebody to come */
  sayAgain: boolean
  /** what is said when it is said again; without it the parts */
  again?: ClipRef[]
}

/** What the voice does for a snapshot. */
export function speechOf(snapshot: Snapshot): Speech {
  const speech = { scene: sceneOf(snapshot), parts: spokenParts(snapshot), sayAgain: snapshot.visit !== null }
  return hintOf(snapshot) === null ? speech : { ...speech, again: spokenAgain(snapshot) }
}

/** How loud and how fast: the volume of a page runs from 0 to 1, the rate is 1 as it was spoken. */
export function soundOf({ loudness, settings: { volume, voice } }: Pick<Snapshot, 'loudness' | 'settings'>): { volume: number; rate: number } {
  return { volume: Math.min(1, loudness * { 1: 0.6, 2: 1, 3: 1.6 }[volume]), rate: voice === 'slow' ? 0.8 : 1 }
}

/** What is said when the service has gone and with it the snapshot: in both languages, nobody knows whose visit it was. */
export const lostSpeech: Speech = {
  scene: 'lost',
  parts: [
    { language: 'hi', key: 'host.lost.title' },
    { language: 'en', key: 'host.lost.title' },
  ],
  sayAgain: false,
}

/**
 * What a screen says, in order: what went wrong and what to do about it first, then the act, then the choices. Never a name and never a number,
 * except the token and its counter: others stand near. A consent that is read aloud is read, and nothing else is said.
 */
export function spokenParts({ screen, overlay, language, languages, attract }: Snapshot): ClipRef[] {
  if (attract !== null && overlay === null) return attract.invitation === null ? [] : [{ language, key: 'language.invite' }]
  if (screen.name === 'language' && overlay === null) return bothLanguages(language).filter(part => languages.includes(part.language))
  if (screen.name === 'consentText' && screen.aloud && overlay === null)
    return [{ language: screen.version === 'original' ? 'en' : 'hi', key: readingKey(screen.page) }]
  const hint = hintOf({ screen, overlay })
  if (hint !== null) return [{ language, key: `hint.${hint.of}` }]
  const keys = overlay === null ? screenKeys(screen) : overlayKeys(overlay)
  return keys.map(key => ({ language, key }))
}

/** A hint is said alone: whoever follows it has heard the screen, and holds up a sheet. */
function hintOf({ screen, overlay }: Pick<Snapshot, 'screen' | 'overlay'>) {
  return overlay === null && 'hint' in screen ? screen.hint : null
}

/** The whole screen, and before it the hint as long as it holds. */
function spokenAgain({ screen, language }: Snapshot): ClipRef[] {
  const hint = 'hint' in screen && screen.hint?.shown ? [`hint.${screen.hint.of}` as const] : []
  return [...hint, ...screenKeys(screen)].map(key => ({ language, key }))
}

/** A second wrong code, a second wrong card: the words are the same, but they have to be said again. */
function sceneOf({ visit, screen, overlay, step, language, tongue, attract }: Snapshot): string {
  const attempt = 'problem' in screen && screen.problem !== null ? `${step}` : screen.name === 'consent' ? `${screen.point}` : ''
  const page = pageOf(screen)
  const hint = hintOf({ screen, overlay })?.of ?? ''
  const changed = overlay?.name === 'settings' && overlay.changed !== null ? `${overlay.changed.of}.${overlay.changed.to}` : ''
  const rest = attract === null ? '' : `attract ${attract.invitation ?? ''}`
  return [visit ?? '', tongue ?? language, screen.name, attempt, page, hint, overlay?.name ?? '', changed, rest].join(' ')
}

/** What changes on a screen that keeps its name. */
function pageOf(screen: Screen): string {
  switch (screen.name) {
    case 'consentText':
      return `${screen.page} ${screen.aloud ? screen.version : ''}`
    case 'assisted':
      return screen.part.name
    case 'staff':
      return `${screen.page.name} ${screen.page.name === 'check' ? screen.page.asking : ''}`
    default:
      return ''
  }
}

function bothLanguages(first: Language): ClipRef[] {
  const order: Language[] = first === 'hi' ? ['hi', 'en'] : ['en', 'hi']
  return order.flatMap(language => [
    { language, key: 'language.title' },
    { language, key: `language.choice.${language}` },
  ])
}

function overlayKeys(overlay: NonNullable<Overlay>): ClipKey[] {
  switch (overlay.name) {
    case 'stillThere':
      return ['stillThere.title']
    case 'settings':
      return overlay.changed === null ? ['settings.title', 'settings.choice.close'] : [settingKey(overlay.changed)]
    case 'help':
      return overlay.counter === null
        ? ['help.title', 'help.choice.close']
        : ['help.title', 'help.say.orCounter', ...piecesOf(overlay.counter.sign), 'help.say.go', 'help.choice.close']
  }
}

function settingKey(setting: Setting): ClipKey {
  switch (setting.of) {
    case 'language':
      // a facility's own is told by the greeting it was recorded with
      return setting.tongue === undefined ? `settings.set.language.${setting.to}` : 'language.title'
    case 'text':
      return `settings.set.text.${setting.to}`
    case 'contrast':
      return `settings.set.contrast.${setting.to}`
    case 'volume':
      return `settings.set.volume.${setting.to}`
    case 'voice':
      return `settings.set.voice.${setting.to}`
    case 'reach':
      return `settings.set.reach.${setting.to}`
  }
}

function screenKeys(screen: Screen): ClipKey[] {
  switch (screen.name) {
    case 'language':
      return ['language.title', 'language.choice.hi', 'language.choice.en']
    case 'want':
      return ['want.title', ...when(screen.resumable, 'want.choice.resume'), 'want.choice.token', 'want.choice.abha']
    case 'scanCounter':
      if (screen.problem !== null) return [`scanCounter.problem.${screen.problem}`]
      return ['scanCounter.title', `scanCounter.sub.${screen.reader}`, 'scanCounter.choice.listOfCounters']
    case 'chooseCounter':
      return ['chooseCounter.title', ...when(screen.pages > 1, 'chooseCounter.choice.more')]
    case 'knownBy':
      return ['knownBy.title', 'knownBy.choice.card', 'knownBy.choice.mobile', 'knownBy.choice.dontKnow', 'knownBy.choice.notNow']
    case 'showCard':
      if (screen.problem !== null) return [`showCard.problem.${screen.problem}`]
      return [
        'showCard.title',
        `showCard.sub.${screen.reader}`,
        screen.asked === 'find' ? 'showCard.choice.abhaNumber' : 'showCard.choice.withoutCard',
      ]
    case 'chooseSender':
      if (screen.senders.length === 1) return ['chooseSender.titleOne', 'chooseSender.choice.aadhaar']
      return ['chooseSender.title', 'chooseSender.choice.mobile', 'chooseSender.choice.aadhaar']
    case 'enterMobile':
      if (screen.problem !== null) return [`enterMobile.problem.${screen.problem}`]
      return [`enterMobile.title.${screen.purpose}`, `enterMobile.sub.${screen.purpose}`]
    case 'enterAbhaNumber':
      if (screen.problem !== null) return [`enterAbhaNumber.problem.${screen.problem}`]
      return ['enterAbhaNumber.title', 'enterAbhaNumber.sub']
    case 'enterAadhaar':
      if (screen.problem !== null) return [`enterAadhaar.problem.${screen.problem}`, ...when(screen.tries >= 3, 'enterAadhaar.threeTries')]
      return ['enterAadhaar.title', 'enterAadhaar.sub']
    case 'enterCode':
      if (screen.problem !== null) return [`enterCode.problem.${screen.problem}`]
      if (screen.sent > 1) return ['enterCode.newCode', 'enterCode.choice.codeNotCome']
      return [`enterCode.title.${screen.purpose}`, 'enterCode.sub', 'enterCode.secret', 'enterCode.choice.codeNotCome']
    case 'codeLadder':
      return [
        'codeLadder.title',
        ...when(screen.resend.left > 0, 'codeLadder.choice.resend'),
        ...when(screen.canPark, 'codeLadder.choice.phoneElsewhere'),
        ...when(screen.canPark && screen.resend.left === 0, 'codeLadder.choice.otherWay'),
        'codeLadder.choice.toCode',
      ]
    case 'parkOffer':
      return ['parkOffer.title', 'parkOffer.choice.park', 'parkOffer.choice.otherWay']
    case 'parked':
      return ['parked.say', slipKey(screen.slip), 'parked.how']
    case 'enterPickup':
      return [screen.problem === null ? 'enterPickup.title' : `enterPickup.problem.${screen.problem}`]
    case 'otherWays':
      return ['otherWays.title', ...screen.ways.map((way): ClipKey => `otherWays.choice.${way}`)]
    case 'checking':
      return [`checking.${screen.what}`]
    case 'chooseAccount':
      if (screen.total === 1) return ['chooseAccount.titleOne', 'chooseAccount.choice.notMe']
      return ['chooseAccount.title', ...when(screen.pages > 1, 'chooseAccount.choice.more'), 'chooseAccount.choice.noneOfThese']
    case 'noAbhaFound':
      return [`noAbhaFound.title.${screen.by}`, 'noAbhaFound.choice.abha', 'noAbhaFound.choice.otherNumber', 'noAbhaFound.choice.notNow']
    case 'share':
      return ['share.title', 'share.sentence', 'share.choice.agree', 'share.choice.no']
    case 'waitingForToken':
      return ['waitingForToken.title']
    case 'token':
      return [
        ...when(screen.again, 'token.again'),
        'token.say.number',
        ...piecesOf(screen.number),
        ...counterKeys(screen.counter, 'token.say.go'),
        slipKey(screen.slip),
      ]
    case 'noAnswerYet':
      return ['noAnswerYet.title', ...counterKeys(screen.counter, 'goToCounter.say.go'), ...slipToShow(screen.slip)]
    case 'goToCounter':
      // the number is what has to be kept in mind; why is read, and was said on the screen before
      if (screen.queue !== null)
        return [
          'goToCounter.say.number',
          ...piecesOf(screen.queue),
          ...(screen.counter === null ? [] : counterKeys(screen.counter, 'goToCounter.say.go')),
          ...queueSlip(screen.slip),
        ]
      return [
        `goToCounter.reason.${screen.reason}`,
        ...(screen.counter === null || screen.counter.sign === ''
          ? ['goToCounter.titleNoCounter' as const]
          : counterKeys(screen.counter, 'goToCounter.say.go')),
        ...slipToShow(screen.slip),
      ]
    case 'offline':
      return ['offline.title', 'offline.sub', ...when(screen.canShowCard, 'offline.choice.card')]
    case 'aadhaarPhone':
      return ['aadhaarPhone.title', 'aadhaarPhone.choice.yes', 'aadhaarPhone.choice.no', 'aadhaarPhone.choice.dontKnow', 'aadhaarPhone.choice.notNow']
    case 'consent':
      return [...when(screen.point === 1, 'consent.title'), `consent.point.${screen.point}`, 'consent.ask']
    case 'consentText':
      return [
        screen.page < screen.pages - 1 ? 'consentText.ask.page' : 'consentText.ask.last',
        ...when(screen.page === 0, 'consentText.choice.listen'),
      ]
    case 'isThisYou':
      return ['isThisYou.title', 'isThisYou.choice.yes', 'isThisYou.choice.no']
    case 'chooseAddress':
      if (screen.problem !== null) return [`chooseAddress.problem.${screen.problem}`]
      return ['chooseAddress.title', 'chooseAddress.sub', ...when(screen.pages > 1, 'chooseAddress.choice.more'), 'chooseAddress.choice.own']
    case 'ownAddress':
      return ['ownAddress.title', 'ownAddress.sub']
    case 'abhaReady':
      return [
        `abhaReady.title.${screen.isNew ? 'new' : 'existing'}`,
        'abhaReady.choice.next',
        abhaSlipKey(screen.slip),
        ...when(screen.slip === 'printed' || screen.slip === 'copyPrinted', 'abhaReady.keep'),
      ]
    case 'trouble':
      return [
        `trouble.${screen.trouble}.title`,
        ...when(screen.canTryAgain, 'trouble.choice.again'),
        ...when(screen.canUseOtherNumber, screen.trouble === 'notOpened' ? 'knownBy.choice.card' : 'trouble.choice.otherNumber'),
        'trouble.choice.notNow',
      ]
    case 'outOfService':
      return ['outOfService.title', ...closedKeys(screen.why), ...(screen.counter === null ? [] : counterKeys(screen.counter, 'outOfService.say.go'))]
    case 'assisted':
      return [`assisted.${screen.part.name}.title`]
    // the staff read; what is said aloud in the hall is for patients, but for why the glass is dead, and the sentence that tries the loudspeaker
    case 'staff':
      if (screen.page.name === 'cleaning') return ['staff.cleaning.title']
      return screen.page.name === 'check' && screen.page.asking === 'sound' ? ['language.title'] : []
    case 'end':
      return [screen.slipTaken ? 'end.title.noSlip' : 'end.title.takeSlip']
  }
}

/** Why the staff have closed the machine is said; what is wrong with the machine itself would help nobody. */
function closedKeys(why: Extract<Screen, { name: 'outOfService' }>['why']): ClipKey[] {
  switch (why) {
    case 'shut':
    case 'noPaper':
    case 'repair':
    case 'cleaned':
      return [`outOfService.why.${why}`]
    case 'credentials':
    case 'clock':
    case 'abdmDown':
    case 'nothingWorks':
      return []
  }
}

function counterKeys({ sign }: Counter, go: ClipKey): ClipKey[] {
  const said = piecesOf(sign)
  return said.length === 0 ? [] : ['token.say.counter', ...said, go]
}

function slipKey(slip: SlipState): ClipKey {
  return `slipState.${slip}`
}

/** Fourteen digits cannot be remembered: without a slip they are written down. */
function abhaSlipKey(slip: SlipState): ClipKey {
  return slipCame(slip) ? slipKey(slip) : 'abhaReady.noSlip'
}

/** On the way to a counter: a slip that is there is to be shown there, and without one the way is the same. There is no number to remember. */
function slipToShow(slip: SlipState): ClipKey[] {
  switch (slip) {
    case 'printed':
    case 'copyPrinted':
      return [slipKey(slip), 'goToCounter.sub']
    case 'printing':
    case 'unknown':
      return [slipKey(slip)]
    case 'noPaper':
    case 'coverOpen':
    case 'printerFault':
      return ['goToCounter.noSlip']
  }
}

/** With a number to say there is no time for more than this; whoever has the number needs no slip. */
function queueSlip(slip: SlipState): ClipKey[] {
  if (slip === 'unknown') return []
  return slipCame(slip) ? [slipKey(slip)] : ['goToCounter.noSlip']
}

function when(condition: boolean, ...keys: ClipKey[]): ClipKey[] {
  return condition ? keys : []
}
