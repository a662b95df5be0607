import { parseArgs } from 'node:util'
import { startSandbox } from './server.ts'

const HELP = `The outside world on a desk: ABDM, the hospital's desk, the patient's phone, and the dock page that shows them.
Nothing is written to disk and nothing leaves this machine.

  npm run sandbox -- [--port N] [--host H] [--printer-url URL]

  --port N            where it listens (default 4600; 0: any free port)
  --host H            default 127.0.0.1
  --printer-url URL   control of the pretend printer, shown in the dock
  --client-id ID      what the kiosk logs in with (default demo-kiosk)
  --client-secret S   (default demo-secret)
  --help`

const OPTIONS = {
  port: { type: 'string', default: '4600' },
  host: { type: 'string', default: '127.0.0.1' },
  'printer-url': { type: 'string' },
  'client-id': { type: 'string', default: 'demo-kiosk' },
  'client-secret': { type: 'string', default: 'demo-secret' },
  help: { type: 'boolean', default: false },
} as const

function fail(sentence: string): void {
  console.error(`${sentence}\n\n${HELP}`)
  process.exitCode = 2
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
  try {
    const client = { id: values['client-id'], secret: values['client-secret'] }
    const sandbox = await startSandbox({ port, host: values.host, client, ...(printerUrl ? { printerUrl } : {}) })
    console.log(`sandbox ${sandbox.url}  (ABDM by path; dock at ${sandbox.url}/)`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    console.error(`port ${port} is taken`)
    process.exitCode = 1
  }
}

await main()
