import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseScenario, type Scenario } from './scenario/parse.ts'
import { StrayScenario, startSandbox } from './server.ts'

const HELP = `The outside world on a desk: ABDM, the hospital's desk, the patient's phone, and the dock page that shows them.
Nothing is written to disk and nothing leaves this machine.

  npm run sandbox -- [--port N] [--host H] [--scenario FILE] [--seed N] [--crowd N] [--printer-url URL]

  --port N            where it listens (default 4600; 0: any free port)
  --host H            default 127.0.0.1
  --scenario FILE     what happens by itself: YAML or JSON, see sandbox/scenario/scenarios/
  --seed N            codes, txnIds, ABHA numbers and the network's accidents are the same every time
  --crowd N           how many people there are beside those of the dock (default 300)
  --record N          how many calls are kept for /dock/api/traffic (default 500, 0: none)
  --printer-url URL   control of the pretend printer, shown in the dock
  --client-id ID      what the kiosk logs in with (default demo-kiosk)
  --client-secret S   (default demo-secret)
  --relay-secret S    what the kiosk tells the relay (default demo-relay-secret)
  --help`

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: '127.0.0.1' },
  scenario: { type: 'string' },
  seed: { type: 'string' },
  crowd: { type: 'string' },
  record: { type: 'string', default: '500' },
  'printer-url': { type: 'string' },
  'relay-secret': { type: 'string', default: 'demo-relay-secret' },
  'client-id': { type: 'string', default: 'demo-kiosk' },
  'client-secret': { type: 'string', default: 'demo-secret' },
  help: { type: 'boolean', default: false },
} as const

function fail(sentence: string): void {
  console.error(`${sentence}\n\n${HELP}`)
  process.exitCode = 2
}

/** The scenario of a file, or null after saying what is wrong with it, a line for each field. */
function readScenario(file: string): Scenario | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    fail(`--scenario ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
    return null
  }
  const read = parseScenario(text)
  if (read.ok) return read.scenario
  console.error(read.faults.map(fault => `${file}: ${fault}`).join('\n'))
  process.exitCode = 2
  return null
}

async function main(): Promise<void> {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']
  try {
    values = parseArgs({ options: OPTIONS }).values
  } catch (error) {
    return fail((error as Error).message)
  }
  if (values.help) return console.log(HELP)
  const port = Number(values.port)
  const printerUrl = values['printer-url']
  if (!/^\d{1,5}$/.test(values.port) || port > 65535) return fail('--port takes a number from 0 to 65535')
  if (printerUrl !== undefined && !URL.canParse(printerUrl)) return fail('--printer-url takes a URL such as http://127.0.0.1:9101')
  for (const name of ['seed', 'crowd', 'record'] as const)
    if (values[name] !== undefined && !/^\d{1,9}$/.test(values[name])) return fail(`--${name} takes a whole number`)
  const scenario = values.scenario === undefined ? undefined : readScenario(values.scenario)
  if (scenario === null) return
  try {
    const client = { id: values['client-id'], secret: values['client-secret'] }
    const sandbox = await startSandbox({
      ...{ port, host: values.host, client, recorded: Number(values.record), relaySecret: values['relay-secret'] },
      ...(printerUrl ? { printerUrl } : {}),
      ...(scenario ? { scenario } : {}),
      ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
      ...(values.crowd === undefined ? {} : { crowd: Number(values.crowd) }),
    })
    if (scenario) console.log(`scenario: ${scenario.title}`)
    console.log(`sandbox ${sandbox.url}  (ABDM by path; dock at ${sandbox.url}/)`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
  } catch (error) {
    if (error instanceof StrayScenario) {
      console.error(error.faults.map(fault => `${values.scenario}: ${fault}`).join('\n'))
      process.exitCode = 2
      return
    }
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    console.error(`port ${port} is taken`)
    process.exitCode = 1
  }
}

await main()
