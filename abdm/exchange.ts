import { Buffer } from 'node:buffer'
import type { ReadableStream } from 'node:stream/web'
import { Agent, fetch } from 'undici'
import { fieldsOf, textOf } from './answer.ts'
import { type LineFault, lineFaultOf, mayHaveLeft } from './line-fault.ts'
import type { Reason } from './result.ts'

/** One HTTP request and its answer, whole or not at all. It knows no ABDM: who asks puts the headers on. */
export interface Exchange {
  send(request: OutgoingRequest): Promise<Exchanged>
  close(): Promise<void>
}

export interface OutgoingRequest {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: unknown
  /** for the whole of it, to the last byte of the answer */
  timeoutMs: number
  signal?: AbortSignal | undefined
}

export type Exchanged =
  | {
      kind: 'answered'
      status: number
      /** parsed JSON; the text when it is none; null when empty or a picture */
      body: unknown
      /** as they came; zeros where `body` has fields */
      bytes: Uint8Array
      /** as sent, or null */
      date: string | null
    }
  /** `mayHaveArrived`: the other side may have acted on the request */
  | { kind: 'silent'; reason: Extract<Reason, 'timeout' | 'network' | 'clockWrong' | 'unexpected'>; line: LineFault; mayHaveArrived: boolean }

const mostBytes = 4 * 1024 * 1024
/** on a slow line a new connection costs more than a second; a longer wait and a phone network may have forgotten the old one */
const keptOpenMs = 15_000

export function createExchange(connectMs: number): Exchange {
  const agent = new Agent({
    connect: { timeout: connectMs },
    maxResponseSize: mostBytes,
    keepAliveTimeout: keptOpenMs,
    keepAliveMaxTimeout: keptOpenMs,
  })
  return {
    async send({ method, url, headers, body, timeoutMs, signal }) {
      const deadline = AbortSignal.timeout(timeoutMs)
      try {
        const response = await fetch(url, {
          method,
          headers: { accept: 'application/json, */*', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
          body: body === undefined ? null : JSON.stringify(body),
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
          redirect: 'manual', // a redirect would carry the tokens elsewhere
          dispatcher: agent,
        })
        const bytes = await readAll(response.body)
        if (bytes === null) return { kind: 'silent', reason: 'unexpected', line: 'unknown', mayHaveArrived: true }
        const contentType = response.headers.get('content-type') ?? ''
        if (isNotAbdm(response.status, contentType)) return { kind: 'silent', reason: 'network', line: 'notAbdm', mayHaveArrived: true }
        const read = readBody(bytes, contentType)
        // what was read as fields is no picture: nobody needs its bytes, and they would stand in memory long after the person
        if (typeof read === 'object' && read !== null) bytes.fill(0)
        return {
          kind: 'answered',
          status: response.status,
          body: read,
          bytes,
          date: response.headers.get('date'),
        }
      } catch (problem) {
        return { kind: 'silent', ...silenceOf(problem, deadline.aborted || signal?.aborted === true) }
      }
    },
    close: () => agent.destroy(),
  }
}

/** Null when it is more than any answer of ABDM: a few packed kilobytes may unpack to gigabytes. */
async function readAll(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  const whole = Buffer.concat(chunks)
  for (const chunk of chunks) chunk.fill(0)
  return whole
}

function readBody(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0 || /^(?:image|application\/(?:pdf|octet-stream))/i.test(contentType)) return null
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    return text.trim() === '' ? null : text
  }
}

const notHttp = ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'HPE_']

/** No answer at all: whose fault, and whether the request may have arrived. The error's own text is dropped. */
function silenceOf(problem: unknown, stopped: boolean): Omit<Extract<Exchanged, { kind: 'silent' }>, 'kind'> {
  const code = textOf(fieldsOf(fieldsOf(problem).cause).code, fieldsOf(problem).code) ?? ''
  const line = stopped ? 'silent' : lineFaultOf(code)
  if (line === 'silent') return { reason: 'timeout', line, mayHaveArrived: true }
  if (notHttp.some(start => code.startsWith(start))) return { reason: 'unexpected', line, mayHaveArrived: true }
  // A certificate "of the future" is a kiosk whose clock stands in the past.
  return { reason: line === 'certificateNotYet' ? 'clockWrong' : 'network', line, mayHaveArrived: mayHaveLeft(line) }
}

/** ABDM redirects nobody and shows no pages: where a success is one, a network's log-in page or a firewall has answered in its place. */
const isNotAbdm = (status: number, contentType: string) =>
  (status >= 300 && status < 400) || status === 511 || (status < 300 && /^text\/html\b/i.test(contentType))
