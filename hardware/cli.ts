import { parseArgs } from 'node:util'
import { probePrinter } from './printer/device.ts'
import { openNetworkPrinter } from './printer/printer.ts'
import { samples } from './printer/samples.ts'
import { scannerCommand, usage as scannerUsage } from './scanner/cli.ts'

const usage = `device printer status --host H [--port 9100]              what the printer says of itself
device printer probe  --host H [--port 9100]              what it can do, for the config
device printer test   --host H [--port 9100] [--width 576] [--sample token]   prints a sample: ${Object.keys(samples).join(', ')}
`

const say = (value: unknown) => process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`)

/** Exit code: 0 done, 1 the printer cannot, 2 wrong use. */
async function main(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      host: { type: 'string' },
      port: { type: 'string', default: '9100' },
      width: { type: 'string', default: '576' },
      sample: { type: 'string', default: 'token' },
      help: { type: 'boolean', default: false },
    },
  })
  const [device, action] = positionals
  const port = Number(values.port)
  if (values.help || device !== 'printer' || !values.host || !Number.isInteger(port)) {
    say(usage + scannerUsage)
    return values.help ? 0 : 2
  }
  switch (action) {
    case 'status':
    case 'probe': {
      const probe = await probePrinter(values.host, port)
      say(action === 'probe' ? (probe ?? 'disconnected') : (probe?.status ?? 'disconnected'))
      return probe && (probe.status === 'ready' || probe.status === 'nearEnd') ? 0 : 1
    }
    case 'test': {
      const slip = samples[values.sample]
      if (!slip) {
        say(usage)
        return 2
      }
      const printer = openNetworkPrinter({ host: values.host, port, widthDots: Number(values.width) })
      const outcome = await printer.print(slip)
      await printer.close()
      say(outcome)
      return outcome.outcome === 'printed' ? 0 : 1
    }
    default:
      say(usage)
      return 2
  }
}

process.exitCode = await (process.argv[2] === 'scanner' ? scannerCommand(process.argv.slice(3)) : main(process.argv.slice(2)))
