/** What one model can do. Found once by the probe, kept in the config: clones differ more than their manuals admit (printing 7). */
export interface Capabilities {
  /** `native`: draws QR codes itself (GS ( k), a tenth of the bytes */
  qr: 'native' | 'raster'
  /** `native`: its own Latin letters may be used where the line is slow */
  text: 'native' | 'raster'
  /**
   * bytes of pictures it can keep (GS ( L 67, 69); 0: it keeps none, or does not say. It tells which it has, so nothing is ever asked for that is not
   * there
   */
  room: number
  cut: 'full' | 'partial' | 'none'
  /** answers DLE EOT 1 to 4. Without it the status is only "connected" and paper out is never known */
  realTimeStatus: boolean
  /** tells changes by itself (GS a) */
  pushedStatus: boolean
  /** `processId`: GS ( H, says "printed"; `paperStatus`: GS r 1, says "reached"; `none`: nothing answers, every slip ends as unknown */
  confirms: 'processId' | 'paperStatus' | 'none'
  /**
   * How its buffers are emptied: DLE ENQ 2 alone, or DLE DC4 8 too, which is answered. With `enquiry` the rest of a slip may come out when paper is
   * put in; it is cut off, and that slip ends as unknown
   */
  clears: 'enquiry' | 'command'
}

/** A current Epson TM-T82/T88 and its good clones. GS ( H falls back to GS r 1 by itself. Nothing is taken as stored before the printer says so. */
export const usualCapabilities: Capabilities = {
  qr: 'native',
  text: 'native',
  room: 0,
  cut: 'partial',
  realTimeStatus: true,
  pushedStatus: true,
  confirms: 'processId',
  clears: 'command',
}
