/** What one model can do. Found once by the probe, kept in the config: clones differ more than their manuals admit (printing 7). */
export interface Capabilities {
  /** `native`: draws QR codes itself (GS ( k), a tenth of the bytes */
  qr: 'native' | 'raster'
  cut: 'full' | 'partial' | 'none'
  /** answers DLE EOT 1 to 4. Without it the status is only "connected" and paper out is never known */
  realTimeStatus: boolean
  /** tells changes by itself (GS a) */
  pushedStatus: boolean
  /** `processId`: GS ( H, says "printed"; `paperStatus`: GS r 1, says "reached"; `none`: nothing answers, every slip ends as unknown */
  confirms: 'processId' | 'paperStatus' | 'none'
  /** how its buffers are emptied: DLE ENQ 2 alone, or DLE DC4 8 too. With `enquiry` the rest of a slip may come out when paper is put in; it is cut off */
  clears: 'enquiry' | 'command'
}

/** A current Epson TM-T82/T88 and its good clones. GS ( H falls back to GS r 1 by itself. */
export const usualCapabilities: Capabilities = {
  qr: 'native',
  cut: 'partial',
  realTimeStatus: true,
  pushedStatus: true,
  confirms: 'processId',
  clears: 'command',
}
