import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { AbdmDeps } from './config.ts'

/** The machine's own clock, ids and waiting. `credentials` is asked for each session call; `certs`: see AbdmDeps. */
export const nodeDeps = (credentials: AbdmDeps['credentials'], certs?: AbdmDeps['certs']): AbdmDeps => ({
  now: () => new Date(),
  newId: randomUUID,
  wait: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch(() => undefined)
  },
  credentials,
  ...(certs ? { certs } : {}),
})
