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

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4600' },
    host: { type: 'string', default: '127.0.0.1' },
    'printer-url': { type: 'string' },
    'client-id': { type: 'string', default: 'demo-kiosk' },
    'client-secret': { type: 'string', default: 'demo-secret' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(HELP)
} else if (!/^\d{1,5}$/.test(values.port)) {
  console.error('--port takes a number')
  process.exitCode = 2
} else {
  const sandbox = await startSandbox({
    port: Number(values.port),
    host: values.host,
    client: { id: values['client-id'], secret: values['client-secret'] },
    ...(values['printer-url'] ? { printerUrl: values['printer-url'] } : {}),
  })
  console.log(`sandbox ${sandbox.url}  (ABDM by path; dock at ${sandbox.url}/)`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
}
