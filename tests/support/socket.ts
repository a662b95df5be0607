import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'

/** A WebSocket as anybody may open one: with whatever origin, protocol and bytes they like. */
export interface RawSocket {
  /** of the answer to the upgrade; 101: it is open */
  status: number
  /** texts that came, in order */
  heard: string[]
  say(text: string): void
  /** opcode 1: text, 2: bytes */
  frame(opcode: number, payload: Buffer): void
  closed: Promise<void>
  end(): void
}

export function rawSocket(
  address: string,
  { origin = new URL(address).origin, protocol }: { origin?: string | null; protocol?: string },
): Promise<RawSocket> {
  const { hostname, port } = new URL(address)
  const asked = request({
    host: hostname,
    port,
    path: '/port',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...(origin === null ? {} : { origin }),
      ...(protocol === undefined ? {} : { 'sec-websocket-protocol': protocol }),
    },
  })
  asked.end()
  return new Promise((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', response => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, heard: [], say: () => {}, frame: () => {}, closed: Promise.resolve(), end: () => {} })
    })
    asked.on('upgrade', (_, socket: Socket, first: Buffer) => {
      const heard: string[] = []
      let left = first
      const read = (bytes: Buffer) => {
        left = Buffer.concat([left, bytes])
        for (;;) {
          const short = (left[1] ?? 0) & 127
          const head = short === 126 ? 4 : short === 127 ? 10 : 2
          if (left.length < head) return
          const length = short === 126 ? left.readUInt16BE(2) : short === 127 ? Number(left.readBigUInt64BE(2)) : short
          if (left.length < head + length) return
          if (((left[0] ?? 0) & 15) === 1) heard.push(left.subarray(head, head + length).toString('utf8'))
          left = left.subarray(head + length)
        }
      }
      read(Buffer.alloc(0))
      socket.on('data', read)
      socket.on('error', () => {})
      const closed = new Promise<void>(done => socket.once('close', () => done()))
      const frame = (opcode: number, payload: Buffer) => {
        const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10)
        head[0] = 128 | opcode
        if (head.length === 2) head[1] = 128 | payload.length
        else if (head.length === 4) {
          head[1] = 128 | 126
          head.writeUInt16BE(payload.length, 2)
        } else {
          head[1] = 128 | 127
          head.writeBigUInt64BE(BigInt(payload.length), 2)
        }
        const mask = randomBytes(4)
        socket.write(Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]))
      }
      resolve({ status: 101, heard, frame, say: text => frame(1, Buffer.from(text)), closed, end: () => socket.destroy() })
    })
  })
}
