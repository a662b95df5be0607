import { serialPorts } from '../../hardware/scanner/serial/ports.ts'
import { camerasOf } from './camera.ts'
import { filesUnder } from './files.ts'
import { init } from './init.ts'
import { usbPrinters } from './init-devices.ts'
import { linesOf } from './interview.ts'
import { pictureMm } from './screen.ts'

/** `init` at this keyboard, with the devices of this machine. `schema`: the JSON Schema for editors, or null. */
export async function initHere(args: string[], schema: () => string | null): Promise<number> {
  const lines = linesOf(process.stdin, process.stdout)
  try {
    return await init(args, {
      lines,
      serialPorts,
      usbPrinters,
      cameras: () => camerasOf(filesUnder()),
      picture: () => pictureMm(filesUnder()),
      schema,
    })
  } finally {
    lines.close()
  }
}
