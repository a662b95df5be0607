import type { Listener } from '../network/line.ts'
import type { Speaker } from '../network/who.ts'
import { type Message, parseMessage } from './message.ts'

/** One recorded call as a test reads it. */
export interface TrafficCall {
  id: number
  /** ISO 8601 */
  at: string
  /** who called */
  from: Exclude<Speaker, 'dock'>
  method: string
  path: string
  /** null: no answer was begun */
  status: number | null
  /** on the wire, request line and headers included */
  requestBytes: number
  responseBytes: number
  /** from the first byte the caller sent to the last it was given; null while it runs */
  durationMs: number | null
  /** the call opened its connection */
  newConnection: boolean
  /** the answer was given to its end */
  whole: boolean
  request: Message
  response: Message | null
}

interface Kept {
  id: number
  at: number
  from: Exclude<Speaker, 'dock'>
  method: string
  path: string
  newConnection: boolean
  sent: Tape
  received: Tape
  begun: number
  ended: number | null
  whole: boolean
}

/** Everything that is counted, and the beginning of it that is kept. */
interface Tape {
  bytes: number
  kept: Buffer[]
  keptBytes: number
}

const LONGEST = 131_072
const tape = (): Tape => ({ bytes: 0, kept: [], keptBytes: 0 })
function roll(tape: Tape, bytes: Buffer): void {
  tape.bytes += bytes.length
  const room = LONGEST - tape.keptBytes
  if (room <= 0) return
  tape.kept.push(Buffer.from(bytes.subarray(0, room)))
  tape.keptBytes += Math.min(room, bytes.length)
}

export interface Recorder {
  begins(call: { speaker: Speaker; method: string; path: string; newConnection: boolean }): Listener | null
  /** oldest first */
  calls(): TrafficCall[]
  forget(): void
}

/** Keeps the last so many calls of everybody but the dock, byte for byte as they stood on the wire. `now` measures, `wall` dates. */
export function createRecorder(limit: number, now: () => number, wall: () => number): Recorder {
  let kept: Kept[] = []
  let id = 0
  return {
    begins({ speaker, method, path, newConnection }) {
      if (speaker === 'dock' || limit === 0) return null
      id += 1
      const call: Kept = {
        ...{ id, at: wall(), from: speaker, method, path, newConnection },
        ...{ sent: tape(), received: tape(), begun: now(), ended: null, whole: false },
      }
      kept.push(call)
      if (kept.length > limit) kept.shift()
      return {
        sent: bytes => roll(call.sent, bytes),
        received: bytes => roll(call.received, bytes),
        ended(whole) {
          call.ended = now()
          call.whole = whole
        },
      }
    },
    calls: () => kept.map(told),
    forget() {
      kept = []
    },
  }
}

function told(call: Kept): TrafficCall {
  const received = Buffer.concat(call.received.kept)
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(received.toString('latin1', 0, 16))?.[1]
  return {
    id: call.id,
    at: new Date(call.at).toISOString(),
    from: call.from,
    method: call.method,
    path: call.path,
    status: status ? Number(status) : null,
    requestBytes: call.sent.bytes,
    responseBytes: call.received.bytes,
    durationMs: call.ended === null ? null : Math.round(call.ended - call.begun),
    newConnection: call.newConnection,
    whole: call.whole,
    request: parseMessage(Buffer.concat(call.sent.kept)),
    response: received.length > 0 ? parseMessage(received) : null,
  }
}
