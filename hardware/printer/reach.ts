import { whyNotOpened } from '../device-file.ts'
import type { Place, PrinterAddress } from './address.ts'
import { findUsb } from './usb.ts'

/** Why a printer could not be reached, as half a sentence for whoever sets up the machine. */
export function whyMissing(address: PrinterAddress): Promise<string> {
  switch (address.kind) {
    case 'tcp':
      return Promise.resolve(`nobody answers at ${address.host}, port ${address.port}; cable, address, or another program holds it`)
    case 'serial':
      return whyAt(address.at, 'tty')
    case 'file':
      return whyAt(address.at, 'usbmisc')
    case 'spooler':
      return Promise.resolve(`Windows has no printer "${address.name}", or PowerShell may not run here`)
  }
}

async function whyAt(at: Place, kind: 'tty' | 'usbmisc'): Promise<string> {
  const path = 'path' in at ? at.path : await findUsb(kind, at.usb)
  return path === null ? `no device says of itself that it is ${Object.values('usb' in at ? at.usb : {}).join(' ')}` : whyNotOpened(path)
}
