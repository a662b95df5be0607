import { readdirSync } from 'node:fs'
import type { Config } from './config.ts'
import { indianHour } from './india.ts'
import type { Series } from './journal.ts'

/** more than a kiosk could give at one counter in a day */
const perJournal = 1000
const setAside = /^journal\.sqlite\.set-aside-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)$/

/**
 * The facility's own series as it goes on now; null: it is off. Its numbers come from the journal. Where one was set aside today, what it had given is not known any
 * more, so the new one begins a thousand further.
 */
export function seriesOf({ offline, data }: Pick<Config, 'offline' | 'data'>, now: Date): Series | null {
  if (!offline.series || offline.kiosk === null) return null
  const { day } = indianHour(now)
  const lost = readdirSync(data).filter(name => {
    const [, hour, minute, second] = setAside.exec(name) ?? []
    return hour !== undefined && indianHour(new Date(`${hour}:${minute}:${second}`)).day === day
  })
  return { mark: `${offline.prefix}${offline.kiosk}`, day, after: lost.length * perJournal }
}
