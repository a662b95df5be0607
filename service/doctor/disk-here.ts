import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Written } from './disk.ts'

export const freeBytesAt = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Writes 1 MB into the folder, waits until it is on the disk, and takes it away again. */
export async function writeSynced(folder: string): Promise<Written> {
  const path = join(folder, `.doctor-${process.pid}`)
  const began = performance.now()
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.write(Buffer.alloc(1_000_000))
      await file.sync()
    } finally {
      await file.close()
    }
    return { ms: performance.now() - began }
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' }
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}
