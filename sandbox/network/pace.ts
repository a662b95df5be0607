import type { Weather } from './weather.ts'

/** What a packet carries. */
const SEGMENT = 1400
/** So often in a row one packet is lost at most. */
const MOST_LOSSES = 6

/** One direction of the kiosk's line: until when it is busy, in milliseconds of the caller's clock. */
export interface Lane {
  busyUntil: number
}

/** When each piece of a chunk arrives at the other end, in order. */
export interface Arrival {
  from: number
  to: number
  at: number
}

/** Times of one connection, in milliseconds: now; when its handshakes are done; when the last of its earlier bytes arrives. */
export interface Moment {
  now: number
  ready: number
  earliest: number
}

/**
 * Lays a chunk on a lane. A lost packet comes after one more round trip, at least 200 ms (TCP sends it again), and holds up what is behind it.
 *
 * @param drip bytes a second, 0 for no dripping
 */
export function arrivals(bytes: number, lane: Lane, weather: Weather, drip: number, moment: Moment, random: () => number): Arrival[] {
  const bytesPerMs = Math.min(weather.bitsPerSecond > 0 ? weather.bitsPerSecond / 8000 : Infinity, drip > 0 ? drip / 1000 : Infinity)
  // a drip is seen as drops, a quarter of a second each
  const whole = bytesPerMs === Infinity && weather.lossPercent === 0
  const segment = drip > 0 ? Math.max(1, Math.min(SEGMENT, Math.floor(drip / 4))) : whole ? bytes : SEGMENT
  const found: Arrival[] = []
  let last = moment.earliest
  for (let from = 0; from < bytes; from += segment) {
    const to = Math.min(bytes, from + segment)
    lane.busyUntil = Math.max(moment.now, lane.busyUntil) + (to - from) / bytesPerMs
    let at = Math.max(lane.busyUntil, moment.ready + to / bytesPerMs) + weather.roundTripMs / 2
    for (let lost = 0; lost < MOST_LOSSES && random() * 100 < weather.lossPercent; lost += 1) at += Math.max(200, weather.roundTripMs)
    last = Math.max(last, at)
    found.push({ from, to, at: last })
  }
  return found
}
