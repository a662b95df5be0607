import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { provisionPrinter } from '../../hardware/printer/device.ts'
import { openPrinter } from '../../hardware/printer/printer.ts'
import { samples } from '../../hardware/printer/samples.ts'
import { fixedBlocksOf, planStored } from '../../hardware/printer/stored.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import { becomes, piecesOf, quick, startWire, type Wire } from './wire.fixture.ts'

const token = samples.token ?? { blocks: [] }
const stored = Object.values(samples).flatMap(fixedBlocksOf)
const capabilities = { ...usualCapabilities, room: 262_144 }

let wire: Wire
let printer: Printer | undefined
beforeEach(async () => {
  wire = await startWire('tcp')
})
afterEach(async () => {
  await printer?.close()
  printer = undefined
  await wire.close()
})

const setUp = () => provisionPrinter(wire.address, stored, 576, quick)
const came = () => wire.pretend.state().counts

async function print(): Promise<string | undefined> {
  printer = openPrinter(wire.address, { widthDots: 576, capabilities, delays: quick, stored })
  await becomes(printer, status => status === 'ready')
  expect(await printer.print(token)).toEqual({ outcome: 'printed' })
  await printer.close()
  return piecesOf(wire).at(-1)?.ink
}

test('a printer is set up once: it holds every line, and is not written again', async () => {
  expect(await setUp()).toMatchObject({ outcome: 'stored' })
  const written = came().nvWrites
  expect(written).toBeGreaterThan(20)
  expect(await setUp()).toMatchObject({ outcome: 'held' })
  expect(came().nvWrites).toBe(written)
})

test('set up or not, and after a repair that emptied it, the slip is the same and nothing is asked for that is not there', async () => {
  const before = await print()
  await setUp()
  const held = await print()
  wire.pretend.set('nvLost', true)
  wire.pretend.set('nvLost', false)
  const lost = await print()
  expect(held === before && lost === before).toBe(true)
  expect(came().missingNv).toBe(0)
})

test('current off and on: what is stored stays', async () => {
  await setUp()
  wire.pretend.set('powerLoss', true)
  wire.pretend.set('powerLoss', false)
  expect(await setUp()).toMatchObject({ outcome: 'held' })
})

test('a printer with little room holds what comes first, and the kiosk knows which', () => {
  const little = planStored(stored, 576, 20_000)
  const bytes = [...little.pictures.values()].reduce((sum, { packed }) => sum + packed.data.length, 0)
  expect(bytes).toBeLessThanOrEqual(20_000)
  expect(little.pictures.size).toBeGreaterThan(2)
  expect(little.pictures.size).toBeLessThan(planStored(stored, 576, 262_144).pictures.size)
})

test('a printer that stores nothing says so by its silence', async () => {
  wire.pretend.set('cloneLevel', 'eotOnly')
  expect(await provisionPrinter(wire.address, stored, 576, { ...quick, fallback: 50 })).toEqual({ outcome: 'silent' })
  expect(came().nvWrites).toBe(0)
})
