import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { fits, listedPorts, plugAbove, type UsbPlug, type WantedPlug } from '../usb-plug.ts'

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
export async function findUsb(kind: 'tty' | 'usbmisc', wanted: WantedPlug, roots: Roots = systemRoots): Promise<string | null> {
  if (process.platform !== 'linux') return kind === 'tty' ? findInList(wanted) : null
  for await (const { path, plug } of usbDevices(kind, roots)) if (fits(plug, wanted)) return path
  return kind === 'tty' ? findById(wanted, roots) : null
}

/** The USB devices of a kind that Linux has now, each with the path at which it can be opened. On other systems none. */
export async function* usbDevices(kind: 'tty' | 'usbmisc', { sys, dev }: Roots = systemRoots): AsyncGenerator<{ path: string; plug: UsbPlug }> {
  const folder = join(sys, 'class', kind)
  for (const name of await namesIn(folder)) {
    const device = await realpath(join(folder, name)).catch(() => null)
    const plug = device && (await plugAbove(device))
    // a port of the board has no plug: whatever is wanted, it is not that
    if (plug && plug.vendor !== null) yield { path: join(dev, await nodeName(device, name)), plug }
  }
}

const namesIn = async (folder: string) => (await readdir(folder).catch(() => [])).sort()

/** The kernel's own name of the device file, `usb/lp0` */
async function nodeName(device: string, otherwise: string): Promise<string> {
  const told = await readFile(join(device, 'uevent'), 'utf8').catch(() => '')
  return told.match(/^DEVNAME=(.+)$/m)?.[1] ?? otherwise
}

/** Names there are usb-MAKER_MODEL_SERIAL-if00-port0; they hold no ids. */
async function findById({ serialNumber }: WantedPlug, { dev }: Roots): Promise<string | null> {
  if (!serialNumber) return null
  const folder = join(dev, 'serial/by-id')
  const name = (await namesIn(folder)).find(one => one.split(/[_-]/).includes(serialNumber))
  return name === undefined || (await readlink(join(folder, name)).catch(() => null)) === null ? null : join(folder, name)
}

async function findInList(wanted: WantedPlug): Promise<string | null> {
  const ports = await listedPorts().catch(() => [])
  return ports.find(port => fits(port, wanted))?.path ?? null
}
