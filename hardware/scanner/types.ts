/** One QR that was read, whichever device read it. */
export interface Read {
  text: string
  source: 'camera' | 'serial'
}

export type SerialScannerStatus = 'open' | 'disconnected'

export interface SerialScanner {
  readonly status: SerialScannerStatus
  onRead(listener: (read: Read) => void): () => void
  onStatus(listener: (status: SerialScannerStatus) => void): () => void
  close(): Promise<void>
}
