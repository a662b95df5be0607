import type { Printer, PrinterStatus, PrintOutcome, Slip } from '../hardware/printer/types.ts'
import type { SlipState } from './contract/index.ts'

export interface SlipJob {
  /** the visit is over: no copy comes out any more, and no screen is told; what is under way is still written down */
  drop(): void
  /** the next person is coming: what has not begun to come out does not begin any more */
  cancel(): void
}

/** What the screen says of a slip that did not come. */
function slipStateOf(outcome: PrintOutcome): SlipState {
  switch (outcome.outcome) {
    case 'printed':
      return 'printed'
    case 'unknown':
      return 'unknown'
    case 'notPrinted':
      switch (outcome.why) {
        case 'noPaper':
          return 'noPaper'
        case 'coverOpen':
          return 'coverOpen'
        case 'ready':
        case 'nearEnd':
        case 'cutter':
        case 'overheated':
        case 'error':
        case 'offline':
        case 'otherModel':
        case 'disconnected':
          return 'printerFault'
      }
  }
}

const canPrint = (status: PrinterStatus) => status === 'ready' || status === 'nearEnd'

/**
 * Prints one slip for as long as its visit lives. When the printer says that it did not come out, and is mended while the visit lives, one
 * marked copy comes by itself. Where nobody knows ("unknown") nothing is printed again: only staff may.
 */
export function startSlip(
  printer: Printer | null,
  slip: (copy: boolean) => Slip,
  told: { screen(state: SlipState): void; journal(state: SlipState): void },
): SlipJob {
  let alive = true
  const over = new AbortController()
  let stopListening = () => {}
  const report = (state: SlipState) => {
    // a slip that comes out after the visit has still come out
    told.journal(state)
    if (alive) told.screen(state)
  }
  const print = async (copy: boolean) => {
    if (!printer) {
      report('printerFault')
      return
    }
    if (!copy) report('printing')
    const outcome = await printer.print(slip(copy), over.signal).catch((): PrintOutcome => ({ outcome: 'notPrinted', why: 'error' }))
    if (outcome.outcome === 'printed') {
      report(copy ? 'copyPrinted' : 'printed')
      return
    }
    report(slipStateOf(outcome))
    if (!alive || outcome.outcome === 'unknown') return
    let asked = false
    const tryCopy = (status: PrinterStatus) => {
      if (asked || !alive || !canPrint(status)) return
      asked = true
      stopListening()
      void print(true)
    }
    stopListening = printer.onStatus(tryCopy)
    tryCopy(printer.status)
  }
  void print(false)
  const drop = () => {
    alive = false
    stopListening()
  }
  return {
    drop,
    cancel: () => {
      drop()
      over.abort()
    },
  }
}
