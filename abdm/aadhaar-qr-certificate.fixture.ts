import { Buffer } from 'node:buffer'
import { type KeyObject, sign } from 'node:crypto'

/**
 * Makes an X.509 certificate for a key pair (RSA or EC) of a test, which it signs itself: Node reads certificates, but makes none. DER by hand, the least
 * that is valid. `host`: the one it is for, where a server shows it.
 */
export function certificateOf(keys: { publicKey: KeyObject; privateKey: KeyObject }, validFrom: string, validTo: string, host?: string): string {
  const isRsa = keys.publicKey.asymmetricKeyType === 'rsa'
  // sha256WithRSAEncryption, or ecdsa-with-SHA256
  const algorithm = isRsa ? sequence(oid('2a864886f70d01010b'), der(0x05)) : sequence(oid('2a8648ce3d040302'))
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(host ?? 'Test signer')))))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    name,
    sequence(utcTime(validFrom), utcTime(validTo)),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    ...(host === undefined ? [] : [der(0xa3, sequence(sequence(oid('551d11'), der(0x04, sequence(der(0x82, Buffer.from(host)))))))]),
  )
  const whole = sequence(body, algorithm, der(0x03, Buffer.of(0), sign('sha256', body, keys.privateKey)))
  // no empty line, also where the last one is full: OpenSSL takes that for a broken file
  return `-----BEGIN CERTIFICATE-----\n${whole
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length: size } = content
  const length = size < 128 ? Buffer.of(size) : size < 256 ? Buffer.of(0x81, size) : Buffer.of(0x82, size >> 8, size & 0xff)
  return Buffer.concat([Buffer.of(tag), length, content])
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)

const utcTime = (iso: string): Buffer => der(0x17, Buffer.from(`${new Date(iso).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
