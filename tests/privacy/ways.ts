import { agreeToText, hearPoints } from '../e2e/support/ways.ts'
import type { Desk, Somebody } from '../support/desk.ts'
import { type Host, roleOf } from './hosts.ts'
import { until } from './patient-hand.ts'

/** A visit on the glass, from the screen at rest to the screen at rest. */
export interface Way {
  what: string
  goes(visitor: Visitor): Promise<void>
  /** only where the shell puts things right again */
  shellAlone?: true
}

export interface Visitor {
  desk: Desk
  host: Host
  who: Somebody
  /** while the number stands on the glass */
  atToken?(): Promise<void>
}

/** From the first touch to "how is your ABHA known". Something may be held up to the camera that is no counter's sheet. */
async function toKnownBy({ host: { page } }: Visitor, language: 'hi' | 'en') {
  await page.on('language')
  await page.press(language)
  await page.on('want')
  await page.press('token')
  await page.on('scanCounter')
  await until('the list of counters', async () => {
    if ((await page.screen()) !== 'scanCounter') return true
    await page.press('listOfCounters')
    return null
  })
  await page.press('counter-2')
  await page.on('knownBy')
}

async function byMobile(visitor: Visitor, language: 'hi' | 'en') {
  const { page } = visitor.host
  await toKnownBy(visitor, language)
  await page.press('mobile')
  await page.on('enterMobile')
  await page.type(visitor.who.abhaMobile ?? '')
  await page.press('next')
  await page.on('enterCode')
}

async function typeCode({ desk, host: { page } }: Visitor, mobile: string | null) {
  await page.type(await desk.dock.code(mobile ?? ''))
}

async function toShare(visitor: Visitor, language: 'hi' | 'en') {
  const { page } = visitor.host
  await byMobile(visitor, language)
  await typeCode(visitor, visitor.who.abhaMobile)
  await page.on('chooseAccount')
  await page.press('account-0')
  await page.on('share')
}

async function typeCodeAndTakeToken(visitor: Visitor) {
  await visitor.host.page.on('enterCode')
  await typeCode(visitor, visitor.who.abhaMobile)
  await takeToken(visitor)
}

/** From the share screen, whichever way it was come to. */
async function takeToken({ host: { page }, atToken }: Visitor) {
  await page.on('share')
  await page.press('agree')
  await page.on('token')
  await atToken?.()
  await page.press('done')
  await page.on('language')
}

export const tokenByMobile: Way = {
  what: 'a token, known by the mobile',
  goes: async visitor => {
    await toShare(visitor, 'hi')
    await takeToken(visitor)
  },
}

const abha: Way = {
  what: 'an ABHA by Aadhaar',
  goes: async visitor => {
    const { page } = visitor.host
    const { aadhaar, aadhaarMobile } = visitor.who
    await page.on('language')
    await page.press('hi')
    await page.on('want')
    await page.press('abha')
    await page.on('aadhaarPhone')
    await page.press('yes')
    await hearPoints(page)
    await agreeToText(page)
    await page.on('enterAadhaar')
    await page.type(aadhaar ?? '')
    await page.press('next')
    await page.on('enterMobile')
    await page.type(aadhaarMobile ?? '')
    await page.press('next')
    await page.on('enterCode')
    await typeCode(visitor, aadhaarMobile)
    await page.on('isThisYou')
    await page.press('yes')
    await page.on('abhaReady')
    await page.press('done')
    await page.on('language')
  },
}

export const waysOnGlass: readonly Way[] = [
  // deaths first: what comes after them is what a process that has served people keeps
  {
    what: 'the page dies at the share screen',
    shellAlone: true,
    goes: async visitor => {
      await toShare(visitor, 'hi')
      kill(visitor.host, 'page')
      await visitor.host.page.on('language')
    },
  },
  {
    what: 'the service dies at the share screen',
    shellAlone: true,
    goes: async visitor => {
      await toShare(visitor, 'hi')
      kill(visitor.host, 'service')
      await visitor.host.page.on('language')
    },
  },
  abha,
  tokenByMobile,
  {
    what: 'a token by the card before the camera',
    goes: async visitor => {
      const { page } = visitor.host
      await toKnownBy(visitor, 'en')
      await page.press('card')
      await typeCodeAndTakeToken(visitor)
    },
  },
  {
    what: 'a token by the ABHA number',
    goes: async visitor => {
      const { page } = visitor.host
      await toKnownBy(visitor, 'en')
      await page.press('card')
      await page.on('showCard')
      await page.press('abhaNumber')
      await page.on('enterAbhaNumber')
      await page.type((visitor.who.abhaNumber ?? '').replaceAll('-', ''))
      await page.press('next')
      await typeCodeAndTakeToken(visitor)
    },
  },
  {
    what: 'the network is cut at the code',
    goes: async visitor => {
      const { page } = visitor.host
      await byMobile(visitor, 'hi')
      const code = await visitor.desk.dock.code(visitor.who.abhaMobile ?? '')
      await visitor.desk.dock.set('networkCut', true)
      await page.type(code)
      await page.on('trouble')
      await visitor.desk.dock.set('networkCut', false)
      await page.press('notNow')
      await page.on('goToCounter')
      await page.press('done')
      await page.on('language')
    },
  },
  {
    what: 'the hospital is silent',
    goes: async visitor => {
      const { page } = visitor.host
      await visitor.desk.dock.set('hospitalSilent', true)
      await toShare(visitor, 'hi')
      await page.press('agree')
      await page.on('noAnswerYet')
      await visitor.desk.dock.set('hospitalSilent', false)
      await page.press('done')
      await page.on('language')
    },
  },
  {
    what: 'somebody walks away from the share screen',
    goes: async visitor => {
      await toShare(visitor, 'hi')
      await visitor.host.page.on('language')
    },
  },
]

function kill(host: Host, role: string) {
  for (const pid of host.pids()) if (roleOf(pid) === role) process.kill(pid, 'SIGKILL')
}
