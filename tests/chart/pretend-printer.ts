import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../../hardware/printer/types.ts'
import type { Clock } from '../../service/clock.ts'

export interface PretendSlip {
  slip: Slip
  outcome: PrintOutcome['outcome']
  /** the staff asked for it */
  byStaff: boolean
}

/** A printer whose moods are dice. What came out, and what may have come out, lies in `paper`. */
export function pretendPrinter(clock: Clock, random: (below: number) => number, isStaff: () => boolean) {
  let status: PrinterStatus = 'ready'
  const listeners = new Set<(status: PrinterStatus) => void>()
  const paper: PretendSlip[] = []
  const printer: Printer = {
    get status() {
      return status
    },
    onStatus: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    print: (slip, signal) =>
      new Promise(resolve => {
        const byStaff = isStaff()
        const end = (outcome: PrintOutcome) => {
          if (outcome.outcome !== 'notPrinted') paper.push({ slip, outcome: outcome.outcome, byStaff })
          resolve(outcome)
        }
        clock.after(random(4000), () => {
          const luck = random(8)
          if (signal?.aborted || (status !== 'ready' && status !== 'nearEnd')) end({ outcome: 'notPrinted', why: status })
          else if (luck === 0) end({ outcome: 'unknown' })
          else if (luck === 1) end({ outcome: 'notPrinted', why: 'noPaper' })
          else end({ outcome: 'printed' })
        })
      }),
    close: () => Promise.resolve(),
  }
  return {
    printer,
    paper,
    turn(to: PrinterStatus) {
      if (to === status) return
      status = to
      for (const listener of [...listeners]) listener(to)
    },
  }
}
