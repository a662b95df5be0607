import type { Intent, StaffAsk } from '../../service/contract/index.ts'

/** What a key of the staff's room says. */
export const says = (ask: StaffAsk): Intent => ({ type: 'staff', ask })
