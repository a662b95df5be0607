import { expect, test } from 'vitest'
import { type PortInfo, pathOf } from './ports.ts'

const port = (path: string, vendor: string | null, product: string | null, serialNumber: string | null): PortInfo => ({
  path,
  vendor,
  product,
  serialNumber,
  manufacturer: null,
})
const ports = [port('/dev/ttyS0', null, null, null), port('/dev/ttyACM1', '0c2e', '0b6a', 'A1'), port('/dev/ttyACM0', '0c2e', '0b6a', 'B2')]

test('a scanner is found by what its plug says, whatever path it got this time', () => {
  expect(pathOf({ vendor: '0c2e', product: '0b6a', serialNumber: 'B2' }, ports)).toBe('/dev/ttyACM0')
  expect(pathOf({ vendor: '0C2E' }, ports)).toBe('/dev/ttyACM1')
  expect(pathOf({ vendor: '0xc2e', product: 'B6A' }, ports)).toBe('/dev/ttyACM1')
})

test('another scanner of the same make is not taken for it', () => {
  expect(pathOf({ vendor: '0c2e', product: '0b6a', serialNumber: 'C3' }, ports)).toBeNull()
  expect(pathOf({ vendor: '05e0' }, ports)).toBeNull()
})

test('a path is a path, plugged in or not', () => {
  expect(pathOf({ path: 'COM3' }, ports)).toBe('COM3')
})
