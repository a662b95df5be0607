import type { RunningPrinter } from '../../sandbox/printer/server.ts'
import { qrsOn } from './qr.ts'

/** What the QRs of all slips say that came out of a pretend printer. It keeps its newest forty: read it more often than that. */
export function readTray(printer: RunningPrinter): { read(): readonly string[] } {
  const onPaper: string[] = []
  let slipsRead = 0
  return {
    read: () => {
      for (const { index } of printer.state().slips.filter(slip => slip.index >= slipsRead)) {
        slipsRead = index + 1
        onPaper.push(...qrsOn(printer.slipRows(index) ?? []))
      }
      return onPaper
    },
  }
}
