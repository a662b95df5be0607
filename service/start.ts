import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAbdm, nodeDeps, type UidaiCertificate, uidaiCertificates } from '../abdm/index.ts'
import { abdmConfigOf } from './abdm-config.ts'
import { realClock } from './clock.ts'
import { type Config, demoRefused, faultSentence, parseConfig } from './config.ts'
import { readCredentials, type Unsealed } from './credentials.ts'
import { thisMachine } from './doctor/around.ts'
import { lookWhileRunning } from './doctor/running.ts'
import { forgetting } from './forget.ts'
import { forgiving } from './forgiving.ts'
import { type OpenSqlite, openJournal } from './journal.ts'
import { createKiosk, type Kiosk } from './kiosk.ts'
import { openLanguages } from './languages/languages.ts'
import { type Log, openLog } from './log.ts'
import { printerOf, recordLine, recordOf } from './printer.ts'
import { scannerOf } from './scanner.ts'
import { screenSizeFault } from './screen-size.ts'
import { openSettings } from './staff/settings.ts'
import { version } from './version.ts'

const dayMs = 86_400_000

export type Started = { ok: true; kiosk: Kiosk; config: Config; log: Log; notes: string[] } | { ok: false; sentences: string[] }

/**
 * Starts the service from its config file: the same for both hosts, which differ only in their port and in who hands in SQLite.
 * What is wrong with the config comes back as sentences with file, line and field.
 */
export function startService({
  configFile,
  openSqlite,
  host,
  refusesDemo = false,
  unsealed,
}: {
  configFile: string
  openSqlite: OpenSqlite
  host: 'electron' | 'browser'
  /** the program of a hospital, which is never to look like a demo */
  refusesDemo?: boolean
  /** what the shell opened of the sealed credentials, where they are sealed */
  unsealed?: Unsealed
}): Started {
  let text: string
  try {
    text = readFileSync(configFile, 'utf8')
  } catch {
    return { ok: false, sentences: [`${configFile} cannot be read. Name the kiosk's config with --config FILE.`] }
  }
  const parsed = parseConfig(text)
  if (!parsed.ok) return { ok: false, sentences: parsed.faults.map(fault => faultSentence(configFile, fault)) }
  const { config } = parsed
  if (refusesDemo && config.demo) return { ok: false, sentences: [`${configFile}: ${demoRefused}`] }

  // looked at anew each time: they may be put there while it runs
  const credentials = () => readCredentials(config.abdm.credentials.file, unsealed)
  const found = credentials()
  if (!found.ok && found.reason === 'openToOthers') return { ok: false, sentences: [found.why] }
  const notes = found.ok ? [] : [`out of service until the credentials are there: ${found.why}`]

  const record = recordOf(config)
  if (!record.ok) return { ok: false, sentences: [`${configFile}: devices.printer.record: ${record.why}`] }

  const certificates: UidaiCertificate[] = []
  for (const [index, path] of config.abdm.uidaiCertificates.entries()) {
    const pem = textFile(path).read()
    const read = pem === null ? null : uidaiCertificates(pem)
    if (read?.ok) certificates.push(...read.value)
    else
      return {
        ok: false,
        sentences: [
          `${configFile}: abdm.uidaiCertificates.${index} ${path} ${read ? 'holds no certificate of an RSA key with 2048 bits' : 'cannot be read'}`,
        ],
      }
  }

  const small = screenSizeFault(config.screen)
  if (small) notes.push(small)

  try {
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
  } catch (error) {
    return {
      ok: false,
      sentences: [
        `${configFile}: data: the folder ${config.data} cannot be made (${(error as NodeJS.ErrnoException).code}); name one that the kiosk's user may write`,
      ],
    }
  }
  const log = openLog(config.data, config.keepDays, () => new Date())
  const { journal: written, setAside, isKept } = openJournal(openSqlite, join(config.data, 'journal.sqlite'), () => new Date())
  const journal = forgiving(written, what => log.event('journalFailed', { what }))
  const prune = () => journal.prune(new Date(Date.now() - config.keepDays * dayMs).toISOString())
  prune()
  setInterval(prune, dayMs).unref()
  if (setAside) notes.push(`the journal could not be read and was set aside as ${setAside}; a new one was begun`)
  if (!isKept) notes.push('the disk takes nothing: tokens are kept in memory alone, until there is room and the kiosk is started again')

  const abdm = createAbdm(
    abdmConfigOf(config),
    nodeDeps(
      () => {
        const read = credentials()
        return read.ok ? read.credentials : null
      },
      textFile(join(config.data, 'abdm-certs.json')),
    ),
  )
  const languages = openLanguages(config.languages ?? join(config.data, 'languages'))
  for (const { code, unreadable } of languages.voices())
    if (unreadable) notes.push(`the language ${code} is not offered: its language.json cannot be read (docs/your-own-voice.md)`)
  log.event('started', { host, version })
  const printer = printerOf(config, record)
  const scanner = scannerOf(config.devices)
  const kiosk = createKiosk({
    config,
    abdm,
    printer,
    printerRecord: recordLine(config, record),
    scanner,
    findings: () => lookWhileRunning(configFile, thisMachine(), { printer, scanner, abdm, credentials }),
    journal,
    log,
    clock: realClock,
    certificates,
    openShares: journal.afterStop(),
    journalIsKept: isKept,
    forget: forgetting(),
    settings: openSettings(join(config.data, 'staff-settings.json')),
    languages,
  })
  return { ok: true, kiosk, config, log, notes }
}

/** A small file that may be missing, and whose loss costs a fetch and nothing more. */
const textFile = (path: string) => ({
  read() {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return null
    }
  },
  write(text: string) {
    try {
      writeFileSync(path, text, { mode: 0o600 })
    } catch {
      // a full disk: the keys are fetched again after the next start
    }
  },
})
