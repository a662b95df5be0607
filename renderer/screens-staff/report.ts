import type { SlipState } from '../../service/contract/index.ts'
import { slipCame } from '../components/slip.ts'
import type { Words } from '../words.ts'

/** What became of a report on paper; null: none was asked for, or it is still coming. */
export function reportNote(t: Words, slip: SlipState | null): string | null {
  if (slip === null || slip === 'printing') return null
  return t(slipCame(slip) ? 'staff.check.reported' : 'staff.check.notReported')
}
