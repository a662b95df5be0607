export type * from './intent.ts'
export type * from './port.ts'
export type * from './settings.ts'
export type * from './snapshot.ts'
