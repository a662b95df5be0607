import type { MachinePart } from '../contract/index.ts'

/** What the doctor looks at, in the order it tells them. */
export const findingNames = [
  'program',
  'machine',
  'config',
  'files',
  'disk',
  'display',
  'touch',
  'camera',
  'scanner',
  'printer',
  'test slip',
  'sound',
  'fonts',
  'words and clips',
  'languages',
  'network',
  'clock',
  'credentials',
  'facility',
  'relay',
] as const satisfies readonly MachinePart[]
export type FindingName = (typeof findingNames)[number]

/** ok: nothing to do. warn: the kiosk works, but somebody should look. fail: people are turned away, or something that must not be known is open. */
export type FindingState = 'ok' | 'warn' | 'fail'

/** One thing that was looked at. Neither `found` nor `next` ever holds a secret or anything about a person. */
export interface Finding {
  name: FindingName
  state: FindingState
  /** what is there, in plain words */
  found: string
  /** the next thing to do; null only for ok */
  next: string | null
}

export const well = (name: FindingName, found: string): Finding => ({ name, state: 'ok', found, next: null })
export const warned = (name: FindingName, found: string, next: string): Finding => ({ name, state: 'warn', found, next })
export const failed = (name: FindingName, found: string, next: string): Finding => ({ name, state: 'fail', found, next })

/** What could not be looked at here is told, and how to look at it by hand. */
export const unseen = (name: FindingName, why: string, next: string): Finding => warned(name, `cannot be seen from here: ${why}`, next)

const order: readonly FindingState[] = ['ok', 'warn', 'fail']
export const worst = (findings: readonly Finding[]): FindingState =>
  order.findLast(state => findings.some(finding => finding.state === state)) ?? 'ok'

/** 0 all ok, 1 something to look at, 2 something fails */
export const exitCodeOf = (findings: readonly Finding[]): number => order.indexOf(worst(findings))

const unlooked = 'not looked at'
/** What can only be looked at with a config. */
export const notLookedAt = (name: FindingName): Finding => warned(name, unlooked, 'Mend the config first, then run this again.')
export const isNotLookedAt = ({ found }: Finding) => found === unlooked
