import { access, constants, stat } from 'node:fs/promises'

/** Which device a path leads to at this moment; null: to none, or to one that cannot be told from another (a COM port of Windows). */
export const deviceAt = (path: string): Promise<string | null> =>
  stat(path).then(
    ({ dev, ino, rdev }) => `${dev} ${ino} ${rdev}`,
    () => null,
  )

/** ms; shorter than the silence that ends a scan, so that half a scan of a scanner pulled out is none */
const every = 100

/**
 * Calls `gone` once, when `path` no longer leads to `device`. A serial line that was pulled out can be read for ever, and says "nothing" each time;
 * serialport (13) takes that for silence and asks again at once, until the memory is full (bindings-cpp 162). The path does tell.
 */
export function watchDevice(
  path: string,
  device: string | null,
  { after }: { after(ms: number, call: () => void): () => void },
  gone: () => void,
): () => void {
  let isOver = false
  let cancel = () => {}
  const look = async () => {
    const now = await deviceAt(path)
    if (isOver) return
    if (now === device) cancel = after(every, look)
    else gone()
  }
  if (device !== null) cancel = after(every, look)
  return () => {
    isOver = true
    cancel()
  }
}

/** Why a path could not be opened, as half a sentence for whoever sets up the machine. */
export async function whyNotOpened(path: string): Promise<string> {
  if (process.platform === 'win32') return `${path} is not there, or another program holds it`
  if ((await deviceAt(path)) === null) return `there is no ${path}; is it plugged in?`
  const isOurs = await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  return isOurs
    ? `${path} is there, but another program holds it, or it is no such device`
    : `this user may not open ${path}; put it into its group (lp, dialout)`
}
