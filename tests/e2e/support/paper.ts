import type { Desk } from '../../support/desk.ts'
import { qrOn } from '../../support/qr.ts'

/** What the QR on a printed slip says, read from the printer's own dots; null when none can be read. */
export const qrOnSlip = (desk: Desk, index: number): string | null => qrOn(desk.printer.slipRows(index) ?? [])

/** The slips that were cut whole, oldest first. */
export const wholeSlips = (desk: Desk) => desk.printer.state().slips.filter(({ cut }) => cut)
