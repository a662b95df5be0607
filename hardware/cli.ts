import type { DeviceCommands } from './command-line.ts'
import { printer } from './printer/cli.ts'
import { scanner } from './scanner/cli.ts'

/** Each device has its commands in a file of its own. */
const devices = new Map<string, DeviceCommands>(Object.entries({ printer, scanner }))

const [name = '', ...args] = process.argv.slice(2)
const device = devices.get(name)
if (device && !args.includes('--help')) process.exitCode = await device.run(args)
else {
  process.stdout.write((device ? [device] : [...devices.values()]).map(({ usage }) => usage).join('\n'))
  process.exitCode = args.includes('--help') || name === '--help' ? 0 : 2
}
