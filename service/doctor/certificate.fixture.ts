import { generateKeyPairSync } from 'node:crypto'
import { certificateOf } from '../../abdm/aadhaar-qr-certificate.fixture.ts'

/** A key and a certificate for `host` that it signed itself, valid between two days (ISO). */
export function selfSigned(host: string, from: string, to: string): { key: string; cert: string } {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificateOf(keys, from, to, host) }
}
