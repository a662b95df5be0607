// The service for a browser window: development, tests, and, kept alive by scripts/keep-browser.ts, plain Chromium kiosks.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hostInBrowser } from './host-browser.ts'
import { openNodeSqlite } from './sqlite-node.ts'
import { startService } from './start.ts'

const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    port: { type: 'string', default: '4200' },
    page: { type: 'string' },
    help: { type: 'boolean' },
    'secret-from-parent': { type: 'boolean' },
  },
})
if (values.help) {
  process.stdout.write(
    'node service/main-browser.ts --config FILE [--port 4200]   serves the kiosk on 127.0.0.1; prints {"kiosk": address} when it is there\n',
  )
} else {
  const started = startService({ configFile: values.config ?? '', openSqlite: openNodeSqlite, host: 'browser' })
  if (!started.ok) {
    for (const sentence of started.sentences) process.stderr.write(`${sentence}\n`)
    process.exit(2)
  }
  for (const note of started.notes) process.stderr.write(`${note}\n`)
  const { kiosk, log } = started
  const host = await hostInBrowser({
    kiosk,
    log,
    port: Number(values.port),
    page: values.page ?? join(import.meta.dirname, '../dist/renderer'),
    ...(values['secret-from-parent'] ? { secret: await fromParent() } : {}),
  })
  process.stdout.write(`${JSON.stringify({ kiosk: host.address })}\n`)
  const stop = async () => {
    // a page that does not answer any more must not keep a visit's token from being logged out
    void host.close()
    await kiosk.stop()
    log.event('stopped', { reason: 'signal' })
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // whoever keeps it alive is gone: nobody would ever stop it
  if (values['secret-from-parent']) process.on('disconnect', () => void stop())
}

/** Over the channel to the process that started this one, where no list of processes shows it. */
function fromParent(): Promise<string> {
  return new Promise(resolve => process.once('message', message => resolve(String(message))))
}
