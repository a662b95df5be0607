import { Buffer } from 'node:buffer'
import { constants, generateKeyPairSync, privateDecrypt, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Abdm, createAbdm } from './abdm.ts'
import type { AbdmConfig, AbdmDeps, Timeouts } from './config.ts'

/** For this room's tests: a real HTTP server whose answers a test writes, and a client of it. Sessions and certificates answer by themselves. */
export interface Desk {
  abdm: Abdm
  config: AbdmConfig
  deps: AbdmDeps
  /** every call but sessions and certificates */
  heard: Heard[]
  sessions: Heard[]
  certificates: Heard[]
  clock: { now: Date; waited: number[] }
  last(): Heard
  open(ciphertext: unknown): string
  close(): Promise<void>
}

export interface Heard {
  method: string
  path: string
  query: string
  headers: IncomingHttpHeaders
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into whatever was sent
  body: any
}

export type Reply =
  | { status?: number; json?: unknown; text?: string; bytes?: Uint8Array; type?: string; headers?: Record<string, string> }
  | 'hang'
  | 'reset'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const deskPublicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

interface Options {
  session?: (call: Heard) => Reply
  certificate?: (call: Heard) => Reply
  timeouts?: Partial<Timeouts>
  authTokenStyle?: AbdmConfig['authTokenStyle']
  credentials?: AbdmDeps['credentials']
  poll?: boolean
  relay?: boolean
  phrWebKey?: AbdmConfig['phrWebKey']
  certs?: AbdmDeps['certs']
}

export async function startDesk(answer: (call: Heard, count: number) => Reply, options: Options = {}): Promise<Desk> {
  const heard: Heard[] = []
  const sessions: Heard[] = []
  const certificates: Heard[] = []
  const clock = { now: new Date(), waited: [] as number[] }

  const replyTo = (call: Heard): Reply => {
    if (call.path.endsWith('/gateway/v3/sessions')) {
      sessions.push(call)
      return options.session?.(call) ?? { json: { accessToken: `access-${sessions.length}`, expiresIn: 1200 } }
    }
    if (call.path.endsWith('/public/certificate')) {
      certificates.push(call)
      return options.certificate?.(call) ?? { json: { publicKey: deskPublicKey, encryptionAlgorithm: 'RSA/ECB/OAEPWithSHA-1AndMGF1Padding' } }
    }
    heard.push(call)
    return answer(call, heard.length)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const url = new URL(request.url ?? '/', 'http://desk')
      const reply = replyTo({
        method: request.method ?? '',
        path: url.pathname,
        query: url.search,
        headers: request.headers,
        text,
        body: text === '' ? null : JSON.parse(text),
      })
      if (reply === 'hang') return
      if (reply === 'reset') {
        request.socket.destroy()
        return
      }
      const body = reply.bytes ?? (reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json))
      // The desk's clock is the kiosk's, unless a test sends another Date.
      response
        .writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'application/json', date: clock.now.toUTCString(), ...reply.headers })
        .end(body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const config: AbdmConfig = {
    urls: { gateway: `${base}/api/hiecm`, abha: `${base}/abha/api/v3`, phrApp: `${base}/abha/api/v3/phr/app`, phrWeb: `${base}/abha/api/v3/phr/web` },
    xCmId: 'sbx',
    hiuId: 'IN0000000001',
    authTokenStyle: options.authTokenStyle ?? 'bare',
    phrWebKey: options.phrWebKey ?? 'profile',
    tokensBy: { poll: options.poll ?? true, relay: options.relay ? { url: `${base}/relay`, bridgeUrl: null } : null },
    ...(options.timeouts ? { timeouts: options.timeouts } : {}),
  }
  const deps: AbdmDeps = {
    now: () => clock.now,
    newId: randomUUID,
    async wait(ms, signal) {
      // A long wait is one for somebody else's answer: the clock stands still meanwhile, and it ends with its signal alone.
      if (ms >= 10_000) await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      clock.waited.push(ms)
      clock.now = new Date(clock.now.getTime() + ms)
      await new Promise(resolve => setImmediate(resolve))
      signal?.throwIfAborted()
    },
    credentials: options.credentials ?? (() => ({ clientId: 'SBX_000001', clientSecret: 'desk-secret', relaySecret: 'relay-secret' })),
    ...(options.certs ? { certs: options.certs } : {}),
  }
  const abdm = createAbdm(config, deps)

  return {
    abdm,
    config,
    deps,
    heard,
    sessions,
    certificates,
    clock,
    last() {
      const call = heard.at(-1)
      if (!call) throw new Error('the desk heard nothing')
      return call
    },
    open: ciphertext =>
      privateDecrypt(
        { key: keys.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.from(String(ciphertext), 'base64'),
      ).toString(),
    async close() {
      await abdm.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
