// What the built program answers besides being the kiosk: `abha-kiosk doctor …`. No window, no display, no other process.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { device } from '../hardware/commands.ts'
import { defaultConfigFile } from './config-file.ts'
import { thisMachine } from './doctor/around.ts'
import { doctor } from './doctor/doctor.ts'
import { initHere } from './doctor/init-here.ts'
import type { Keystore } from './keystore.ts'
import { toRun } from './packed.ts'
import { secret } from './secret.ts'
import { slipLines } from './slip-lines-command.ts'
import { staffBadge } from './staff-badge.ts'
import { version } from './version.ts'

const usage = `abha-kiosk                the kiosk itself
  --config FILE           its config (${defaultConfigFile(process.platform, process.env)})
  --display N | NAME      on which display: its number from the left, or its name
  --hide-cursor           without a mouse pointer
  --alive FILE            writes that file for as long as a token could be completed, for a watchdog
abha-kiosk doctor …       looks at the whole kiosk and says what to do next
abha-kiosk init …         asks what is needed and writes a kiosk.config.yaml
abha-kiosk device …       a printer or a scanner without the kiosk: status, probe, test slip, listen
abha-kiosk slip-lines …   the fixed lines of the slips, for a printer that shall hold them
abha-kiosk staff …        makes a badge and a PIN for the staff's room
abha-kiosk secret …       keeps the client id and secret, sealed where this machine can
abha-kiosk --version      its version
Each command says more with --help.
`

const schema = () => {
  try {
    return readFileSync(join(import.meta.dirname, 'kiosk.config.schema.json'), 'utf8')
  } catch {
    return null
  }
}

/** `command`: its name and its arguments. Returns the exit code (64: there is no such command), or what is still to be done once the keystore can be asked. */
export async function runCommand([name, ...args]: readonly string[]): Promise<number | ((keystore: Keystore) => number)> {
  const { stdout } = process
  switch (name) {
    case 'doctor':
      return doctor(args, thisMachine(), {
        write: text => stdout.write(text),
        columns: stdout.columns,
        colour: stdout.isTTY === true && stdout.hasColors(),
      })
    case 'init':
      return initHere(args, schema)
    case 'secret':
      return secret(args, text => void process.stderr.write(text))
    case 'staff':
      return staffBadge(args)
    case 'device':
      return device(args, toRun('device'))
    case 'slip-lines':
      return slipLines(args, text => void process.stderr.write(text))
    case '--version':
      stdout.write(`${version}\n`)
      return 0
    case '--help':
      stdout.write(usage)
      return 0
    default:
      process.stderr.write(`"${name}" is no command of the kiosk\n\n${usage}`)
      return 64
  }
}
