import type { SlipState } from '../../service/contract/index.ts'

/** Is there paper to take? `unknown`: nobody can say, so the hand is drawn and the words say what to do without. */
export function slipCame(slip: SlipState): boolean {
  switch (slip) {
    case 'printing':
    case 'printed':
    case 'copyPrinted':
    case 'unknown':
      return true
    case 'noPaper':
    case 'coverOpen':
    case 'printerFault':
      return false
  }
}
