import type { MachineRow } from '../contract/index.ts'

const order: readonly MachineRow['state'][] = ['fail', 'warn', 'ok']
/** of a page on a screen that lies across: a row that is well is a line, one that is not has its words in smaller lines below it */
const room = 7.5
const wordsInLine = 72
const sizeOf = ({ state, found, next }: MachineRow) => (state === 'ok' ? 1 : 1 + 0.7 * Math.ceil((found.length + (next?.length ?? 0)) / wordsInLine))

/** The rows as pages, what is worst first, and at least one page. Pure. */
export function machinePages(rows: readonly MachineRow[]): MachineRow[][] {
  const pages: MachineRow[][] = [[]]
  let left = room
  for (const row of rows.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))) {
    if (sizeOf(row) > left && pages.at(-1)?.length !== 0) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(row)
    left -= sizeOf(row)
  }
  return pages
}
