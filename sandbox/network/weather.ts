import type { SwitchValues } from '../world/switches.ts'

/** How the kiosk's line is right now. Zero means: no limit, never. */
export interface Weather {
  /** `cut`: connections are torn; `silent`: bytes vanish and nobody says so */
  mode: 'open' | 'cut' | 'silent'
  roundTripMs: number
  /** each way, shared by all of the kiosk's connections */
  bitsPerSecond: number
  lossPercent: number
  resetPercent: number
  /** round trips a new connection costs before its first byte: one for TCP, one for TLS 1.3 */
  handshakes: number
  /** the line is torn after so many bytes of an answer, head included */
  resetAt: number
  dripBytesPerSecond: number
}

const PRESETS: Record<SwitchValues['network'], Pick<Weather, 'mode' | 'roundTripMs' | 'bitsPerSecond' | 'lossPercent' | 'resetPercent'>> = {
  full: { mode: 'open', roundTripMs: 0, bitsPerSecond: 0, lossPercent: 0, resetPercent: 0 },
  '2g': { mode: 'open', roundTripMs: 600, bitsPerSecond: 64_000, lossPercent: 0, resetPercent: 0 },
  lossy: { mode: 'open', roundTripMs: 300, bitsPerSecond: 512_000, lossPercent: 5, resetPercent: 3 },
  cut: { mode: 'cut', roundTripMs: 0, bitsPerSecond: 0, lossPercent: 0, resetPercent: 0 },
  silent: { mode: 'silent', roundTripMs: 0, bitsPerSecond: 0, lossPercent: 0, resetPercent: 0 },
}

/** The preset, and over it whatever single switch is not 0. */
export function weatherOf(switches: SwitchValues): Weather {
  const preset = PRESETS[switches.network]
  const roundTripMs = switches.networkRoundTrip > 0 ? switches.networkRoundTrip * 1000 : preset.roundTripMs
  return {
    mode: switches.networkCut ? 'cut' : preset.mode,
    roundTripMs,
    bitsPerSecond: switches.networkKbits > 0 ? switches.networkKbits * 1000 : preset.bitsPerSecond,
    lossPercent: switches.networkLoss || preset.lossPercent,
    resetPercent: switches.networkReset || preset.resetPercent,
    handshakes: roundTripMs > 0 ? 2 : 0,
    resetAt: Math.floor(switches.answerResetAt),
    dripBytesPerSecond: switches.answerDrip,
  }
}
