import type { DeviceCommands } from './command-line.ts'
import { printer } from './printer/cli.ts'
import { scanner } from './scanner/cli.ts'

/** Each device has its commands in a file of its own. */
const devices = new Map<string, DeviceCommands>(Object.entries({ printer, scanner }))

/**
 * A device without the kiosk. `args`: the device, its command and what belongs to it. `called`: how somebody types this command where they stand.
 * Answers the exit code: 0 done, 1 the device cannot, 64 wrong use.
 */
export async function device(args: readonly string[], called: string): Promise<number> {
  const [name = '', ...own] = args
  const asked = args.includes('--help')
  const wanted = devices.get(name)
  if (wanted && !asked) return wanted.run(own, called)
  const usage = `${called} printer|scanner COMMAND …\n\n${(wanted ? [wanted] : [...devices.values()]).map(one => one.usage).join('\n')}`
  if (asked) process.stdout.write(usage)
  else process.stderr.write(`${name === '' ? 'which device?' : `"${name}" is no device`}\n\n${usage}`)
  return asked ? 0 : 64
}
