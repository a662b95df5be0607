import { readFileSync } from 'node:fs'

interface Folder {
  files?: Record<string, Folder>
}

/** The paths of the files in an asar archive: a pickled JSON of its tree stands at its beginning, its length in the fourth 32-bit word. */
export function asarFiles(archive: string): string[] {
  const bytes = readFileSync(archive)
  const tree = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Folder
  const paths = ({ files = {} }: Folder, above: string): string[] =>
    Object.entries(files).flatMap(([name, inner]) => (inner.files ? paths(inner, `${above}${name}/`) : [`${above}${name}`]))
  return paths(tree, '')
}
