import type { Buffer } from 'node:buffer'
import { type KeyObject, verify, X509Certificate } from 'node:crypto'
import { err, ok, type Result } from './result.ts'

/** A key UIDAI signs Secure QRs with, and when it may: about three years each. */
export interface UidaiCertificate {
  publicKey: KeyObject
  validFrom: Date
  validTo: Date
}

/** RSA with 2048 bits. */
export const signatureLength = 256

const longestPem = 256 * 1024

/**
 * The certificates in a PEM text, one or many. They are trusted because the hospital's IT put them there: no chain is followed, nothing is
 * fetched. One that is damaged or holds no RSA key refuses them all, for a key that is missed looks like forged cards later. Never throws.
 */
export function uidaiCertificates(pem: string): Result<UidaiCertificate[], 'notACertificate'> {
  if (pem.length > longestPem) return err('notACertificate')
  const blocks = pem.split('-----BEGIN CERTIFICATE-----').slice(1)
  if (blocks.length === 0) return err('notACertificate')
  const read: UidaiCertificate[] = []
  for (const block of blocks) {
    const certificate = parse(`-----BEGIN CERTIFICATE-----${block}`)
    if (certificate === null) return err('notACertificate')
    read.push(certificate)
  }
  return ok(read)
}

function parse(pem: string): UidaiCertificate | null {
  try {
    const certificate = new X509Certificate(pem)
    const { publicKey } = certificate
    if (publicKey.asymmetricKeyType !== 'rsa' || publicKey.asymmetricKeyDetails?.modulusLength !== signatureLength * 8) return null
    return { publicKey, validFrom: new Date(certificate.validFrom), validTo: new Date(certificate.validTo) }
  } catch {
    return null
  }
}

/**
 * Whether the last 256 bytes are UIDAI's RSA-SHA256 signature over all bytes before them.
 *
 * A key counts by the time the QR was printed, not by now: a card is made once and carried for life, keys change every three years, so "now"
 * would refuse most honest cards. The time stands in the signed part, so nobody without a key can move it; somebody who stole an old key
 * could date back, which is why a stolen key's certificate has to be taken out of the config.
 *
 * 'wrong' only when a key of that day was at hand and no key fits. With no key of that day, or one that fits outside its days (UIDAI changes
 * keys on some day, not to the second), nothing is known: 'notChecked'. A forger can write such a day too, so who needs proof asks for 'verified'.
 */
export function checkSignature(
  bytes: Buffer,
  printedAt: Date | null,
  certificates: readonly UidaiCertificate[],
): 'verified' | 'notChecked' | 'wrong' {
  const signed = bytes.subarray(0, bytes.length - signatureLength)
  const signature = bytes.subarray(bytes.length - signatureLength)
  const fits = ({ publicKey }: UidaiCertificate) => verify('sha256', signed, publicKey, signature)
  const thatDay = certificates.filter(({ validFrom, validTo }) => printedAt !== null && validFrom <= printedAt && printedAt <= validTo)
  if (thatDay.some(fits)) return 'verified'
  return thatDay.length === 0 || certificates.some(fits) ? 'notChecked' : 'wrong'
}
