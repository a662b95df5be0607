import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownFolder } from '../../service/folder.fixture.ts'
import { type Gun, gunAt } from '../soak/devices/gun.ts'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The counter's QR from a serial scanner: a real pseudo-terminal of socat.

let gun: Gun
let at: VisitDesk

beforeEach(async () => {
  const path = join(ownFolder(), 'scanner')
  gun = gunAt(path)
  await gun.plug()
  at = await openVisit(text => text.replace('scanner: null', `scanner: { path: '${path}', baudRate: 9600 }`))
})
afterEach(async () => {
  await at.close()
  await gun.pull()
})

/** what the gun sends for the sheet of that counter */
const sheet = async (counter: string, end: string) => [Buffer.from(`${await at.counterQr(counter)}${end}`)]

test('the same visit, the QR read by the scanner instead of the camera', async () => {
  await at.toTokenJob()
  await gun.send(await sheet('2', '\r\n'), 0)
  await at.typeMobile('9000033333')
  await at.typeCodeToShare('9000033333')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('a QR while someone else is in the middle of their visit changes nothing', async () => {
  await at.toLoginCode('9000033333', '2')
  await gun.send(await sheet('3', '\r'), 0)
  await wait(600)
  expect(at.person.snapshot().screen.name).toBe('enterCode')
  expect((await at.typeCodeToShare('9000033333')).counter.id).toBe('2')
})
