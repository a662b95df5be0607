import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { judge, type Plugged } from './udev.ts'

// What udev makes of scanners, printers and sticks by our rules. The real udev judges, with Debian's rules; the devices are made up.

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'abha-kiosk-udev-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const gid = (name: string) => new RegExp(`^${name}:[^:]*:(\\d+)`, 'm').exec(readFileSync('/etc/group', 'utf8'))?.[1]
const scanner: Plugged = { vendor: '0c2e', serial: 'B2', interfaceClass: '02', node: 'tty/ttyACM0', subsystem: 'tty' }

test.each([
  ['Honeywell', '0c2e'],
  ['Honeywell, Hand Held Products', '0536'],
  ['Zebra', '05e0'],
  ['Datalogic', '05f9'],
  ['Newland', '1eab'],
])('a serial scanner of %s has a name that stays, belongs to dialout, and is left alone by ModemManager', (_, vendor) => {
  const { properties, links, group, power } = judge(folder, { ...scanner, vendor })
  expect(links).toEqual(['/dev/abha-kiosk/scanner', '/dev/abha-kiosk/scanner-B2'])
  expect(group).toBe(gid('dialout'))
  expect(properties).toMatchObject({ ID_MM_DEVICE_IGNORE: '1', ID_MM_PORT_IGNORE: '1' })
  expect(power).toEqual({ control: 'on', wakeup: 'disabled' })
})

test('a scanner without a serial number does not take that of the socket', () => {
  expect(judge(folder, { ...scanner, serial: null }).links).toEqual(['/dev/abha-kiosk/scanner'])
})

test('a modem stays a modem', () => {
  const { properties, links } = judge(folder, { ...scanner, vendor: '12d1' })
  expect(links).toEqual([])
  expect(properties).not.toHaveProperty('ID_MM_DEVICE_IGNORE')
})

test('what a scanner types is never the power button', () => {
  const keyboard: Plugged = { ...scanner, interfaceClass: '03', node: 'input/input7/event7', subsystem: 'input', properties: { ID_INPUT_KEY: '1' } }
  expect(judge(folder, keyboard).tags).not.toContain('power-switch')
  rmSync(folder, { recursive: true })
  const other = judge(folder, { ...keyboard, vendor: '046d' })
  expect(other.tags).toContain('power-switch')
})

test.each([
  ['Epson', '04b8'],
  ['TVS', '0e75'],
  ['Star', '0519'],
  ['Bixolon', '1504'],
  ['a clone', '0416'],
])('a printer of %s as a device file has a name that stays and belongs to lp', (_, vendor) => {
  const { links, group } = judge(folder, { vendor, serial: 'J5JF012345', interfaceClass: '07', node: 'usbmisc/lp0', subsystem: 'usbmisc' })
  expect(links).toEqual(['/dev/abha-kiosk/printer', '/dev/abha-kiosk/printer-J5JF012345'])
  expect(group).toBe(gid('lp'))
})

test('a printer as a serial line is the printer, and no scanner', () => {
  expect(judge(folder, { ...scanner, vendor: '04b8' }).links).toEqual(['/dev/abha-kiosk/printer', '/dev/abha-kiosk/printer-B2'])
})

const stick: Plugged = {
  vendor: '0781',
  serial: 'S1',
  interfaceClass: '08',
  node: 'host6/target6:0:0/6:0:0:0/block/sdb',
  subsystem: 'block',
  properties: { ID_BUS: 'usb', ID_FS_TYPE: 'vfat' },
}

test('a FAT stick asks for the unit that mounts it so that nothing on it can be run', () => {
  expect(judge(folder, stick).properties).toMatchObject({ SYSTEMD_WANTS: 'abha-kiosk-stick@sdb.service', UDISKS_IGNORE: '1' })
  const unit = readFileSync(join(import.meta.dirname, '../../install/linux/units/abha-kiosk-stick@.service'), 'utf8')
  expect(unit).toMatch(/^ExecStart=.* -o noexec,nosuid,nodev,/m)
})

test.each(['ext4', 'ntfs', 'iso9660', 'btrfs'])('a stick with %s is mounted by nobody', type => {
  const { properties } = judge(folder, { ...stick, properties: { ID_BUS: 'usb', ID_FS_TYPE: type } })
  expect(properties.SYSTEMD_WANTS ?? '').toBe('')
  expect(properties.UDISKS_IGNORE).toBe('1')
})

test('a disk inside the machine is not touched', () => {
  const { properties } = judge(folder, { ...stick, properties: { ID_BUS: 'ata', ID_FS_TYPE: 'vfat' } })
  expect(properties).not.toHaveProperty('UDISKS_IGNORE')
  expect(properties.SYSTEMD_WANTS ?? '').toBe('')
})
