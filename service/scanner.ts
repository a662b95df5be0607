import { openSerialScanner } from '../hardware/scanner/serial/serial.ts'
import type { SerialScanner } from '../hardware/scanner/types.ts'
import type { Config } from './config.ts'

/** The serial scanner of the config; null where there is none, or one that types, which only the page can hear. */
export function scannerOf({ scanner }: Config['devices']): SerialScanner | null {
  if (scanner === null || scanner.kind === 'keyboard') return null
  const {
    kind: _,
    commands: { start, stop, good },
    ...wanted
  } = scanner
  const commands = { ...(start === undefined ? {} : { start }), ...(stop === undefined ? {} : { stop }), ...(good === undefined ? {} : { good }) }
  if ('path' in wanted) return openSerialScanner({ ...wanted, commands })
  const { vendor, product, serialNumber, baudRate, suffix } = wanted
  const identity = { vendor, ...(product === undefined ? {} : { product }), ...(serialNumber === undefined ? {} : { serialNumber }) }
  return openSerialScanner({ ...identity, baudRate, suffix, commands })
}
