// node tests/install/make-deb.ts FOLDER FILE.deb: a deb of the packed folder where electron-builder's own tool for it (fpm) cannot be downloaded. The same fields, paths and
// scripts, out of the same electron-builder.yml and electron-builder's own templates; for install/linux/try.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const templates = join(root, 'node_modules/app-builder-lib/templates/linux')
const [folder, file] = process.argv.slice(2)
if (!folder || !file) {
  console.error('node tests/install/make-deb.ts FOLDER FILE.deb')
  process.exit(64)
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Configuration
const { linux, deb, extraMetadata, productName } = config
const program = 'abha-kiosk'
const template = (name: string) =>
  readFileSync(join(templates, name), 'utf8').replaceAll(`\${executable}`, program).replaceAll(`\${sanitizedProductName}`, program)

const tree = mkdtempSync(join(tmpdir(), 'abha-kiosk-deb-'))
try {
  chmodSync(tree, 0o755)
  mkdirSync(join(tree, 'opt'))
  const home = join(tree, 'opt', program)
  cpSync(folder, home, { recursive: true, verbatimSymlinks: true })
  writeFileSync(join(home, 'resources/apparmor-profile'), template('apparmor-profile.tpl'))

  const applications = join(tree, 'usr/share/applications')
  mkdirSync(applications, { recursive: true })
  const entry = `[Desktop Entry]\nName=${productName}\nExec="/opt/${program}/${program}" %U\nTerminal=false\nType=Application\nStartupWMClass=${program}\nCategories=${linux?.category};\n`
  writeFileSync(join(applications, `${program}.desktop`), entry)

  const control = join(tree, 'DEBIAN')
  mkdirSync(control)
  const size = execFileSync('du', ['-sk', '--exclude=DEBIAN', tree], { encoding: 'utf8' }).split('\t')[0]
  const fields = {
    Package: deb?.packageName ?? program,
    Version: version,
    Vendor: linux?.vendor,
    Architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    Maintainer: linux?.maintainer,
    'Installed-Size': size,
    Depends: [deb?.depends ?? []].flat().join(', '),
    Recommends: [deb?.recommends ?? []].flat().join(', '),
    Section: deb?.packageCategory,
    Priority: deb?.priority,
    Homepage: (extraMetadata as { homepage: string }).homepage,
    Description: `${linux?.synopsis}\n ${linux?.description}`,
  }
  writeFileSync(
    join(control, 'control'),
    Object.entries(fields)
      .flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : []))
      .join(''),
  )
  writeFileSync(join(control, 'postinst'), template('after-install.tpl'), { mode: 0o755 })
  writeFileSync(join(control, 'postrm'), template('after-remove.tpl'), { mode: 0o755 })
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', tree, file], { stdio: 'inherit' })
} finally {
  rmSync(tree, { recursive: true, force: true })
}
