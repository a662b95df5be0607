import { parseArgs } from 'node:util'
import { startPretendPrinter } from './server.ts'

const HELP = `The pretend printer: ESC/POS on a TCP port or a serial line, paper as a picture on an HTTP port.

  node sandbox/printer/main.ts [--port 9100] [--http-port 0] [--width 576] [--speed 250] [--buffer 65536] [--host 127.0.0.1] [--pty PATH]

Port 0 takes any free one. Prints {"escpos":…,"http":…} when it listens. --speed is mm a second, 0 = at once.
--pty: the printer hangs on a serial line that appears at PATH, made by socat, instead of the TCP port.`

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9100' },
    'http-port': { type: 'string', default: '0' },
    width: { type: 'string', default: '576' },
    speed: { type: 'string', default: '250' },
    buffer: { type: 'string', default: '65536' },
    host: { type: 'string', default: '127.0.0.1' },
    pty: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const running = await startPretendPrinter({
  port: Number(values.port),
  httpPort: Number(values['http-port']),
  width: Number(values.width),
  speed: Number(values.speed),
  bufferBytes: Number(values.buffer),
  host: values.host,
  ...(values.pty === undefined ? {} : { pty: values.pty }),
})
console.log(JSON.stringify({ escpos: running.escposPort, http: running.httpPort }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close().then(() => process.exit(0)))
