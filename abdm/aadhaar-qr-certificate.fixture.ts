import { Buffer } from 'node:buffer'
import { type KeyObject, sign } from 'node:crypto'

/** Makes an X.509 certificate for a key pair of a test: Node reads certificates, but makes none. DER by hand, the least that is valid. */
export function certificateOf(keys: { publicKey: KeyObject; privateKey: KeyObject }, validFrom: string, validTo: string): string {
  const sha256WithRsa = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05))
  const name = sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('Test signer')))))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    sha256WithRsa,
    name,
    sequence(utcTime(validFrom), utcTime(validTo)),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  )
  // Any key can stand in a certificate; the signature on it is only an RSA one where that is what the test needs.
  const signature = keys.privateKey.asymmetricKeyType === 'rsa' ? sign('sha256', body, keys.privateKey) : Buffer.alloc(64, 1)
  const whole = sequence(body, sha256WithRsa, der(0x03, Buffer.of(0), signature))
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length = content.length < 128 ? Buffer.of(content.length) : Buffer.of(0x82, content.length >> 8, content.length & 0xff)
  return Buffer.concat([Buffer.of(tag), length, content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)

const utcTime = (iso: string): Buffer => der(0x17, Buffer.from(`${new Date(iso).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
