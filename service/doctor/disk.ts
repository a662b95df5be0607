import { type Finding, failed, warned, well } from './finding.ts'

const leastMb = 500
const usualMb = 2000

export const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000)

/** `freeBytes`: where journal and log are written; null: it could not be asked. */
function checkSpace(freeBytes: number | null): Finding {
  if (freeBytes === null) return failed('disk', 'the disk of the data folder does not answer', 'See that the disk is mounted: df, dmesg.')
  const mb = megabytes(freeBytes)
  const found = `${mb < 10_000 ? `${mb} MB` : `${Math.floor(mb / 1000)} GB`} free`
  if (mb < leastMb) return failed('disk', found, 'The disk is full: no token could be written down. Find what fills it: du -xh / | sort -h | tail')
  return mb < usualMb ? warned('disk', found, 'The disk is getting full. Find what fills it: du -xh / | sort -h | tail') : well('disk', found)
}

/** A file written and synced: how long it took, or the system's code of why not (`ENOSPC`). */
export type Written = { ms: number } | { code: string }

export interface DiskParts {
  folder: string
  freeBytes(folder: string): Promise<number | null>
  writeSynced(folder: string): Promise<Written>
}

export async function checkDisk({ folder, freeBytes, writeSynced }: DiskParts): Promise<Finding> {
  const written = await writeSynced(folder)
  if ('code' in written) return notWritten(folder, written.code)
  const space = checkSpace(await freeBytes(folder).catch(() => null))
  return { ...space, found: `${space.found} at ${folder}; 1 MB written and synced in ${Math.round(written.ms)} ms` }
}

function notWritten(folder: string, code: string): Finding {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('disk', `${folder}: full, nothing can be written`, 'Make room. Find what fills it: du -xh / | sort -h | tail')
    case 'EACCES':
    case 'EPERM':
      return failed(
        'disk',
        `${folder}: this user may not write there`,
        `Make it for the kiosk’s user: install -d -m 700 -o USER ${folder}; or run the doctor as that user.`,
      )
    case 'EROFS':
      return failed('disk', `${folder}: the disk is read-only`, 'A disk that has gone read-only is often dying: dmesg. Else mount it for writing.')
    default:
      return failed('disk', `${folder}: cannot be written (${code})`, 'See that the disk is mounted and the folder’s path is right.')
  }
}
