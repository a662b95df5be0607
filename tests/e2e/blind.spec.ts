import { expect, test } from '@playwright/test'
import { piecesOf } from '../../locales/numbers.ts'
import { blindAt, called } from './support/blind.ts'
import { openKiosk } from './support/kiosk.ts'
import { speakFast } from './support/spoken.ts'

test('somebody who sees nothing takes a token by ear and with arrows alone', async () => {
  test.setTimeout(300_000)
  const kiosk = await openKiosk({ sheets: null })
  const { page } = kiosk
  try {
    const { abhaMobile } = await kiosk.someone('indravati')
    const mobile = abhaMobile ?? ''
    const person = await blindAt(page)
    // what is said and in which order is the same, sooner
    await page.addInitScript(speakFast)
    // what is heard from now on is noted: the page of this visit is the one that is loaded now
    await page.reload()

    await person.hears('language.choice.hi')
    await person.presses(called('language.choice.hi'))
    await person.hears('want.title')
    await person.hears('want.choice.token')
    await person.asksAgain()
    await person.hears('want.title')
    // a headset that is plugged in or pulled out changes nothing but where the sound comes from
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
    await person.presses(called('want.choice.token', 'want.choice.token.sub'))

    await person.hears('chooseCounter.title')
    const counters = await kiosk.desk.dock.counters()
    expect(counters.some(({ id }) => id === '2')).toBe(true)
    await person.presses('नया मरीज़')

    await person.hears('knownBy.choice.mobile')
    await person.presses(called('knownBy.choice.mobile', 'knownBy.choice.mobile.sub'))
    await person.hears('enterMobile.title.login')
    await person.types(mobile)
    await person.presses(called('common.next'))

    await person.hears('enterCode.title.login')
    await person.types(await kiosk.code(mobile))

    await person.hears('chooseAccount.titleOne')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')

    await person.hears('share.choice.agree')
    await person.presses(called('share.choice.agree'))

    await person.hears('token.say.number')
    const number = await person.hears('token.say.counter')
    const [queued = ''] = await kiosk.queueOf('2')
    expect(number).toEqual(piecesOf(queued))
    expect(await person.hears('token.say.go')).toEqual(piecesOf('2'))
    expect((await person.told()).join(' ')).toContain(queued)
    await person.presses(called('token.choice.done'))
    await person.hears('end.title.takeSlip')
  } finally {
    await kiosk.close()
  }
})
