import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Configuration } from 'electron-builder'
import { parse } from 'yaml'
import { writeDeb } from './deb.ts'

const root = join(import.meta.dirname, '../..')

interface How {
  /** where the packages go */
  output: string
  /** the folder alone, without installers */
  dir: boolean
  /** a folder with an Electron, where none can be downloaded */
  electron: string | null
  /** on Linux an AppImage besides the Debian package; electron-builder downloads what makes it */
  appImage: boolean
  /** NAME <ADDRESS> of whoever answers for the package; null: nobody */
  maintainer: string | null
  /** the shell as its tests run it, with the journal of an Electron that has no SQLite of its own; never given to anybody */
  testJournal: boolean
}

/** The electron-builder configuration of the product, or of the package that the tests start. */
function configuration({ output, electron, testJournal }: Pick<How, 'output' | 'electron' | 'testJournal'>): Configuration {
  const product = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration & { files: string[] }
  const files = [...product.files, `!**/prebuilds/!(${process.platform}-${process.arch})/**`]
  const journal: Configuration = {
    files: [{ from: 'dist/electron-test', to: 'dist/electron' }, ...files.filter(pattern => pattern !== 'dist/electron/**')],
    // beside the archive, because it is no dependency of the product
    extraResources: [{ from: 'node_modules/node-sqlite3-wasm', to: 'node_modules/node-sqlite3-wasm' }],
  }
  return {
    ...product,
    files,
    ...(testJournal ? journal : {}),
    ...(electron ? { electronDist: electron, electronVersion: readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '') } : {}),
    directories: { ...product.directories, output },
    // The folder under /opt is called by it. Chromium cuts the path of its sandbox helper at a space, and needs the helper where a kernel forbids user namespaces
    ...(process.platform === 'linux' ? { productName: product.linux?.executableName } : {}),
  }
}

/** The folder alone: what an installer would put on the machine. */
export async function packFolder(how: Pick<How, 'output' | 'electron' | 'testJournal'>): Promise<void> {
  await build({ projectDir: root, dir: true, publish: 'never', config: configuration(how) })
}

/** Packs what `npm run build` has built, for the machine it runs on: on Linux its Debian package, elsewhere what electron-builder.yml names. */
export async function pack(how: How): Promise<void> {
  const isLinux = process.platform === 'linux'
  if (how.dir || (isLinux && !how.appImage)) await packFolder(how)
  else await build({ projectDir: root, publish: 'never', config: configuration(how) })
  if (how.dir || !isLinux) return
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(how.output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
  // what is packed as its tests run it is nobody's to release
  const maintainer = how.testJournal ? null : how.maintainer
  const file = writeDeb({ folder, output: how.output, version, maintainer, epoch: epoch() })
  process.stdout.write(
    `wrote ${file}${maintainer === null ? ', which names nobody who answers for it (--maintainer) and so cannot be signed' : ''}\n`,
  )
}

/** s since 1970 of what is packed: as the environment says, else of the last commit, else now. */
function epoch(): number {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given !== undefined && /^\d+$/.test(given)) return Number(given)
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8', stdio: 'pipe' }))
  } catch {
    return Math.floor(Date.now() / 1000)
  }
}
