import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SerialPort } from 'serialport'

/** What a device says of itself over USB; what is left out matches anything. Ids are four hex digits. Cheap devices have no serial number. */
export interface UsbIdentity {
  vendorId?: string
  productId?: string
  serialNumber?: string
}

/** The folders of Linux that tell which device is which. */
export interface Roots {
  sys: string
  dev: string
}

export const systemRoots: Roots = { sys: '/sys', dev: '/dev' }

/**
 * The path at which a USB device can be opened now; null when it is not plugged in. `tty`: serial ports, `usbmisc`: printers. Without udev: read from
 * /sys, and for serial ports from /dev/serial/by-id where /sys does not tell. On Windows and macOS the system's own list is asked (serial only).
 */
export async function findUsb(kind: 'tty' | 'usbmisc', wanted: UsbIdentity, roots: Roots = systemRoots): Promise<string | null> {
  if (process.platform !== 'linux') return kind === 'tty' ? findInList(wanted) : null
  const folder = join(roots.sys, 'class', kind)
  for (const name of await namesIn(folder)) {
    const device = await realpath(join(folder, name)).catch(() => null)
    const told = device && (await identityAbove(device, roots.sys))
    if (told && matches(told, wanted)) return join(roots.dev, await nodeName(device, name))
  }
  return kind === 'tty' ? findById(wanted, roots) : null
}

const namesIn = async (folder: string) => (await readdir(folder).catch(() => [])).sort()
const line = (file: string) =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => undefined,
  )

/** The first folder above that is a USB device, not one of its interfaces. */
async function identityAbove(device: string, top: string): Promise<UsbIdentity | null> {
  const end = await realpath(top).catch(() => top)
  for (let at = dirname(device); at.startsWith(end) && at !== end; at = dirname(at)) {
    const vendorId = await line(join(at, 'idVendor'))
    if (vendorId === undefined) continue
    const productId = await line(join(at, 'idProduct'))
    const serialNumber = await line(join(at, 'serial'))
    return { vendorId, ...(productId === undefined ? {} : { productId }), ...(serialNumber === undefined ? {} : { serialNumber }) }
  }
  return null
}

const matches = (told: UsbIdentity, wanted: UsbIdentity) =>
  (['vendorId', 'productId', 'serialNumber'] as const).every(
    key => wanted[key] === undefined || told[key]?.toLowerCase() === wanted[key].toLowerCase(),
  )

/** The kernel's own name of the device file, `usb/lp0` */
async function nodeName(device: string, otherwise: string): Promise<string> {
  const told = await line(join(device, 'uevent'))
  return told?.match(/^DEVNAME=(.+)$/m)?.[1] ?? otherwise
}

/** Names there are usb-MAKER_MODEL_SERIAL-if00-port0; they hold no ids. */
async function findById({ serialNumber }: UsbIdentity, { dev }: Roots): Promise<string | null> {
  if (!serialNumber) return null
  const folder = join(dev, 'serial/by-id')
  const name = (await namesIn(folder)).find(one => one.split(/[_-]/).includes(serialNumber))
  return name === undefined || (await readlink(join(folder, name)).catch(() => null)) === null ? null : join(folder, name)
}

async function findInList(wanted: UsbIdentity): Promise<string | null> {
  const ports = await SerialPort.list().catch(() => [])
  return ports.find(port => matches(port, wanted))?.path ?? null
}
