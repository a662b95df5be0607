import { type AadhaarQr, type AadhaarQrProblem, type AadhaarQrRules, isAadhaarQr, readAadhaarQr } from './aadhaar-qr.ts'
import { type AbhaCardQr, readAbhaCardQr } from './abha-card-qr.ts'
import { type CounterQr, type CounterQrRules, counterOf } from './counter-qr.ts'
import { qrText } from './qr-text.ts'
import { err, ok, type Result } from './result.ts'

/** What somebody held before the kiosk. */
export type Qr =
  | { kind: 'counter'; counter: CounterQr }
  | { kind: 'abhaCard'; card: AbhaCardQr }
  | { kind: 'aadhaar'; aadhaar: AadhaarQr }
  | { kind: 'refused'; reason: QrRefusal }

/**
 * - `anotherHospital`, `unknownCounter`: a counter's QR, not ours or without a counter that can be one.
 * - `unknownHost`: this hospital's id in a link to a host that is not on the list: staff should look at that sheet, or at the config.
 * - `aadhaarCard`: an Aadhaar card where none is asked for; nothing of it was read.
 * - `aadhaarNotReadable`, `aadhaarUnknownVersion`, `aadhaarSignatureWrong`: as in `AadhaarQrProblem`.
 * - `payment`: UPI or Bharat QR. `consentLink`: a consent request of a consent manager. `webLink`: any other address; it is never opened.
 * - `notReadable`: nothing, or more than a QR can hold. `notAQrWeKnow`: all else.
 */
export type QrRefusal =
  | 'anotherHospital'
  | 'unknownCounter'
  | 'unknownHost'
  | 'aadhaarCard'
  | 'aadhaarNotReadable'
  | 'aadhaarUnknownVersion'
  | 'aadhaarSignatureWrong'
  | 'payment'
  | 'consentLink'
  | 'webLink'
  | 'notReadable'
  | 'notAQrWeKnow'

export interface QrRules {
  counter: CounterQrRules
  /** null where no Aadhaar card is asked for: it is then known by its look and not read */
  aadhaar: AadhaarQrRules | null
}

/** Says what a QR is, and takes from it no more than that kind's reader does. Nothing is opened or fetched. Never throws, whatever it is given. */
export function readQr(text: string, rules: QrRules): Qr {
  const trimmed = qrText(text)
  if (trimmed === '') return refused('notReadable')
  if (isPayment(trimmed)) return refused('payment')
  if (isAadhaarQr(trimmed)) return readAadhaar(trimmed, rules.aadhaar)
  const counter = counterOf(trimmed, rules.counter)
  if (counter.ok) return { kind: 'counter', counter: counter.value }
  if (counter.error !== 'notACounterQr') return refused(counter.error)
  const card = readAbhaCardQr(trimmed)
  return card.ok ? { kind: 'abhaCard', card: card.value } : refused(linkOf(trimmed))
}

const refused = (reason: QrRefusal): Qr => ({ kind: 'refused', reason })

/** The apps' own schemes beside UPI's; the last is how a Bharat QR (EMV) begins. */
const isPayment = (text: string): boolean => /^(?:upi|upiqr|bhim|tez|gpay|phonepe|paytm|paytmmp):/i.test(text) || /^000201\d{2}/.test(text)

const aadhaarRefusals: Record<AadhaarQrProblem, QrRefusal> = {
  notAnAadhaarQr: 'notAQrWeKnow',
  notReadable: 'aadhaarNotReadable',
  unknownVersion: 'aadhaarUnknownVersion',
  signatureWrong: 'aadhaarSignatureWrong',
}

function readAadhaar(text: string, rules: AadhaarQrRules | null): Qr {
  if (rules === null) return refused('aadhaarCard')
  const read = readAadhaarQr(text, rules)
  return read.ok ? { kind: 'aadhaar', aadhaar: read.value } : refused(aadhaarRefusals[read.error])
}

function linkOf(text: string): QrRefusal {
  if (!/^https?:/i.test(text)) return 'notAQrWeKnow'
  const url = URL.parse(text)
  if (url === null) return 'notAQrWeKnow'
  return /\/consent-(?:manager|requests?)(?:\/|$)/i.test(url.pathname + url.hash.split('?')[0]) ? 'consentLink' : 'webLink'
}

/** Why a QR is not the one at a counter of this hospital. */
export type CounterQrProblem = 'anotherHospital' | 'unknownCounter' | 'payment' | 'abhaCard' | 'aadhaarCard' | 'notAQrWeKnow'

/** `readQr` where only a counter is asked for: every other kind is a reason. */
export function readCounterQr(text: string, rules: CounterQrRules): Result<CounterQr, CounterQrProblem> {
  const qr = readQr(text, { counter: rules, aadhaar: null })
  switch (qr.kind) {
    case 'counter':
      return ok(qr.counter)
    case 'abhaCard':
      return err('abhaCard')
    case 'aadhaar':
      return err('aadhaarCard')
    case 'refused':
      return err(problemOf(qr.reason))
  }
}

function problemOf(reason: QrRefusal): CounterQrProblem {
  switch (reason) {
    case 'anotherHospital':
    case 'unknownCounter':
    case 'aadhaarCard':
    case 'payment':
      return reason
    case 'aadhaarNotReadable':
    case 'aadhaarUnknownVersion':
    case 'aadhaarSignatureWrong':
      return 'aadhaarCard'
    case 'unknownHost':
    case 'consentLink':
    case 'webLink':
    case 'notReadable':
    case 'notAQrWeKnow':
      return 'notAQrWeKnow'
  }
}
