import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the demo's config and credentials into `folder`, with this run's addresses. Returns the path of the config. */
export function writeDemoConfig(
  folder: string,
  { sandbox, printerPort, change = text => text }: { sandbox: string; printerPort: number; change?: (text: string) => string },
): string {
  mkdirSync(folder, { recursive: true })
  const credentials = join(folder, 'credentials.json')
  writeFileSync(credentials, JSON.stringify({ clientId: 'demo-kiosk', clientSecret: 'demo-secret', relaySecret: 'demo-relay-secret' }), {
    mode: 0o600,
  })
  const template = readFileSync(new URL('../../kiosk.config.demo.yaml', import.meta.url), 'utf8')
  const text = template
    .replaceAll('{{sandbox}}', sandbox)
    .replaceAll('{{printerPort}}', String(printerPort))
    .replaceAll('{{credentials}}', credentials)
    .replaceAll('{{data}}', join(folder, 'data'))
  const file = join(folder, 'kiosk.config.yaml')
  writeFileSync(file, change(text))
  return file
}
