import { stat } from 'node:fs/promises'

/** Which device a path leads to at this moment; null: to none, or to one that cannot be told from another (a COM port of Windows). */
export const deviceAt = (path: string): Promise<string | null> =>
  stat(path).then(
    ({ dev, ino, rdev }) => `${dev} ${ino} ${rdev}`,
    () => null,
  )

const every = 500

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
