import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Part {
  name: string
  version: string
  licence: string
  /** what its author wants to stand with it; null: nothing is in the package */
  text: string | null
}

/** The packages that the product runs with, also those that were built into its page: all that `dependencies` of a package.json bring, by name and version. */
export function partsOf(root: string): Part[] {
  const found = new Map<string, Part>()
  const visit = (folder: string) => {
    const { dependencies, optionalDependencies } = manifest(folder)
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = placeOf(name, folder)
      // an optional one is of another system
      if (at === null || found.has(at)) continue
      const { version, license } = manifest(at)
      found.set(at, { name, version, licence: license ?? 'not named', text: textIn(at) })
      visit(at)
    }
  }
  visit(root)
  const key = ({ name, version }: Part) => `${name} ${version}`
  const byName = new Map([...found.values()].map(part => [key(part), part]))
  return [...byName.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

interface PackageJson {
  version: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson

/** Where Node finds a package that is asked for in `folder`. */
function placeOf(name: string, folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const place = join(at, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (at === dirname(at)) return null
  }
}

function textIn(folder: string): string | null {
  const files = readdirSync(folder).filter(name => /^(licen[cs]e|copying|ofl|notice)/i.test(name))
  const texts = files.sort().map(name => readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').trim())
  return texts.length > 0 ? texts.join('\n\n') : null
}

/** The file that Debian wants beside a package: whose work is in it, and on which terms. A text that several share stands once. Pure. */
export function copyrightFile(parts: readonly Part[]): string {
  const byText = Map.groupBy(parts, ({ text, licence }) => text ?? `No text of a licence is in the package; its package.json says ${licence}.`)
  const others = [...byText].map(([text, group]) =>
    [...group.map(({ name, version, licence }) => `${name} ${version} (${licence})`), '', text].join('\n'),
  )
  return `${[own, ...others].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`
}

const own = `ABHA kiosk: its own parts come without a licence; all rights stay with their authors.

Electron and Chromium, which it runs in: /opt/abha-kiosk/LICENSE.electron.txt and
/opt/abha-kiosk/LICENSES.chromium.html.

Everything else in it, from the npm registry, with what its authors want said:`
