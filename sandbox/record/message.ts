/** An HTTP message as it stood on the wire. A body that is no text is base64, and says so. */
export interface Message {
  headers: Record<string, string>
  body: string
  encoding: 'utf8' | 'base64'
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** Reads a request or an answer from its bytes, cut off or not. Headers that occur twice are joined by a comma. */
export function parseMessage(bytes: Buffer): Message {
  const end = bytes.indexOf(HEAD_END)
  const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1')
  const headers: Record<string, string> = {}
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  const rest = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + HEAD_END.length)
  const body = headers['transfer-encoding']?.toLowerCase() === 'chunked' ? unchunked(rest) : rest
  const text = body.toString('utf8')
  return Buffer.from(text).equals(body) ? { headers, body: text, encoding: 'utf8' } : { headers, body: body.toString('base64'), encoding: 'base64' }
}

/** The pieces of a chunked body put together, as far as they came. */
function unchunked(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = lineEnd < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(size > 0)) break
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(pieces)
}
