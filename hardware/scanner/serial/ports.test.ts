import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linuxPorts, type PortInfo, pathOf } from './ports.ts'

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

test('on Linux the ports and what their plugs say come from the kernel', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ports-'))
  const at = (...names: string[]) => join(root, ...names)
  const plug = at('devices/usb1/1-2')
  await mkdir(join(plug, '1-2:1.0'), { recursive: true })
  await mkdir(at('devices/platform/serial8250'), { recursive: true })
  for (const [file, text] of Object.entries({ idVendor: '0c2e\n', idProduct: '0b6a\n', serial: 'B2\n' })) await writeFile(join(plug, file), text)
  for (const [name, device] of [
    ['ttyACM0', join(plug, '1-2:1.0')],
    ['ttyS0', at('devices/platform/serial8250')],
  ] as const) {
    await mkdir(at('tty', name), { recursive: true })
    await symlink(device, at('tty', name, 'device'))
  }
  await mkdir(at('tty', 'tty1'))
  expect(await linuxPorts(at('tty'))).toEqual([{ path: '/dev/ttyACM0', vendor: '0c2e', product: '0b6a', serialNumber: 'B2', manufacturer: null }])
  expect(await linuxPorts(at('nothing'))).toEqual([])
  await rm(root, { recursive: true })
})
