import { printerCommand, usage as printerUsage } from './printer/cli.ts'
import { scannerCommand, usage as scannerUsage } from './scanner/cli.ts'

/** Each device has its commands in a file of its own. Exit code: 0 done, 1 the device cannot, 2 wrong use. */
const devices: Readonly<Record<string, { usage: string; run(args: string[]): Promise<number> }>> = {
  printer: { usage: printerUsage, run: printerCommand },
  scanner: { usage: scannerUsage, run: scannerCommand },
}

const [name = '', ...args] = process.argv.slice(2)
const device = devices[name]
if (device && !args.includes('--help')) process.exitCode = await device.run(args)
else {
  process.stdout.write((device ? [device] : Object.values(devices)).map(({ usage }) => usage).join('\n'))
  process.exitCode = args.includes('--help') || name === '--help' ? 0 : 2
}
