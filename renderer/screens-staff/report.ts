import type { SlipState } from '../../service/contract/index.ts'
import { slipCame } from '../components/slip.ts'
import type { Words } from '../words.ts'

/** What became of the check's report, or of the day's counts, on paper; null: none was asked for, or it is still coming. */
export function reportNote(t: Words, of: 'check' | 'today', slip: SlipState | null): string | null {
  if (slip === null || slip === 'printing') return null
  const came = slipCame(slip)
  return t(of === 'check' ? (came ? 'staff.check.reported' : 'staff.check.notReported') : came ? 'staff.today.printed' : 'staff.today.notPrinted')
}
