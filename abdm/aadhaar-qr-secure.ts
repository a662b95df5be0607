import { Buffer } from 'node:buffer'
import { unzipSync } from 'node:zlib'
import type { AadhaarFields, AadhaarQrProblem } from './aadhaar-qr.ts'
import { genderOf, pincodeOf, printed } from './aadhaar-qr-fields.ts'
import { checkSignature, signatureLength, type UidaiCertificate } from './aadhaar-qr-signature.ts'
import { birthDateOfText } from './birth-date.ts'
import { err, ok, type Result } from './result.ts'

/** 2.9 kB of QR are mostly a photo that is compressed already; honest ones unfold to 4 kB. What wants more is a bomb. */
const mostUnfolded = 32 * 1024

/** The fields before the photo, in UIDAI's order (abdm-v3 g.2). */
const v1 = [
  'indicator',
  'referenceId',
  'name',
  'dob',
  'gender',
  'careOf',
  'district',
  'landmark',
  'house',
  'location',
  'pincode',
  'postOffice',
  'state',
  'street',
  'subDistrict',
  'vtc',
] as const
const v2 = ['version', ...v1, 'mobileEnding'] as const

type Field = (typeof v2)[number]

/**
 * Reads a Secure QR: a decimal number, as bytes, unfolded (gzip or zlib), split at 0xFF as ISO-8859-1; then photo, hashes (V1 only) and
 * UIDAI's signature over all before it. V3 is laid out as V2 by the one published account of it; later ones are refused. The unfolded bytes
 * are overwritten before it returns; `text` itself and the number made of it are the caller's to forget.
 */
export function readAadhaarQrSecure(text: string, certificates: readonly UidaiCertificate[]): Result<AadhaarFields, AadhaarQrProblem> {
  const bytes = unfold(text)
  if (bytes === null) return err('notReadable')
  try {
    return readUnfolded(bytes, certificates)
  } finally {
    bytes.fill(0)
  }
}

function readUnfolded(bytes: Buffer, certificates: readonly UidaiCertificate[]): Result<AadhaarFields, AadhaarQrProblem> {
  const version = /^V\d/.test(bytes.toString('latin1', 0, 2)) ? bytes.toString('latin1', 0, Math.min(bytes.length, 8)).split('\xff')[0] : 'V1'
  if (version !== 'V1' && version !== 'V2' && version !== 'V3') return err('unknownVersion')
  const split = fieldsBefore(bytes, version === 'V1' ? v1 : v2)
  if (split === null) return err('notReadable')
  const { fields, end } = split
  const indicator = /^[0-3]$/.exec(fields.indicator)?.[0]
  const name = printed(fields.name)
  const birth = birthDateOfText(fields.dob)
  // Signed fields are never half there: what does not look like its field means that another layout was printed.
  if (indicator === undefined || name === null || birth.year === null || !/^\d{4}/.test(fields.referenceId)) return err('notReadable')
  const hashes = version === 'V1' ? { 0: 0, 1: 1, 2: 1, 3: 2 }[indicator as '0' | '1' | '2' | '3'] : 0
  if (bytes.length - end < hashes * 32 + signatureLength) return err('notReadable')
  const signature = checkSignature(bytes, printedAt(fields.referenceId), certificates)
  if (signature === 'wrong') return err('signatureWrong')
  const { state, district, pincode } = fields
  const address = { state: printed(state), district: printed(district), pincode: pincodeOf(pincode) }
  return ok({ name, birth, gender: genderOf(fields.gender), address, uid: null, signature })
}

function unfold(text: string): Buffer | null {
  const hex = BigInt(text).toString(16)
  const folded = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  try {
    return unzipSync(folded, { maxOutputLength: mostUnfolded })
  } catch {
    return null
  } finally {
    folded.fill(0)
  }
}

/** Each of `names` with its text, and where the last one's separator ends. Null when they are not all there. */
function fieldsBefore(bytes: Buffer, names: readonly Field[]): { fields: Record<Field, string>; end: number } | null {
  const fields = { version: '', mobileEnding: '' } as Record<Field, string>
  let end = 0
  for (const name of names) {
    const separator = bytes.indexOf(0xff, end)
    if (separator === -1) return null
    fields[name] = bytes.toString('latin1', end, separator)
    end = separator + 1
  }
  return { fields, end }
}

/** A reference id is the last four digits of the number and the time of printing, YYYYMMDDHHMMSS and milliseconds, by India's clock. */
function printedAt(referenceId: string): Date | null {
  const parts = /^\d{4}(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{3})?$/.exec(referenceId)
  if (parts === null) return null
  const [year, month, day, hour, minute, second] = parts.slice(1)
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+05:30`)
  return Number.isNaN(at.getTime()) ? null : at
}
