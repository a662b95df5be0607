/** What a printer can be, from its own answers, pushed on change. `otherModel`: another printer hangs there than the one whose record we have. */
export type PrinterStatus =
  | 'ready'
  | 'nearEnd'
  | 'noPaper'
  | 'coverOpen'
  | 'cutter'
  | 'overheated'
  | 'error'
  | 'offline'
  | 'otherModel'
  | 'disconnected'

/**
 * What became of one slip. `printed`: the printer itself said so. `notPrinted`: it said why not, and nothing of it is still queued.
 * `unknown`: it fell silent with the slip under way; only a person may print it again.
 */
export type PrintOutcome = { outcome: 'printed' } | { outcome: 'notPrinted'; why: PrinterStatus } | { outcome: 'unknown' }

/** A slip is a column of blocks. Words come from the caller, in both languages; the printer room knows none. */
export interface Slip {
  blocks: SlipBlock[]
}

export type SlipBlock =
  /** shrinks to fit, then wraps at grapheme clusters */
  | { kind: 'text'; text: string; size: 'small' | 'normal' | 'heading' | 'title'; align?: 'left' | 'center' | 'right'; bold?: boolean }
  /** the token: digits as tall as the paper allows */
  | { kind: 'token'; text: string }
  /** the counter: white number on a black square, with what stands beside it */
  | { kind: 'sign'; text: string; beside: string[] }
  /**
   * a label and its value on one line, the value bold; wraps below when too long. `plain`: the value in ASCII, for slow lines on which the printer's own
   * letters are used
   */
  | { kind: 'pair'; label: string; value: string; plain?: string }
  | { kind: 'qr'; data: string }
  | { kind: 'rule'; style: 'solid' | 'dashed' }
  | { kind: 'space'; mm: number }
  /** a black band with white words: "DEMO", "COPY" */
  | { kind: 'band'; text: string }

/** One printer, one writer, one slip in flight. */
export interface Printer {
  readonly status: PrinterStatus
  onStatus(listener: (status: PrinterStatus) => void): () => void
  /** `signal`: a slip that has not begun when it is stopped is never begun; its outcome is `notPrinted` */
  print(slip: Slip, signal?: AbortSignal): Promise<PrintOutcome>
  close(): Promise<void>
}
