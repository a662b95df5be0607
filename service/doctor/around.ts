import { readFileSync } from 'node:fs'
import { arch, cpus, freemem, release, type as systemType, version as systemVersion, totalmem, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createAbdm, nodeDeps } from '../../abdm/index.ts'
import { whyNotOpened } from '../../hardware/device-file.ts'
import { askPrinter } from '../../hardware/printer/device.ts'
import { fontFault } from '../../hardware/printer/fonts.ts'
import { whyMissing } from '../../hardware/printer/reach.ts'
import { usualRecord } from '../../hardware/printer/record.ts'
import { pathOf, serialPorts } from '../../hardware/scanner/serial/ports.ts'
import type { ClipRecord } from '../../locales/clips.ts'
import { abdmConfigOf } from '../abdm-config.ts'
import type { Config } from '../config.ts'
import { readCredentials } from '../credentials.ts'
import { openLanguages } from '../languages/languages.ts'
import { isPacked } from '../packed.ts'
import { addressOf, printerOf, recordOf } from '../printer.ts'
import { scannerOf } from '../scanner.ts'
import { hashOfFolders, programFolders } from '../staff/program-hash.ts'
import { testSlip } from '../staff/slips.ts'
import { version } from '../version.ts'
import type { Around } from './checks.ts'
import { freeBytesAt, writeSynced } from './disk-here.ts'
import { type Files, filesUnder } from './files.ts'
import { reach } from './reach.ts'

/** ms a call to a host may take, step by step */
const reachMs = 8000
/** ms until a scanner is open, if it will be */
const openMs = 2000

/** This machine. `root`: another place for what Linux tells of devices, in tests. */
export function thisMachine(root = ''): Around {
  const shown = filesUnder(root)
  const own = filesUnder()
  const isSystem = (path: string) => /^\/(sys|proc|dev)(\/|$)/.test(path)
  const at = (path: string) => (isSystem(path) ? shown : own)
  const files: Files = {
    text: path => at(path).text(path),
    bytes: path => at(path).bytes(path),
    names: path => at(path).names(path),
    mayUse: path => at(path).mayUse(path),
    rights: path => at(path).rights(path),
  }
  return {
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    refusesDemo: isPacked(),
    files,
    now: () => new Date(),
    machine: () => ({
      cpus: cpus().map(({ model }) => model),
      memoryBytes: totalmem(),
      freeMemoryBytes: freemem(),
      system: `${systemName()}, ${arch()}`,
      node: process.versions.node,
      uptimeSeconds: uptime(),
    }),
    async program() {
      const folders = programFolders(staffFolder())
      return {
        version,
        hash: await hashOfFolders(folders),
        hasPage: (await own.text(join(folders[1] ?? '', 'index.html'))) !== null,
        parts: { Electron: process.versions.electron },
      }
    },
    fontFault,
    async clips() {
      const audio = join(staffFolder(), '../../locales/audio')
      const manifest = await own.text(join(audio, 'manifest.json'))
      const folders = await Promise.all(['hi', 'en'].map(async lang => ((await own.names(join(audio, lang))) ?? []).map(name => `${lang}/${name}`)))
      const page = await own.names(join(programFolders(staffFolder())[1] ?? '', 'assets'))
      return {
        voice:
          manifest === null ? null : { manifest: JSON.parse(manifest) as ClipRecord[], files: folders.flat().filter(name => name.endsWith('.opus')) },
        page: page?.flatMap(name => /^([0-9a-f]{16})-.*\.opus$/.exec(name)?.[1] ?? []) ?? null,
      }
    },
    languages: config => openLanguages(config.languages ?? join(config.data, 'languages')).voices(),
    disk: {
      freeBytes: async folder => freeBytesAt(await thereIs(folder, own)),
      writeSynced: async folder => writeSynced(await thereIs(folder, own)),
    },
    reach: address => reach(address, { timeoutMs: reachMs }),
    scanner: config => scannerParts(config),
    printer(config) {
      const wanted = config.devices.printer
      return {
        wanted,
        dataFolder: config.data,
        record: recordOf(config),
        ask: async () => (wanted === null ? null : askPrinter(addressOf(wanted))),
        whyMissing: async () => (wanted === null ? '' : whyMissing(addressOf(wanted))),
      }
    },
    openPrinter(config) {
      const record = recordOf(config)
      return printerOf(config, record.ok ? record : usualRecord)
    },
    testSlip: ({ facility, demo }) => testSlip({ facility: facility.name, demo, copy: false, at: new Date(), language: 'en', version }),
    abdm(config) {
      const { file } = config.abdm.credentials
      const read = () => {
        const found = readCredentials(file)
        return found.ok ? found.credentials : null
      }
      const abdm = createAbdm(abdmConfigOf(config), nodeDeps(read))
      return { config, credentials: readCredentials(file), abdm, close: abdm.close }
    },
  }
}

/** As its own papers call it: "Debian GNU/Linux 12 (bookworm), Linux 6.1.0", "Windows 11 Pro, Windows_NT 10.0" */
function systemName(): string {
  const kernel = `${systemType()} ${release()}`
  if (process.platform !== 'linux') return `${systemVersion()}, ${kernel}`
  try {
    return `${/^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux'}, ${kernel}`
  } catch {
    return kernel
  }
}

/** Where the staff's part of the program stands: beside this file, or in the same bundle. */
const staffFolder = () => (basename(import.meta.dirname) === 'doctor' ? join(import.meta.dirname, '../staff') : import.meta.dirname)

/** The folder, or the nearest one above it that is there: the kiosk makes the rest. */
async function thereIs(folder: string, files: Files): Promise<string> {
  for (let place = folder; ; place = dirname(place)) if ((await files.rights(place)) !== null || place === dirname(place)) return place
}

function scannerParts({ devices }: Config) {
  const wanted = devices.scanner
  return {
    wanted,
    async status() {
      const scanner = scannerOf(devices)
      if (scanner === null) return 'disconnected' as const
      const late = new AbortController()
      const opened = new Promise<void>(resolve => scanner.onStatus(status => status === 'open' && resolve()))
      await Promise.race([opened, wait(openMs, undefined, { signal: late.signal }).catch(() => undefined)])
      late.abort()
      const { status } = scanner
      await scanner.close()
      return status
    },
    async whyNot() {
      if (wanted === null || wanted.kind === 'keyboard') return ''
      if (wanted.kind === 'serial') return whyNotOpened(wanted.path)
      const { vendor, product, serialNumber } = wanted
      const plug = { vendor, ...(product === undefined ? {} : { product }), ...(serialNumber === undefined ? {} : { serialNumber }) }
      const path = pathOf(plug, await serialPorts())
      return path === null ? `no device with the USB number ${vendor}${product === undefined ? '' : `:${product}`} is plugged in` : whyNotOpened(path)
    },
    ports: async () =>
      (await serialPorts()).map(({ path, vendor, product, manufacturer }) =>
        [path, vendor && `${vendor}:${product ?? '?'}`, manufacturer].filter(Boolean).join(' '),
      ),
  }
}
