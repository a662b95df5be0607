import { Buffer } from 'node:buffer'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * What nobody holds any more stands in memory until something is written over it, and a kiosk at rest writes little. The answer collects what was let go of
 * and has V8 clear what it frees; small buffers stop sharing blocks that live as long as the last of them. Strings cannot be overwritten by hand:
 * `npm run prove` counts what is left, and docs/privacy.md says it.
 */
export function forgetting(): () => void {
  Buffer.poolSize = 0
  setFlagsFromString('--clear-free-memory')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    // what the first one frees lets go of more: finalizers run between two
    collect()
    setImmediate(collect)
  }
}
