export type * from './intent.ts'
export type * from './port.ts'
export type * from './snapshot.ts'
export type * from './staff.ts'
