import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVisit, type VisitDesk } from '../support/visit-desk.ts'

// The counter's QR from a serial scanner: a real pair of terminals with socat between them.

let cable: ChildProcess
let at: VisitDesk
let gun: string

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'abha-kiosk-pty-'))
  gun = join(folder, 'gun')
  const scanner = join(folder, 'scanner')
  cable = spawn('socat', [`pty,raw,echo=0,link=${gun}`, `pty,raw,echo=0,link=${scanner}`], { stdio: 'ignore' })
  await expect.poll(() => existsSync(gun) && existsSync(scanner)).toBe(true)
  at = await openVisit(text => text.replace('scanner: null', `scanner: { path: '${scanner}', baudRate: 9600 }`))
})
afterEach(async () => {
  await at.close()
  cable.kill()
})

test('the same visit, the QR read by the scanner instead of the camera', async () => {
  await at.toTokenJob()
  await writeFile(gun, `${await at.counterQr('2')}\r\n`)
  await at.person.on('knownBy')
  at.person.choose('mobile')
  await at.person.on('enterMobile')
  at.person.say({ type: 'mobile', digits: '9000033333' })
  await at.person.on('enterCode')
  at.person.say({ type: 'code', digits: await at.desk.dock.code('9000033333') })
  await at.person.on('chooseAccount')
  at.person.say({ type: 'account', index: 0 })
  await at.person.on('share')
  at.person.choose('agree')
  const token = await at.person.on('token', screen => screen.slip === 'printed')
  expect(await at.queueOf('2')).toEqual([token.number])
})

test('a QR while someone else is in the middle of their visit changes nothing', async () => {
  await at.toLoginCode('9000033333', '2')
  await writeFile(gun, `${await at.counterQr('3')}\r`)
  await new Promise(resolve => setTimeout(resolve, 600))
  expect(at.person.snapshot().screen.name).toBe('enterCode')
  at.person.say({ type: 'code', digits: await at.desk.dock.code('9000033333') })
  await at.person.on('chooseAccount')
  at.person.say({ type: 'account', index: 0 })
  expect((await at.person.on('share')).counter.id).toBe('2')
})
