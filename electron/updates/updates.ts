import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, parseConfig } from '../../service/config.ts'
import { type Hours, inHours } from '../../service/india.ts'
import { type Log, openLog } from '../../service/log.ts'
import type { Clock } from '../clock.ts'
import { type Drop, openDrop } from './drop.ts'
import { type LastLook, mayFetch, mayInstall } from './due.ts'
import type { OpenRequest } from './fetch.ts'
import { readManifest, type Target } from './manifest.ts'
import type { Refusal } from './refusal.ts'
import { lookAtSticks, takeFromStick } from './stick.ts'
import { compareVersions } from './version.ts'

const secondMs = 1000
/** Root looks at the age of the file that says it may be put in: well under its 90 s. */
const lookEveryMs = 20_000
/** With nothing more coming for so long, a download is given up. */
const stalledMs = 180_000
/** Written by the half that installs (install/linux/lib/abha-kiosk-update): versions that were sent back, one a line. */
const sentBackFile = '/var/lib/abha-kiosk-update/sent-back'

export interface UpdatesHost {
  configFile: string
  /** the version that runs */
  running: string
  platform: NodeJS.Platform
  arch: string
  clock: Clock
  /** nobody is there */
  idle(): boolean
  /** a token could be completed */
  ready(): boolean
  openRequest?: OpenRequest
  sentBackFile?: string
}

/**
 * Finds newer versions and fetches them, never installs: what is good lies in `update` of the data folder, and a file says when it may be put in. With
 * nobody there it looks at the sticks, and at night at the server; each second it looks whether somebody came. What it gives back waits for what is under way.
 */
export function startUpdates(host: UpdatesHost): () => Promise<unknown> {
  const { clock } = host
  let looking: Promise<void> | null = null
  let withdrawing: Promise<void> | undefined
  let last: LastLook = null
  let log: Log | null = null
  let saidOfStick = ''
  let giveUp: AbortController | null = null
  let night: Hours | null = null
  let cameAt = 0
  let drop: Drop | null = null

  const look = async () => {
    if (!host.idle()) return
    const config = await configOf(host.configFile)
    const target = targetOf(host, config)
    if (config === null || target === null) return
    log ??= openLog(config.data, config.keepDays, clock.date)
    const { url, hours } = config.updates
    drop ??= openDrop(join(config.data, 'update'), target)
    const keys = await readFile(config.updates.key, 'utf8').catch(() => '')
    const sentBack = (await readFile(host.sentBackFile ?? sentBackFile, 'utf8').catch(() => '')).split('\n')
    const read = (text: string, signature: string | null) => readManifest(text, signature, { keys, target, running: host.running, sentBack })
    const said = (from: 'server' | 'stick', reason: Refusal) => log?.event('updateRefused', { from, reason })

    let waiting = (await drop.waiting(read, host.running))?.version ?? null

    const stick = await lookAtSticks(config.exportTo, target, read)
    const ofStick = stick === null ? '' : stick.ok ? stick.found.manifest.version : stick.reason
    if (stick?.ok && compareVersions(ofStick, waiting ?? host.running) > 0 && ofStick !== saidOfStick) {
      const taken = await takeFromStick(stick.found, drop.folder)
      if (taken.ok) {
        await drop.layDown(taken.found)
        waiting = ofStick
        log.event('updateFetched', { from: 'stick', version: ofStick })
      } else said('stick', taken.reason)
    } else if (stick?.ok === false && ofStick !== saidOfStick) said('stick', stick.reason)
    saidOfStick = ofStick

    if (url !== null && mayFetch({ date: clock.date(), hours, idle: host.idle(), last, now: clock.now() })) {
      await mkdir(drop.folder, { recursive: true, mode: 0o700 })
      await writeFile(join(drop.folder, 'app-update.yml'), 'updaterCacheDirName: fetched\n')
      // where no server is named it is never loaded
      const { fetchUpdate } = await import('./fetch.ts')
      night = hours
      giveUp = new AbortController()
      cameAt = clock.now()
      const fetched = await fetchUpdate({
        url,
        target,
        running: waiting ?? host.running,
        read,
        folder: drop.folder,
        idFolder: config.data,
        signal: giveUp.signal,
        alive: () => {
          cameAt = clock.now()
        },
        openRequest: host.openRequest ?? null,
      })
      giveUp = null
      switch (fetched.is) {
        case 'found':
          await drop.layDown(fetched.found)
          waiting = fetched.found.manifest.version
          log.event('updateFetched', { from: 'server', version: waiting })
          break
        case 'refused':
          said('server', fetched.reason)
          break
        case 'current':
        case 'stagedOut':
        case 'interrupted':
        case 'unreachable':
          log.event('updateLooked', { result: fetched.is })
          break
      }
      last = { at: clock.now(), ended: fetched.is === 'interrupted' || fetched.is === 'unreachable' ? fetched.is : 'answered' }
    }

    if (waiting !== null && mayInstall({ date: clock.date(), hours, idle: host.idle() })) await drop.mark(waiting, host.ready())
    else await drop.withdraw()
  }

  const lookOnce = () => {
    looking ??= look()
      // a full or broken disk: the kiosk goes on, and it is tried again
      .catch(() => {})
      .finally(() => {
        looking = null
      })
  }
  clock.every(lookEveryMs, lookOnce)
  clock.every(secondMs, () => {
    if (clock.now() - cameAt >= stalledMs || (night && !inHours(clock.date(), night))) giveUp?.abort()
    if (host.idle()) return
    giveUp?.abort()
    withdrawing = drop?.withdraw().catch(() => {})
  })
  lookOnce()
  return () => Promise.all([looking, withdrawing])
}

async function configOf(file: string): Promise<Config | null> {
  const parsed = parseConfig(await readFile(file, 'utf8').catch(() => ''))
  // what is wrong with it the service says, and the shell ends
  return parsed.ok ? parsed.config : null
}

function targetOf({ platform, arch }: UpdatesHost, config: Config | null): Target | null {
  const system = ({ linux: 'linux', win32: 'windows' } as const)[String(platform)]
  return config && system && (arch === 'x64' || arch === 'arm64') ? { platform: system, arch, channel: config.updates.channel } : null
}
