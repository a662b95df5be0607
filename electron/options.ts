import { parseArgs } from 'node:util'
import { defaultConfigFile } from '../service/config-file.ts'

export interface Options {
  configFile: string
  /** a plain window of that size in px instead of the full screen, to work on the kiosk at a desk */
  desk: { width: number; height: number } | null
  /** which display: its number from the left, from 1, or what it calls itself; null: the machine's first */
  display: string | null
  cursor: boolean
  /** a file that is written for as long as a token could be completed, for a watchdog that is not systemd's */
  aliveFile: string | null
}

/** What stands behind the program's name; Chromium's own switches stand among ours. Pure, but for where it runs. */
export function readOptions(args: string[], platform = process.platform, env = process.env): Options {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      config: { type: 'string' },
      window: { type: 'string' },
      display: { type: 'string' },
      'hide-cursor': { type: 'boolean' },
      alive: { type: 'string' },
    },
  })
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const [, width, height] = /^(\d{3,4})x(\d{3,4})$/.exec(text(values.window) ?? '') ?? []
  return {
    configFile: text(values.config) ?? defaultConfigFile(platform, env),
    desk: width && height ? { width: Number(width), height: Number(height) } : null,
    display: text(values.display),
    cursor: values['hide-cursor'] !== true,
    aliveFile: text(values.alive),
  }
}
