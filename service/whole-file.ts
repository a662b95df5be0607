import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Written beside (`.new`), brought to the disk, then put in place: a power cut leaves the old file or the new one, never half of one. For its owner alone.
 * Throws what the disk says; nothing is left beside it then.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.new`
  try {
    // one that lies there already may be a link to somewhere else, or be open to others
    rmSync(beside, { force: true })
    writeFileSync(beside, content, { mode: 0o600, flag: 'wx' })
    const handle = openSync(beside, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, file)
  } catch (error) {
    try {
      rmSync(beside, { force: true })
    } catch {
      // the first fault is the one to tell
    }
    throw error
  }
}
