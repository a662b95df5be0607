import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder in the system's temp folder, in any runner; whoever makes it removes it. */
export interface TempFolder {
  path: string
  remove(): void
}

const left = new Set<string>()
const remove = (path: string) => {
  left.delete(path)
  rmSync(path, { recursive: true, force: true })
}
// a test that is given up on when its time is over does not come to its own end
process.once('exit', () => {
  for (const path of left) remove(path)
})

export function tempFolder(what: string): TempFolder {
  const path = mkdtempSync(join(tmpdir(), `abha-kiosk-${what}-`))
  left.add(path)
  return { path, remove: () => remove(path) }
}
