import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ownFolder } from '../../service/folder.fixture.ts'
import { type Gun, gunAt } from '../soak/devices/gun.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The counter's QR from a serial scanner: a real pseudo-terminal of socat.

let gun: Gun
let at: VisitDesk

async function open(camera = true) {
  const path = join(ownFolder(), 'scanner')
  gun = gunAt(path)
  await gun.plug()
  at = await openVisit(text =>
    text.replace('scanner: null', `scanner: { path: '${path}', baudRate: 9600 }`).replace(/^( +camera:) \{.*\}$/m, camera ? '$&' : '$1 null'),
  )
}
afterEach(async () => {
  await at.close()
  await gun.pull()
})

const isThere = () => at.person.until('the scanner', ({ reader }) => reader === 'scanner')
/** what the gun sends for the sheet of that counter */
const sheet = async (counter: string, end: string) => [Buffer.from(`${await at.counterQr(counter)}${end}`)]

async function toToken() {
  await at.typeMobile('9000033333')
  await at.typeCodeToShare('9000033333')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
}

describe('beside a camera', () => {
  beforeEach(() => open())

  test('the same visit, the QR read by the scanner instead of the camera', async () => {
    await at.toTokenJob()
    await gun.send(await sheet('2', '\r\n'), 0)
    await toToken()
  })

  test('a QR while someone else is in the middle of their visit changes nothing', async () => {
    await at.toLoginCode('9000033333', '2')
    await gun.send(await sheet('3', '\r'), 0)
    await wait(600)
    expect(at.person.snapshot().screen.name).toBe('enterCode')
    expect((await at.typeCodeToShare('9000033333')).counter.id).toBe('2')
  })
})

describe('without a camera', () => {
  beforeEach(() => open(false))

  test('the sheet is asked for before the red light, read there, and a token comes', async () => {
    await isThere()
    await at.toTokenJob()
    expect(await at.person.on('scanCounter')).toMatchObject({ reader: 'scanner', problem: null })
    await gun.send(await sheet('2', '\r\n'), 0)
    await toToken()
  })

  test('the scanner is pulled out while the sheet is before it: the list of counters; plugged in again, the sheet can be shown', async () => {
    await isThere()
    await at.toTokenJob()
    await gun.pull()
    expect((await at.person.on('chooseCounter')).sheetPossible).toBe(false)
    await gun.plug()
    await at.person.on('chooseCounter', screen => screen.sheetPossible)
    at.person.choose('sheet')
    await at.person.on('scanCounter')
    await gun.send(await sheet('2', '\r\n'), 0)
    await toToken()
  })

  test('the scanner is pulled out while the card is before it: its number can be typed', async () => {
    await isThere()
    await at.toTokenJob()
    await gun.send(await sheet('2', '\r\n'), 0)
    await at.person.on('knownBy')
    at.person.choose('card')
    await at.person.on('showCard')
    await gun.pull()
    await at.person.on('enterAbhaNumber')
  })
})
