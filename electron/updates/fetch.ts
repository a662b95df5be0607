import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import type { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Found } from './drop.ts'
import { type Manifest, manifestName, type ReadManifest, signatureName, type Target } from './manifest.ts'
import type { Refusal } from './refusal.ts'
import { compareVersions } from './version.ts'

// its entry makes an updater of its own when all its names are asked for at once, as an import does
const require = createRequire(import.meta.url)
const { CancellationToken, DebUpdater, NsisUpdater, Provider } = require('electron-updater') as typeof import('electron-updater')
const http = require('electron-updater/out/electronHttpExecutor.js') as typeof import('electron-updater/out/electronHttpExecutor.js')

const manifestBytes = 64 * 1024

/** Begins a request as `http.request` does. Electron's own, which knows the system's proxy and certificates, where null. */
export type OpenRequest = ((options: RequestOptions, answered: (response: IncomingMessage) => void) => ClientRequest) | null

export interface FetchHow {
  /** where the manifest, its signature and the program lie */
  url: string
  target: Target
  running: string
  read: (text: string, signature: string | null) => ReadManifest
  /** the folder it works in, on the disk of the drop folder */
  folder: string
  /** the folder of the random number that staging goes by */
  idFolder: string
  /** gives up: somebody came, the night is over, or nothing comes any more */
  signal: AbortSignal
  /** something came */
  alive(): void
  openRequest: OpenRequest
}

export type Fetched =
  | { is: 'found'; found: Found }
  /** what runs is what is there */
  | { is: 'current' }
  /** there is a newer one, and it is not this machine's turn yet */
  | { is: 'stagedOut' }
  | { is: 'interrupted' }
  | { is: 'unreachable' }
  | { is: 'refused'; reason: Refusal }

/** Asks the server and fetches what is newer. Nothing is installed; nothing that is not signed is looked at. */
export async function fetchUpdate(how: FetchHow): Promise<Fetched> {
  let limit = manifestBytes
  let seen: Omit<Found, 'file'> | null = null
  const token = new CancellationToken()
  const stop = () => token.cancel()
  how.signal.addEventListener('abort', stop, { once: true })

  /** electron-updater's own way of asking, with the signature read before the manifest is. */
  class SignedProvider extends Provider<Manifest & { path: string; sha512: string }> {
    readonly base = new URL(how.url.endsWith('/') ? how.url : `${how.url}/`)
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    private async text(name: string): Promise<string | null> {
      const address = new URL(name, this.base)
      // what stands between must not answer with yesterday's
      address.search = `noCache=${Date.now().toString(32)}`
      return this.httpRequest(address, null, token)
    }
    async getLatestVersion() {
      const name = manifestName(how.target)
      const text = (await this.text(name)) ?? ''
      const signature = await this.text(signatureName(name)).catch(fault => {
        if ((fault as { statusCode?: number }).statusCode === 404) return null
        throw fault
      })
      const read = how.read(text, signature)
      if (!read.ok) throw new RefusedFault(read.reason)
      const { manifest } = read
      seen = { manifest, text, signature: signature ?? '' }
      limit = manifest.files[0]?.size ?? 0
      return { ...manifest, path: '', sha512: '' }
    }
    resolveFiles({ files }: Manifest) {
      return files.map(info => ({ url: new URL(info.url, this.base), info }))
    }
  }

  try {
    const updater = silentUpdater(how, () => limit)
    updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider })
    const answer = await updater.checkForUpdates()
    const manifest = seen as Omit<Found, 'file'> | null
    if (!answer || !manifest) return { is: 'unreachable' }
    if (!answer.isUpdateAvailable) return { is: compareVersions(manifest.manifest.version, how.running) > 0 ? 'stagedOut' : 'current' }
    const [file] = await updater.downloadUpdate(token)
    return file === undefined ? { is: 'unreachable' } : { is: 'found', found: { ...manifest, file } }
  } catch (fault) {
    return how.signal.aborted ? { is: 'interrupted' } : failed(fault, seen !== null)
  } finally {
    how.signal.removeEventListener('abort', stop)
  }
}

class RefusedFault extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

function failed(fault: unknown, withManifest: boolean): Fetched {
  if (fault instanceof RefusedFault) return { is: 'refused', reason: fault.reason }
  const { code, message = '' } = fault as { code?: string; message?: string }
  switch (code) {
    case 'ERR_CHECKSUM_MISMATCH':
    case 'ERR_UPDATER_INVALID_SIGNATURE':
      return { is: 'refused', reason: 'damaged' }
    case 'ENOSPC':
    case 'EDQUOT':
      return { is: 'refused', reason: 'noRoom' }
    default:
      // electron-updater says the status of a download in its sentence alone
      return withManifest && /status 404\b/.test(message) ? { is: 'refused', reason: 'missing' } : { is: 'unreachable' }
  }
}

/** electron-updater as it is, but that it installs nothing, says nothing, and never takes more bytes than were announced. */
function silentUpdater(how: FetchHow, limit: () => number): AppUpdater {
  const adapter = {
    version: how.running,
    name: 'abha-kiosk',
    isPackaged: true,
    // Windows' has the publisher's name in it; this one says where to work
    appUpdateConfigPath: how.target.platform === 'windows' ? join(process.resourcesPath, 'app-update.yml') : join(how.folder, 'app-update.yml'),
    userDataPath: how.idFolder,
    baseCachePath: how.folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  }
  const updater = how.target.platform === 'windows' ? new NsisUpdater(null, adapter) : new DebUpdater(null, adapter)
  // it takes Electron's own only together with Electron's own app
  ;(updater as unknown as { httpExecutor: ElectronHttpExecutor }).httpExecutor = boundedExecutor(how, limit)
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  updater.disableDifferentialDownload = true
  return updater
}

function boundedExecutor({ openRequest, alive }: FetchHow, limit: () => number): ElectronHttpExecutor {
  class Bounded extends http.ElectronHttpExecutor {
    override createRequest(options: RequestOptions, answered: (response: IncomingMessage) => void) {
      const counted = (response: IncomingMessage) => {
        let bytes = 0
        response.on('data', (part: Buffer | string) => {
          bytes += Buffer.byteLength(part)
          alive()
          if (bytes > limit()) request.abort()
        })
        answered(response)
      }
      const request: Electron.ClientRequest = openRequest
        ? (openRequest(options, counted) as unknown as Electron.ClientRequest)
        : super.createRequest(options, counted as never)
      return request
    }
  }
  return new Bounded()
}
