import { z } from 'zod'

const flag = z.boolean()
const count = z.number().int().min(0)

/** Everything that can be done to the printer from outside. Each goes back to what it was when set to its default. */
export const switchSchema = z.object({
  /** the roll is at its end; off = a new roll is in */
  paperOut: flag,
  /** the roll ends before the n-th byte read from now on is obeyed; null = never */
  paperOutAtByte: count.nullable(),
  /** the roll ends after n more dot rows; null = never */
  paperOutAtRow: count.nullable(),
  coverOpen: flag,
  /** the network cable is out: the connection breaks, new ones are refused, the buffer still prints */
  unplugged: flag,
  nearEnd: flag,
  /** the knife sticks: the printer is off-line until it is free */
  cutterJam: flag,
  /** the head is too hot: off-line until it has cooled */
  overheated: flag,
  /** an error that only a repair ends */
  broken: flag,
  /** takes bytes and says all is well, prints nothing */
  stall: flag,
  /** breaks the connection after n more bytes have come in; null = never */
  resetAtByte: count.nullable(),
  /** never answers anything */
  silent: flag,
  /** every answer is this many milliseconds late */
  lateAnswers: count,
  /** sends a status nobody asked for after every 512 bytes that come in */
  unsolicitedStatus: flag,
  /** the link's speed in bytes a second; 0 = as fast as it comes */
  rate: count,
  /** printable dots of the paper that is in */
  width: z.number().int().min(64).max(832),
  /** no current: everything but NV graphics is forgotten; off = back on */
  powerLoss: flag,
  /**
   * full: all answers; eotOnly: `DLE EOT` alone; none: a printer that never says anything; half: knows pictures, text and the knife, answers
   * `DLE EOT` and `GS r`, and takes every `GS ( …` for words to print
   */
  cloneLevel: z.enum(['full', 'eotOnly', 'half', 'none']),
  /** `DLE ENQ 2` acts only on a cutter error, as in Epson's own manuals: paper out is none */
  enqIgnored: flag,
  /** the store of pictures is empty, as after a repair; what is stored from then on stays */
  nvLost: flag,
  /** millimetres a second; 0 = at once */
  speed: count,
})

export type Switches = z.infer<typeof switchSchema>
export type SwitchName = keyof Switches

export function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(switchSchema.shape, name)
}

export function initialSwitches(width: number, speed: number): Switches {
  return {
    paperOut: false,
    paperOutAtByte: null,
    paperOutAtRow: null,
    coverOpen: false,
    unplugged: false,
    nearEnd: false,
    cutterJam: false,
    overheated: false,
    broken: false,
    stall: false,
    resetAtByte: null,
    silent: false,
    lateAnswers: 0,
    unsolicitedStatus: false,
    rate: 0,
    width,
    powerLoss: false,
    cloneLevel: 'full',
    enqIgnored: false,
    nvLost: false,
    speed,
  }
}
