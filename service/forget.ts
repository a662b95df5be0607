import { Buffer } from 'node:buffer'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * What nobody holds any more stands in memory until something is written over it, and a kiosk at rest writes little. The answer collects what was let go of
 * and gives emptied pages back; small buffers stop sharing blocks that live as long as the last of them. Strings cannot be overwritten by hand:
 * `npm run prove` counts what is left, and docs/privacy.md says it.
 */
export function forgetting(): () => void {
  Buffer.poolSize = 0
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void
  // "last resort" also gives the emptied pages back to the system, and with them what stood there
  const collect = () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  return () => {
    // what the first one frees lets go of more: finalizers run between two
    collect()
    setImmediate(collect)
  }
}
