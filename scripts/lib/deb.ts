import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { copyrightFile, partsOf } from './licences.ts'
import { nobody } from './maintainer.ts'

const root = join(import.meta.dirname, '../..')
const sources = join(root, 'install/linux/deb')
const program = 'abha-kiosk'

/** What an ELF file says of its processor (e_machine), in the words of Debian and of npm. */
const processors = new Map([
  [62, { debian: 'amd64', npm: 'x64' }],
  [183, { debian: 'arm64', npm: 'arm64' }],
])

interface How {
  /** the packed program */
  folder: string
  /** where the package goes; it is named as Debian names packages */
  output: string
  version: string
  /** NAME <ADDRESS> of whoever answers for it; null: nobody, and then it is not signed */
  maintainer: string | null
  /** s since 1970: no file in it is younger, so that the same sources make the same package */
  epoch: number
}

/** Makes the Debian package of a packed folder, with dpkg-deb; its path. */
export function writeDeb({ folder, output, version, maintainer, epoch }: How): string {
  const processor = processorOf(join(folder, program))
  const canvas = join(folder, `resources/app.asar.unpacked/node_modules/@napi-rs/canvas-linux-${processor.npm}-gnu`)
  if (!existsSync(canvas)) throw new Error(`${folder} is for ${processor.npm}, and what draws slips is not: pack on a machine with that processor`)
  const file = join(output, `${program}_${version}_${processor.debian}.deb`)
  const tree = mkdtempSync(join(output, '.deb-'))
  try {
    const home = join(tree, 'opt', program)
    cpSync(folder, home, { recursive: true, verbatimSymlinks: true })
    cpSync(join(sources, 'apparmor-profile'), join(home, 'resources/apparmor-profile'))
    put(join(tree, 'usr/share/doc', program, 'copyright'), copyrightFile(partsOf(root)))
    mkdirSync(join(tree, 'usr/bin'))
    symlinkSync(`/opt/${program}/${program}`, join(tree, 'usr/bin', program))
    const files = setModes(tree)
    // Chromium's own helper, for kernels without user name spaces
    chmodSync(join(home, 'chrome-sandbox'), 0o4755)

    const control = join(tree, 'DEBIAN')
    const sums = files.map(
      path =>
        `${createHash('md5')
          .update(readFileSync(join(tree, path)))
          .digest('hex')}  ${path}\n`,
    )
    put(join(control, 'md5sums'), sums.join(''))
    const kilobytes = files.reduce((sum, path) => sum + Math.ceil(lstatSync(join(tree, path)).size / 1024), 0)
    const fields = { Version: version, Architecture: processor.debian, Maintainer: maintainer ?? nobody, 'Installed-Size': kilobytes }
    const own = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
    put(join(control, 'control'), readFileSync(join(sources, 'control'), 'utf8').replace(/^(?=Depends:)/m, own.join('')))
    for (const name of ['postinst', 'postrm']) cpSync(join(sources, name), join(control, name))
    for (const name of readdirSync(control)) chmodSync(join(control, name), name.startsWith('post') ? 0o755 : 0o644)
    chmodSync(control, 0o755)
    dpkgDeb(['--root-owner-group', '-Zxz', '--build', tree, file], epoch)
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
  return file
}

function processorOf(file: string) {
  const head = Buffer.alloc(20)
  const opened = openSync(file, 'r')
  readSync(opened, head)
  closeSync(opened)
  const processor = head.toString('latin1', 1, 4) === 'ELF' ? processors.get(head.readUInt16LE(18)) : undefined
  if (!processor) throw new Error(`${file} is no program for a 64-bit Intel, AMD or ARM processor`)
  return processor
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Rights that do not depend on who packs where: folders and programs 755, the rest 644. The files, by their paths, sorted. */
function setModes(tree: string): string[] {
  chmodSync(tree, 0o755)
  const files: string[] = []
  for (const path of readdirSync(tree, { recursive: true, encoding: 'utf8' }).sort()) {
    const kind = lstatSync(join(tree, path))
    if (kind.isSymbolicLink()) continue
    const isLibrary = /\.(so(\.\d+)*|node)$/.test(path)
    chmodSync(join(tree, path), kind.isDirectory() || ((kind.mode & 0o111) !== 0 && !isLibrary) ? 0o755 : 0o644)
    if (kind.isFile()) files.push(path)
  }
  return files
}

function dpkgDeb(args: string[], epoch: number): void {
  try {
    execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) } })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('dpkg-deb is not here, which makes the package: pack on Debian or Ubuntu, or the folder alone with --dir')
  }
}
