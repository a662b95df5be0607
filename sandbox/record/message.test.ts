import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMessage } from './message.ts'

it('reads head and body, chunked or not', () => {
  expect(parseMessage(Buffer.from('HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\n\r\nhello'))).toEqual({
    headers: { a: '1, 2' },
    body: 'hello',
    encoding: 'utf8',
  })
  const chunked = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'
  expect(parseMessage(Buffer.from(chunked)).body).toBe('abcde')
})

it('reads whatever bytes there are', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => typeof parseMessage(Buffer.from(bytes)).body === 'string'))
})

it('gives back a body that is no text, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const { body, encoding } = parseMessage(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nx: y\r\n\r\n'), Buffer.from(bytes)]))
      expect(Buffer.from(body, encoding)).toEqual(Buffer.from(bytes))
    }),
  )
})
