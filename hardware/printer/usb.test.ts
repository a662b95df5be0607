import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findUsb, type Roots } from './usb.ts'

let folder: string
let roots: Roots
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usb-'))
  roots = { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
  mkdirSync(join(roots.sys, 'class/tty'), { recursive: true })
  mkdirSync(join(roots.sys, 'class/usbmisc'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** A device as Linux shows it: the USB device, one interface below it, the class's folder below that. */
function plug(kind: 'tty' | 'usbmisc', socket: string, name: string, serial: string | null, product = '0202') {
  const device = join(roots.sys, 'devices/pci0000:00/usb1', socket)
  write(join(device, 'idVendor'), '04b8\n')
  write(join(device, 'idProduct'), `${product}\n`)
  if (serial !== null) write(join(device, 'serial'), `${serial}\n`)
  const leaf = join(device, `${socket}:1.0`, kind, name)
  write(join(leaf, 'uevent'), kind === 'tty' ? `MAJOR=188\nDEVNAME=${name}\n` : `MAJOR=180\nDEVNAME=usb/${name}\n`)
  symlinkSync(leaf, join(roots.sys, 'class', kind, name))
}

test('a printer is found by its serial number under whatever number it comes back', async () => {
  plug('usbmisc', '1-1', 'lp0', 'AAA')
  plug('usbmisc', '1-2', 'lp1', 'BBB')
  expect(await findUsb('usbmisc', { serialNumber: 'BBB' }, roots)).toBe(join(roots.dev, 'usb/lp1'))
  rmSync(join(roots.sys, 'class/usbmisc/lp1'))
  expect(await findUsb('usbmisc', { serialNumber: 'BBB' }, roots)).toBe(null)
  plug('usbmisc', '1-4', 'lp7', 'BBB')
  expect(await findUsb('usbmisc', { serialNumber: 'BBB' }, roots)).toBe(join(roots.dev, 'usb/lp7'))
})

test('a serial port is told from the ports of the board, and from another product of the same maker', async () => {
  write(join(roots.sys, 'devices/platform/serial8250/tty/ttyS0/uevent'), 'DEVNAME=ttyS0\n')
  symlinkSync(join(roots.sys, 'devices/platform/serial8250/tty/ttyS0'), join(roots.sys, 'class/tty/ttyS0'))
  plug('tty', '1-3', 'ttyUSB0', null, '0e15')
  plug('tty', '1-5', 'ttyUSB1', null)
  expect(await findUsb('tty', { vendor: '04B8', product: '0202' }, roots)).toBe(join(roots.dev, 'ttyUSB1'))
  expect(await findUsb('tty', { vendor: '1a86' }, roots)).toBe(null)
})

test('where /sys does not tell, the name by id does', async () => {
  mkdirSync(join(roots.dev, 'serial/by-id'), { recursive: true })
  symlinkSync('../../ttyUSB3', join(roots.dev, 'serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0'))
  expect(await findUsb('tty', { serialNumber: 'A50285BI' }, roots)).toBe(join(roots.dev, 'serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0'))
  expect(await findUsb('tty', { serialNumber: 'A50285' }, roots)).toBe(null)
})

test('no folder at all is no device', async () => {
  expect(await findUsb('usbmisc', { serialNumber: 'A' }, { sys: join(folder, 'no'), dev: join(folder, 'no') })).toBe(null)
})
