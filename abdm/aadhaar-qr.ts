import { readAadhaarQrSecure } from './aadhaar-qr-secure.ts'
import type { UidaiCertificate } from './aadhaar-qr-signature.ts'
import { readAadhaarQrXml } from './aadhaar-qr-xml.ts'
import type { BirthDate } from './birth-date.ts'
import type { EncryptedFor, Encryptor, KeyName } from './certificate.ts'
import { isAadhaar } from './check-digits.ts'
import { qrText } from './qr-text.ts'
import { err, type Result } from './result.ts'
import { reveal, Secret } from './secret.ts'

/** All that leaves an Aadhaar QR: what the demographic route asks for (abdm-v3 d). Photo, street, relatives, mobile and hashes stay inside. */
export interface AadhaarQr {
  name: string
  birth: BirthDate
  /** Aadhaar's own letters; ABDM says O for T in places (abdm-v3 h). Null: not said */
  gender: 'M' | 'F' | 'T' | null
  address: { state: string | null; district: string | null; pincode: string | null }
  /**
   * Only old cards hold the number; new ones end in its last four digits, and those are not taken. It can be encrypted once, with
   * `encryptAadhaarOnce`, and read by nobody. Null: not there, hidden in part, or not a number.
   */
  aadhaarNumber: AadhaarNumber | null
  /** 'verified': UIDAI signed just this. 'notChecked': nothing is proved; old cards are always that, they carry no signature. */
  signature: 'verified' | 'notChecked'
}

/**
 * - `notReadable`: damaged, cut short, or a bag of compressed nothing.
 * - `unknownVersion`: an Aadhaar code, but of a form whose fields are not known to us: never guessed.
 * - `signatureWrong`: a UIDAI key of that day was at hand and did not sign this. Nothing of it is handed out.
 */
export type AadhaarQrProblem = 'notAnAadhaarQr' | 'notReadable' | 'unknownVersion' | 'signatureWrong'

export interface AadhaarQrRules {
  /** from `uidaiCertificates`; with none, signatures are not checked */
  certificates: readonly UidaiCertificate[]
}

declare const aadhaarNumber: unique symbol
/** Prints as '[secret]'. */
export type AadhaarNumber = Secret & { readonly [aadhaarNumber]: true }

/** Reads the QR of an Aadhaar card: old XML, or Secure QR (abdm-v3 g.2). Nothing outside the text is ever looked up. Never throws. */
export function readAadhaarQr(text: string, { certificates }: AadhaarQrRules): Result<AadhaarQr, AadhaarQrProblem> {
  const trimmed = qrText(text)
  switch (formOf(trimmed)) {
    case 'xml':
      return withNumber(readAadhaarQrXml(trimmed))
    case 'secure':
      return withNumber(readAadhaarQrSecure(trimmed, certificates))
    case 'other':
      return err('unknownVersion')
    case null:
      return err('notAnAadhaarQr')
  }
}

/** Known by its look alone; nothing of it is read. An Aadhaar number that somebody made a QR of counts too. */
export const isAadhaarQr = (text: string): boolean => formOf(qrText(text)) !== null

/** What the two readers find; the number still in the open. */
export interface AadhaarFields extends Omit<AadhaarQr, 'aadhaarNumber'> {
  uid: string | null
}

function withNumber(read: Result<AadhaarFields, AadhaarQrProblem>): Result<AadhaarQr, AadhaarQrProblem> {
  if (!read.ok) return read
  const { uid, ...fields } = read.value
  return { ok: true, value: { ...fields, aadhaarNumber: uid !== null && isAadhaar(uid) ? (new Secret(uid) as AadhaarNumber) : null } }
}

/** The only use of a card's number: ABDM's key goes over it, and it is wiped. Null when that was done before. */
export function encryptAadhaarOnce<Name extends KeyName>(number: AadhaarNumber, encrypt: Encryptor<Name>): EncryptedFor<Name> | null {
  const digits = reveal(number)
  number.wipe()
  return digits === null ? null : encrypt(digits)
}

/** '</?xml' is how a generation of cards was printed. A DOCTYPE has no place here, so there is none to follow. */
function formOf(text: string): 'xml' | 'secure' | 'other' | null {
  if (/^\d{100,}$/.test(text)) return 'secure'
  const element = /^(?:<\/?\?xml[^>]{0,200}>\s*)?<\/?([a-z]+)\b/i.exec(text)?.[1]?.toLowerCase()
  if (element === 'printletterbarcodedata') return 'xml'
  const named = element !== undefined && ['qpda', 'qpdb', 'qda', 'qdb', 'offlinepaperlesskyc'].includes(element)
  return named || isAadhaar(text.replaceAll(' ', '')) ? 'other' : null
}
