import { access, constants, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Files as the checks see them; what is not there, or may not be read, is null. */
export interface Files {
  text(path: string): Promise<string | null>
  bytes(path: string): Promise<Uint8Array | null>
  /** sorted */
  names(folder: string): Promise<string[] | null>
  /** may this user read and write it? */
  mayUse(path: string): Promise<boolean>
  /** permission bits and owner */
  rights(path: string): Promise<{ mode: number; uid: number } | null>
}

/** `root` stands before every path: in tests a folder that looks like another machine. */
export function filesUnder(root = ''): Files {
  const at = (path: string) => (root === '' ? path : join(root, path))
  const orNull = <T>(promise: Promise<T>) => promise.catch(() => null)
  return {
    text: path => orNull(readFile(at(path), 'utf8')),
    bytes: path => orNull(readFile(at(path))),
    names: folder => orNull(readdir(at(folder)).then(names => names.sort())),
    mayUse: path =>
      access(at(path), constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      ),
    rights: path => orNull(stat(at(path)).then(({ mode, uid }) => ({ mode: mode & 0o777, uid }))),
  }
}
