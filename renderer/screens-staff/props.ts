import type { StaffPage } from '../../service/contract/index.ts'

/** One page of the staff's room, by its name. */
export type PageOf<Name extends StaffPage['name']> = Extract<StaffPage, { name: Name }>
