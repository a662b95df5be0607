import { expect, test } from '@playwright/test'
import { type TextKey, text } from '../../locales/index.ts'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { qrOnSlip, wholeSlips } from './support/paper.ts'
import * as ways from './support/ways.ts'

// What goes wrong, seen on the glass, in both languages. Each has words of its own, and the visit goes on or ends cleanly.

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

const mobile = '9000033333'

/** To the code, the counter chosen from the list: these machines have no camera. */
async function toCode(language: 'hi' | 'en') {
  await ways.toKnownBy(kiosk, language)
  await ways.toCode(kiosk, mobile)
}

async function toShare(language: 'hi' | 'en') {
  await ways.toKnownBy(kiosk, language)
  return ways.toShare(kiosk, mobile)
}

for (const language of ['hi', 'en'] as const) {
  const says = (key: TextKey, values?: Record<string, string>) => expect(kiosk.page.locator('main')).toContainText(text(language, key, values))

  test(`a wrong code three times (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null })
    await toCode(language)
    for (const left of ['2', '1']) {
      await kiosk.type('000000')
      await says('enterCode.problem.wrong')
      await says('enterCode.triesLeft', { n: left })
    }
    await kiosk.type('000000')
    await kiosk.on('trouble')
    await says('trouble.codeLocked.title')
    await kiosk.press('notNow')
    await kiosk.on('goToCounter')
    await says('goToCounter.reason.codeLocked')
    await expect(kiosk.page.locator('main')).toContainText('K-21')
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, otp: await kiosk.code(mobile) })).toEqual([])
  })

  test(`a code sent again, and a code that is too old (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null, change: config => config.replace('resendSeconds: 60', 'resendSeconds: 2') })
    await toCode(language)
    const old = await kiosk.code(mobile)
    await kiosk.desk.dock.forward(11 * 60)
    await kiosk.type(old)
    await says('enterCode.problem.expired')
    const after = (await kiosk.desk.dock.messages()).at(-1)?.id ?? 0
    await expect(kiosk.page.locator('[data-key="resend"]')).toBeEnabled()
    await kiosk.press('resend')
    await says('enterCode.newCode')
    const otp = await kiosk.desk.dock.code(mobile, { after })
    await kiosk.type(otp)
    await kiosk.on('chooseAccount')
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, otp, old, name: 'Indravati' })).toEqual([])
  })

  test(`the hospital is silent for as long as the config says (${language})`, async () => {
    // half a minute is what a hospital sets; nobody need sit through it here
    const shorter = (config: string) => {
      expect(config).toContain('tokenWaitSeconds: 30')
      return config.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 3')
    }
    kiosk = await openKiosk({ sheets: null, change: shorter })
    await kiosk.desk.dock.set('hospitalSilent', true)
    const otp = await toShare(language)
    await kiosk.press('agree')
    await kiosk.on('waitingForToken')
    await expect(kiosk.page.locator('[data-screen]')).toHaveAttribute('data-screen', 'noAnswerYet')
    await says('noAnswerYet.title')
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    await kiosk.press('done')
    await kiosk.on('language')
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, otp, name: 'Indravati' })).toEqual([])
  })

  test(`paper out in the middle of the slip, and back again (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null })
    const otp = await toShare(language)
    kiosk.desk.printer.set('paperOutAtRow', 250)
    const number = await ways.takeToken(kiosk)
    await says('slipState.noPaper')
    kiosk.desk.printer.set('paperOutAtRow', null)
    kiosk.desk.printer.set('paperOut', false)
    await says('slipState.copyPrinted')
    // what came before it is the torn beginning of the first slip; only one of them carries a number that can be read
    const readable = wholeSlips(kiosk.desk).filter(({ index }) => qrOnSlip(kiosk.desk, index) === number)
    expect(readable).toHaveLength(1)
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, otp, name: 'Indravati' })).toEqual([])
  })
}

test('nobody there any more: asked, and everything is gone', async () => {
  kiosk = await openKiosk({
    sheets: null,
    change: text => text.replace('idleSeconds: 60', 'idleSeconds: 3').replace('stillThereSeconds: 20', 'stillThereSeconds: 3'),
  })
  await toShare('hi')
  await expect(kiosk.page.locator('[data-key="stillHere"]')).toBeVisible()
  await kiosk.press('stillHere')
  await expect(kiosk.page.locator('[data-key="stillHere"]')).toHaveCount(0)
  await kiosk.on('share')
  await expect(kiosk.page.locator('[data-key="stillHere"]')).toBeVisible()
  await kiosk.on('language')
  await expect(kiosk.page.locator('body')).not.toContainText('Indravati')
})

test('a second screen, a foreign page and a missing secret are turned away', async () => {
  kiosk = await openKiosk({ sheets: null })
  await kiosk.on('language')
  const port = new URL(kiosk.page.url()).host
  const answer = (protocol: string | undefined, origin: string) =>
    kiosk.page.request
      .get(`http://${port}/port`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
          origin,
          ...(protocol ? { 'sec-websocket-protocol': protocol } : {}),
        },
      })
      .then(response => response.status())
  const secret = new URLSearchParams(new URL(kiosk.page.url()).hash.slice(1)).get('key') ?? ''
  expect(await answer(`kiosk.${secret}`, 'https://example.org')).toBe(403)
  expect(await answer('kiosk.wrong', `http://${port}`)).toBe(403)
  expect(await answer(undefined, `http://${port}`)).toBe(403)
  expect(await answer(`kiosk.${secret}`, `http://${port}`)).toBe(409)
})
