import { lookup } from 'node:dns/promises'
import { request } from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { Reached } from './network.ts'

export interface ReachOptions {
  /** for each step, ms */
  timeoutMs: number
  /** further authorities to trust, PEM; the system's where it is left out */
  ca?: string
}

/** Asks one address step by step: its name, its port, its certificate, an answer of any kind. Sends nothing but `GET` and its path. */
export async function reach(address: string, { timeoutMs, ca }: ReachOptions): Promise<Reached> {
  const { hostname, port, protocol, pathname } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isTls = protocol === 'https:'
  const named = await inTime(lookup(host), timeoutMs).catch(codeOf)
  if (typeof named === 'string') return { to: 'nothing', code: named }
  const began = performance.now()
  let socket: Socket | TLSSocket | null = null
  try {
    socket = connect({ host, port: Number(port) || (isTls ? 443 : 80), autoSelectFamily: true })
    const connected = await inTime(once(socket, 'connect'), timeoutMs).catch(codeOf)
    if (typeof connected === 'string') return { to: 'name', code: connected }
    const connectMs = performance.now() - began
    let certificateEnds: Date | null = null
    if (isTls) {
      const secured: TLSSocket = connectTls({ socket, host, ...(isIP(host) ? {} : { servername: host }), ...(ca === undefined ? {} : { ca }) })
      socket = secured
      const agreed = await inTime(once(secured, 'secureConnect'), timeoutMs).catch(codeOf)
      if (typeof agreed === 'string') return { to: 'port', code: agreed, isTls: true }
      certificateEnds = new Date(secured.getPeerCertificate().valid_to)
    }
    const askedAt = Date.now()
    const asked = performance.now()
    const date = await inTime(dateOf(socket, host, pathname), timeoutMs).catch(codeOf)
    if (typeof date === 'string') return { to: 'port', code: date }
    const answerMs = performance.now() - asked
    const driftSeconds = date.at === null ? null : driftOf(date.at, askedAt, askedAt + answerMs)
    return { to: 'answer', connectMs, answerMs, certificateEnds, driftSeconds }
  } finally {
    socket?.destroy()
  }
}

/** The least it can be, s: the host told its time, in whole seconds, at some moment of the exchange. Times in ms. */
export function driftOf(told: number, askedAt: number, heardAt: number): number {
  if (told > heardAt) return Math.round((told - heardAt) / 1000)
  return told + 1000 < askedAt ? -Math.round((askedAt - told - 1000) / 1000) : 0
}

const codeOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException
  if (code) return code
  // every address of the name was tried
  const [first] = (error as AggregateError).errors ?? []
  return (first as NodeJS.ErrnoException | undefined)?.code ?? 'NO_ANSWER'
}

const once = (socket: Socket, event: 'connect' | 'secureConnect') =>
  new Promise<true>((resolve, reject) => {
    socket.once(event, () => resolve(true))
    socket.on('error', reject)
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
  })

/** The `Date` of the answer, ms; whatever else it says. */
const dateOf = (socket: Socket, host: string, path: string) =>
  new Promise<{ at: number | null }>((resolve, reject) => {
    const call = request({ createConnection: () => socket, host, path, headers: { connection: 'close' } }, answer => {
      const at = Date.parse(answer.headers.date ?? '')
      answer.destroy()
      resolve({ at: Number.isNaN(at) ? null : at })
    })
    call.on('error', reject)
    call.end()
  })

function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'TIMEOUT' })), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
