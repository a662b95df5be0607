import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The folders this program runs from: the service beside this file (or the one bundle it is in), and the page. Those that are not there do not count. */
export function programFolders(here: string): string[] {
  const isSource = here.endsWith(join('service', 'staff'))
  return isSource ? [join(here, '..'), join(here, '../../dist/renderer')] : [here, join(here, '../renderer')]
}

/** SHA-256 over every file's path and bytes, in the order of the paths: two machines with the same hash run the same program. First 16 hex digits. */
export async function hashOfFolders(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const [place, folder] of folders.entries()) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    for (const file of files.sort()) {
      const bytes = await readFile(file)
      hash.update(`${place}/${relative(folder, file).split(sep).join('/')}\n${bytes.length}\n`)
      hash.update(bytes)
    }
  }
  return hash.digest('hex').slice(0, 16)
}
