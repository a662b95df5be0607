import { expect, test } from '@playwright/test'
import { type KioskAtDesk, openKiosk } from './support/kiosk.ts'
import { wholeSlips } from './support/paper.ts'
import * as ways from './support/ways.ts'

// What goes wrong, seen on the glass, in both languages. Each has words of its own, and the visit goes on or ends cleanly.

let kiosk: KioskAtDesk
test.afterEach(() => kiosk?.close())

const mobile = '9000033333'

/** To the code, the counter chosen from the list: these machines have no camera. */
async function toCode(language: 'hi' | 'en') {
  await ways.toTokenJob(kiosk, language)
  await kiosk.on('chooseCounter')
  await kiosk.press('counter-2')
  await ways.toCode(kiosk, mobile)
}

async function toShare(language: 'hi' | 'en') {
  await ways.toTokenJob(kiosk, language)
  await kiosk.on('chooseCounter')
  await kiosk.press('counter-2')
  await ways.toShare(kiosk, mobile)
}

const words = () => kiosk.page.locator('main').innerText()

for (const language of ['hi', 'en'] as const) {
  test(`a wrong code three times (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null })
    await toCode(language)
    const before = await words()
    for (const left of [2, 1]) {
      await kiosk.type('000000')
      await expect.poll(words).toContain(String(left))
      expect(await words()).not.toBe(before)
    }
    await kiosk.type('000000')
    await kiosk.on('trouble')
    await kiosk.press('notNow')
    await kiosk.on('goToCounter')
    await expect(kiosk.page.locator('main')).toContainText('K-21')
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile })).toEqual([])
  })

  test(`a code sent again, and a code that is too old (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null, change: text => text.replace('resendSeconds: 60', 'resendSeconds: 2') })
    await toCode(language)
    const old = await kiosk.desk.dock.code(mobile)
    await kiosk.desk.dock.forward(11 * 60)
    await kiosk.type(old)
    await kiosk.on('enterCode')
    const expired = await words()
    const after = (await kiosk.desk.dock.messages()).at(-1)?.id ?? 0
    await expect(kiosk.page.locator('[data-key="resend"]')).toBeEnabled()
    await kiosk.press('resend')
    await kiosk.on('enterCode')
    await expect.poll(words).not.toBe(expired)
    await kiosk.type(await kiosk.desk.dock.code(mobile, { after }))
    await kiosk.on('chooseAccount')
    expect((await kiosk.spoken()).missing).toEqual([])
  })

  test(`the hospital is silent (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null, change: text => text.replace('tokenWaitSeconds: 30', 'tokenWaitSeconds: 3') })
    await kiosk.desk.dock.set('hospitalSilent', true)
    await toShare(language)
    await kiosk.press('agree')
    await kiosk.on('waitingForToken')
    await kiosk.on('noAnswerYet')
    await expect.poll(() => wholeSlips(kiosk.desk).length).toBe(1)
    await kiosk.press('done')
    await kiosk.on('language')
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, name: 'Indravati' })).toEqual([])
  })

  test(`paper out in the middle of the slip, and back again (${language})`, async () => {
    kiosk = await openKiosk({ sheets: null })
    await toShare(language)
    kiosk.desk.printer.set('paperOutAtRow', 250)
    await kiosk.press('agree')
    await kiosk.on('token')
    const [number] = await kiosk.queueOf('2')
    await expect(kiosk.page.locator('main')).toContainText(number ?? 'no number')
    await expect.poll(() => kiosk.desk.printer.state().paper).toBe('out')
    const without = await words()
    kiosk.desk.printer.set('paperOutAtRow', null)
    kiosk.desk.printer.set('paperOut', false)
    await expect.poll(() => wholeSlips(kiosk.desk).filter(({ heightRows }) => heightRows > 700).length).toBe(1)
    await expect.poll(words).not.toBe(without)
    expect((await kiosk.spoken()).missing).toEqual([])
    expect(kiosk.traces({ mobile, name: 'Indravati' })).toEqual([])
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
