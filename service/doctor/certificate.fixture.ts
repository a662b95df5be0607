import { generateKeyPairSync, sign } from 'node:crypto'

/** A key and a certificate for `host` that it signed itself, valid between two days (ISO). Node reads certificates but makes none: X.509 v3 by hand. */
export function selfSigned(host: string, from: string, to: string): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = list(oid('2a8648ce3d040302'))
  const name = list(tagged(0x31, list(oid('550403'), tagged(0x0c, Buffer.from(host)))))
  const hosts = list(oid('551d11'), tagged(0x04, list(tagged(0x82, Buffer.from(host)))))
  const body = list(
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    list(day(from), day(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, list(hosts)),
  )
  const whole = list(body, ecdsaWithSha256, tagged(0x03, Buffer.of(0), sign('sha256', body, privateKey)))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length < 0x80 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
const list = (...parts: Uint8Array[]) => tagged(0x30, ...parts)
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'))
const day = (iso: string) => tagged(0x17, Buffer.from(`${iso.slice(2).replaceAll('-', '')}000000Z`))
