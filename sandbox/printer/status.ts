/** What the status bytes tell. Facts of ESC/POS: `DLE EOT` answers carry 0xx1xx10, ASB starts with 0xx1xx00. */
export interface Condition {
  paperOut: boolean
  nearEnd: boolean
  coverOpen: boolean
  /** the knife sticks */
  cutterJam: boolean
  /** the head is too hot and rests; ends by itself */
  overheated: boolean
  /** only a repair ends it */
  broken: boolean
}

export function offline(condition: Condition): boolean {
  return condition.paperOut || condition.coverOpen || inError(condition)
}

const inError = ({ cutterJam, overheated, broken }: Condition) => cutterJam || overheated || broken

function bits(base: number, set: Record<number, boolean>): number {
  return Object.entries(set).reduce((byte, [bit, on]) => (on ? byte | (1 << Number(bit)) : byte), base)
}

/** The answer to `DLE EOT n`, or null where n means nothing. */
export function dleEot(n: number, condition: Condition): number | null {
  switch (n) {
    case 1:
      return bits(0x12, { 3: offline(condition) })
    case 2:
      return bits(0x12, { 2: condition.coverOpen, 5: condition.paperOut, 6: inError(condition) })
    case 3:
      return bits(0x12, { 3: condition.cutterJam, 5: condition.broken, 6: condition.overheated })
    case 4:
      return bits(0x12, { 2: nearing(condition), 3: nearing(condition), 5: condition.paperOut, 6: condition.paperOut })
    default:
      return null
  }
}

/** The near-end sensor sits before the end sensor: with the paper gone it reports too. */
function nearing(condition: Condition): boolean {
  return condition.nearEnd || condition.paperOut
}

/** The four bytes of Automatic Status Back. */
export function asb(condition: Condition): Uint8Array {
  return Uint8Array.of(
    bits(0x10, { 3: offline(condition), 5: condition.coverOpen }),
    bits(0x00, { 3: condition.cutterJam, 5: condition.broken, 6: condition.overheated }),
    bits(0x00, { 0: nearing(condition), 1: nearing(condition), 2: condition.paperOut, 3: condition.paperOut }),
    0x0f,
  )
}

/** The answer to `GS r 1`: the paper sensors, with bits 4 and 7 fixed to 0. */
export function paperSensors(condition: Condition): number {
  return bits(0x00, { 0: nearing(condition), 1: nearing(condition), 2: condition.paperOut, 3: condition.paperOut })
}
