import { readFileSync } from 'node:fs'

/** The demo's config with addresses that lead nowhere. */
export const demoText = (): string =>
  readFileSync(new URL('../../kiosk.config.demo.yaml', import.meta.url), 'utf8')
    .replaceAll('{{sandbox}}', 'http://127.0.0.1:9')
    .replaceAll('{{printerPort}}', '9')
    .replaceAll('{{credentials}}', '/etc/kiosk/credentials.json')
    .replaceAll('{{data}}', '/etc/kiosk/data')
