import { type Finding, warned, well } from './finding.ts'

export interface Machine {
  /** processors as the system names them, one entry each */
  cpus: readonly string[]
  memoryBytes: number
  freeMemoryBytes: number
  /** "Debian GNU/Linux 12, Linux 6.1, x64" */
  system: string
  /** without the v */
  node: string
  uptimeSeconds: number
}

const leastMemory = 1.8e9
const testedNode = 24

export function checkMachine({ cpus, memoryBytes, freeMemoryBytes, system, node, uptimeSeconds }: Machine): Finding {
  const gb = (bytes: number) => (bytes / 1e9).toFixed(1)
  const found = [
    `${cpus.length} × ${cpus[0]?.trim() || 'processor of no name'}`,
    `${gb(memoryBytes)} GB memory (${gb(freeMemoryBytes)} free)`,
    system,
    `Node ${node}`,
    `up for ${Math.floor(uptimeSeconds / 3600)} h`,
  ].join(', ')
  if (memoryBytes < leastMemory) return warned('machine', found, 'Give it 2 GB of memory or more, or the screen will stall.')
  if (cpus.length < 2) return warned('machine', found, 'Use a machine with two processors or more: camera and screen work at the same time.')
  if (Number.parseInt(node, 10) < testedNode) return warned('machine', found, `Run it with Node ${testedNode}, the version it is tested with.`)
  return well('machine', found)
}
