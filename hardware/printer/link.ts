/** What became of bytes: the system took them all (not: the printer has them), nothing moved within the deadline, or the connection is gone. */
export type Sent = 'sent' | 'stalled' | 'lost'

/** A two-way connection to one printer. It reads from its first moment: an unread status byte turns a close into a reset (printing 2). */
export interface Link {
  readonly isOpen: boolean
  /** one at a time */
  send(bytes: Uint8Array): Promise<Sent>
  onBytes(listener: (bytes: Uint8Array) => void): void
  onClose(listener: () => void): void
  /** what was taken is still delivered */
  close(): void
  /** throws away what is not delivered yet, at once */
  reset(): void
}

/** Opens a link; null when the printer cannot be reached. */
export type Connect = () => Promise<Link | null>
