import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openPrinter } from '../../hardware/printer/printer.ts'
import { ownFolder } from '../../service/folder.fixture.ts'
import { closing, patient, printerAt, readyAt, wireOf } from './open.fixture.ts'
import { becomes, heal, numbered, piecesOf, quick } from './wire.fixture.ts'

// What printers and their libraries are known to do wrong, each over a real wire.

test('a printer that is not there yet: both tries are refused at once, and when it appears neither slip comes out by itself', async () => {
  const wire = await wireOf()
  wire.pretend.set('unplugged', true)
  const printer = printerAt(wire)
  const tries = [await printer.print(numbered(1)), await printer.print(numbered(2))]
  expect(tries).toEqual(Array.from({ length: 2 }, () => ({ outcome: 'notPrinted', why: 'disconnected' })))
  wire.pretend.set('unplugged', false)
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(numbered(3))).toEqual({ outcome: 'printed' })
  expect(piecesOf(wire)).toHaveLength(1)
})

test('a slow printer that outlasts every deadline: unknown, and one slip on paper at the most', async () => {
  const wire = await wireOf('serial', { bufferBytes: 2048 })
  const printer = await readyAt(wire, { delays: { ...quick, confirm: 60, fallback: 30, progress: 60 } })
  wire.pretend.set('rate', 6_000)
  expect(await printer.print(numbered(5))).toEqual({ outcome: 'unknown' })
  heal(wire)
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(numbered(6))).toEqual({ outcome: 'printed' })
  expect(piecesOf(wire).filter(({ cut }) => cut).length).toBeLessThanOrEqual(3)
})

test('the connection reset after the slip was confirmed: printed, and nothing is printed again', async () => {
  const wire = await wireOf()
  const printer = await readyAt(wire)
  expect(await printer.print(numbered(7))).toEqual({ outcome: 'printed' })
  wire.pretend.set('resetAtByte', 1)
  await becomes(printer, status => status === 'disconnected')
  await becomes(printer, status => status === 'ready')
  expect(piecesOf(wire)).toHaveLength(1)
})

test('the kiosk is killed between sending and hearing: the next start throws the rest away before anybody prints', async () => {
  const wire = await wireOf()
  wire.pretend.set('stall', true)
  const kiosk = spawn(process.execPath, [new URL('./crash.fixture.ts', import.meta.url).pathname, String(wire.pretend.escposPort)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  closing({ close: () => kiosk.kill('SIGKILL') })
  await once(kiosk.stdout, 'data')
  await vi.waitUntil(() => wire.pretend.state().busy, patient)
  const gone = once(kiosk, 'exit')
  kiosk.kill('SIGKILL')
  await gone
  await vi.waitUntil(() => !wire.pretend.state().connected, patient)
  const printer = await readyAt(wire)
  heal(wire)
  expect(await printer.print(numbered(8))).toEqual({ outcome: 'printed' })
  const [first] = piecesOf(wire)
  expect(await printer.print(numbered(8))).toEqual({ outcome: 'printed' })
  expect(piecesOf(wire).map(({ ink }) => ink === first?.ink)).toEqual([true, true])
})

test('another printer in the place of the one we know is not printed on, and with the right one back all is well', async () => {
  const wire = await wireOf()
  const stranger = printerAt(wire, { model: 'TM-T82X' })
  await becomes(stranger, status => status === 'otherModel')
  expect(await stranger.print(numbered(9))).toEqual({ outcome: 'notPrinted', why: 'otherModel' })
  expect(piecesOf(wire)).toHaveLength(0)
  await stranger.close()
  await vi.waitUntil(() => !wire.pretend.state().connected, patient)
  expect(await (await readyAt(wire, { model: 'PRETEND-80' })).print(numbered(9))).toEqual({ outcome: 'printed' })
})

test('narrower paper than the record says is seen on the pretend paper as dots beside it', async () => {
  const wire = await wireOf()
  wire.pretend.set('width', 384)
  expect(await (await readyAt(wire)).print(numbered(10))).toEqual({ outcome: 'printed' })
  expect(wire.pretend.state().counts.clipped).toBeGreaterThan(0)
})

test('a printer that comes back under another number is found by its own', async () => {
  const wire = await wireOf('serial')
  const folder = ownFolder()
  const roots = { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
  const device = join(roots.sys, 'devices/usb1/1-2')
  mkdirSync(join(roots.sys, 'class/tty'), { recursive: true })
  mkdirSync(roots.dev)
  mkdirSync(device, { recursive: true })
  for (const [file, text] of Object.entries({ idVendor: '04b8', idProduct: '0202', serial: 'J5JF012345' }))
    writeFileSync(join(device, file), `${text}\n`)
  const plugAs = (name: string) => {
    const leaf = join(device, '1-2:1.0/tty', name)
    mkdirSync(leaf, { recursive: true })
    writeFileSync(join(leaf, 'uevent'), `DEVNAME=${name}\n`)
    symlinkSync(leaf, join(roots.sys, 'class/tty', name))
    if (wire.address.kind === 'serial' && 'path' in wire.address.at) symlinkSync(wire.address.at.path, join(roots.dev, name))
  }
  plugAs('ttyUSB0')
  const address = { kind: 'serial', at: { usb: { serialNumber: 'J5JF012345' } }, baudRate: 4_000_000, flow: 'none' } as const
  const printer = closing(openPrinter(address, { widthDots: 576, delays: quick, roots }))
  await becomes(printer, status => status === 'ready')
  wire.pretend.set('unplugged', true)
  await becomes(printer, status => status === 'disconnected')
  rmSync(join(roots.sys, 'class/tty/ttyUSB0'))
  rmSync(join(roots.dev, 'ttyUSB0'))
  plugAs('ttyUSB7')
  wire.pretend.set('unplugged', false)
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(numbered(13))).toEqual({ outcome: 'printed' })
})

test('a second program that wants the same printer is shut out, and the slips of the first go on', async () => {
  const wire = await wireOf()
  const printer = await readyAt(wire)
  const second = printerAt(wire)
  expect((await second.print(numbered(14))).outcome).toBe('notPrinted')
  expect(await printer.print(numbered(15))).toEqual({ outcome: 'printed' })
})

test('something at that address that takes every byte and never answers is no printer', async () => {
  const server = createServer(socket => socket.resume().on('error', () => {}))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const printer = openPrinter({ kind: 'tcp', host: '127.0.0.1', port: address.port }, { widthDots: 576, delays: { ...quick, answer: 50 } })
  expect(await printer.print(numbered(16))).toEqual({ outcome: 'notPrinted', why: 'offline' })
  await printer.close()
  await new Promise(resolve => server.close(resolve))
})
