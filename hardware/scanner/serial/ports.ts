import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { fits, listedPorts, plugAbove, type UsbPlug, type WantedPlug } from '../../usb-plug.ts'

/** A serial port of this machine and what stands in it. */
export interface PortInfo extends UsbPlug {
  path: string
}

/** Which scanner is meant: a path, or what its USB plug says of itself. All that is given must fit. */
export type Wanted = { path: string } | (WantedPlug & { vendor: string })

/** The path to open: of the scanner that is meant, wherever it is plugged in; null when it is not there. */
export const pathOf = (wanted: Wanted, ports: readonly PortInfo[]): string | null =>
  'path' in wanted ? wanted.path : (ports.find(port => fits(port, wanted))?.path ?? null)

/** The serial ports there are at this moment. */
export const serialPorts = (): Promise<PortInfo[]> => (process.platform === 'linux' ? linuxPorts('/sys/class/tty') : listedPorts())

/** The serial ports with a device behind them, as sysfs tells them. */
export async function linuxPorts(folder: string): Promise<PortInfo[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.sort().map(async name => {
      const device = await realpath(join(folder, name, 'device')).catch(() => null)
      // Boards announce serial ports of the old kind that are not there.
      return device === null || device.includes('serial8250') ? null : { path: `/dev/${name}`, ...(await plugAbove(device)) }
    }),
  )
  return found.filter(port => port !== null)
}
