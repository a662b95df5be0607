/** One QR that was read, whichever device read it. */
export interface Read {
  text: string
  source: 'camera' | 'serial' | 'wedge'
}

export type SerialScannerStatus = 'open' | 'disconnected'

export interface SerialScanner {
  readonly status: SerialScannerStatus
  onRead(listener: (read: Read) => void): () => void
  onStatus(listener: (status: SerialScannerStatus) => void): () => void
  /** the next read counts, even of a code that was read a moment ago: what was read before was not for this screen */
  forget(): void
  /** makes it look for a code, or stop looking, where its commands are configured */
  trigger(on: boolean): void
  close(): Promise<void>
}
