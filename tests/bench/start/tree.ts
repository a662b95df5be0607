import { readdirSync, readFileSync } from 'node:fs'

/** The processes that one started, itself included; those that end meanwhile are left out. Linux. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = textOf(`/proc/${name}/stat`)
    if (stat !== null) parents.set(Number(name), Number(fieldsOf(stat)[1]))
  }
  const isUnder = (one: number): boolean => one === pid || (parents.has(one) && isUnder(parents.get(one) ?? 0))
  return [...parents.keys()].filter(isUnder)
}

/** Memory of all of them in bytes, what they share counted once (PSS). */
export const memoryOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024, 0)

/** Seconds of a processor that each of them has used so far. */
export const usedOf = (pids: readonly number[]): Map<number, number> =>
  new Map(
    pids.map(pid => {
      const fields = fieldsOf(textOf(`/proc/${pid}/stat`) ?? '')
      // in hundredths of a second
      return [pid, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100]
    }),
  )

/** Behind the name, which may hold blanks: state, parent, … */
const fieldsOf = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
