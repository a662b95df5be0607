import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Configuration } from 'electron-builder'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')

interface How {
  /** where the packages go */
  output: string
  /** the folder alone, without installers */
  dir: boolean
  /** a folder with an Electron, where none can be downloaded */
  electron: string | null
  /** the shell as its tests run it, with the journal of an Electron that has no SQLite of its own; never given to anybody */
  testJournal: boolean
}

/** The electron-builder configuration of the product, or of the package that the tests start. */
function configuration({ output, electron, testJournal }: How): Configuration {
  const product = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration & { files: string[] }
  const journal: Configuration = {
    files: [{ from: 'dist/electron-test', to: 'dist/electron' }, ...product.files.filter(pattern => pattern !== 'dist/electron/**')],
    // beside the archive, because it is no dependency of the product
    extraResources: [{ from: 'node_modules/node-sqlite3-wasm', to: 'node_modules/node-sqlite3-wasm' }],
  }
  return {
    ...product,
    ...(testJournal ? journal : {}),
    ...(electron ? { electronDist: electron, electronVersion: readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '') } : {}),
    directories: { ...product.directories, output },
    // The folder under /opt is called by it. Chromium cuts the path of its sandbox helper at a space, and needs the helper where a kernel forbids user namespaces
    ...(process.platform === 'linux' ? { productName: product.linux?.executableName } : {}),
  }
}

/** Packs what `npm run build` has built, for the machine it runs on. */
export async function pack(how: How): Promise<void> {
  await build({ projectDir: root, dir: how.dir, publish: 'never', config: configuration(how) })
}
