import type { PrinterStatus } from '../types.ts'

/** A printer as Windows knows it: PRINTER_INFO_2's Status and Attributes. */
export interface SpoolerState {
  status: number
  attributes: number
}

const workOffline = 0x400

const printerBits = {
  paperJam: 0x8,
  paperOut: 0x10,
  paperProblem: 0x40,
  offline: 0x80,
  notAvailable: 0x1000,
  intervention: 0x10_0000,
  doorOpen: 0x40_0000,
  serverUnknown: 0x80_0000,
  error: 0x2,
  paused: 0x1,
}

const has = (bits: number, ...wanted: number[]) => wanted.some(bit => (bits & bit) !== 0)

/** Most drivers tell less than they know, and "ready" means only that nobody said otherwise (printing 9). */
export function statusOfSpooler({ status, attributes }: SpoolerState): PrinterStatus {
  const { paperJam, paperOut, paperProblem, offline, notAvailable, intervention, doorOpen, serverUnknown, error, paused } = printerBits
  if (has(status, doorOpen)) return 'coverOpen'
  if (has(status, paperOut, paperProblem)) return 'noPaper'
  if (has(status, paperJam, error, intervention)) return 'error'
  if (has(status, offline, notAvailable, serverUnknown, paused) || has(attributes, workOffline)) return 'offline'
  return 'ready'
}

const jobBits = {
  paused: 0x1,
  error: 0x2,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  intervention: 0x400,
  complete: 0x1000,
}

/** What the spooler says of one job. `handedOver`: the driver took all of it; nobody knows what is on paper. `waiting`: still on its way. */
export type JobState = 'waiting' | 'handedOver' | PrinterStatus

/** `bits`: JOB_INFO_1's Status; null: the job is gone from the queue. */
export function stateOfJob(bits: number | null): JobState {
  if (bits === null || has(bits, jobBits.printed, jobBits.complete, jobBits.deleted)) return 'handedOver'
  if (has(bits, jobBits.paperOut)) return 'noPaper'
  if (has(bits, jobBits.error, jobBits.intervention, jobBits.blocked)) return 'error'
  if (has(bits, jobBits.offline, jobBits.paused)) return 'offline'
  return 'waiting'
}
