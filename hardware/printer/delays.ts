/** All in milliseconds. */
export interface Delays {
  /** to open the connection */
  connect: number
  /** without the printer taking a single byte while a slip is being sent */
  progress: number
  /** for one answer to DLE EOT */
  answer: number
  /** from the last byte of a slip to "printed": the paper's own time is about 1 s for 12 cm */
  confirm: number
  /** for GS r 1, asked when GS ( H stayed unanswered */
  fallback: number
  /** from "reached" (GS r 1) to looking whether the paper held out to the end */
  settle: number
  /** between two looks at an idle printer */
  heartbeat: number
  /** between two looks at a printer with a fault or a slip under way */
  watch: number
  /** after the first failed connection; doubles up to `backoffMost` */
  backoffFirst: number
  backoffMost: number
  /** between two looks whether a device file has something to read */
  look: number
  /** before a device file that took nothing is tried again */
  retry: number
}

export const usualDelays: Delays = {
  connect: 3_000,
  progress: 5_000,
  answer: 1_000,
  confirm: 8_000,
  fallback: 2_000,
  settle: 700,
  heartbeat: 5_000,
  watch: 500,
  backoffFirst: 250,
  backoffMost: 10_000,
  look: 25,
  retry: 10,
}

/** How long to wait before connection attempt number `attempt` (from 0) after a failure. */
export const backoff = (attempt: number, { backoffFirst, backoffMost }: Pick<Delays, 'backoffFirst' | 'backoffMost'> = usualDelays) =>
  Math.min(backoffMost, backoffFirst * 2 ** Math.min(attempt, 20))
