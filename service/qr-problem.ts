import type { Qr } from '../abdm/index.ts'
import type { CardProblem, QrProblem } from './contract/index.ts'

/** By what a QR came in. */
export type QrSource = 'camera' | 'serial' | 'wedge'

/** What somebody is told who held up something else than a counter's sheet of this hospital. */
export function qrProblemOf(qr: Qr): QrProblem {
  switch (qr.kind) {
    // this hospital's sheet, of a counter that is not on the list
    case 'counter':
      return 'unknownCounter'
    case 'abhaCard':
      return 'abhaCard'
    case 'aadhaar':
      return 'aadhaarCard'
    case 'refused':
      switch (qr.reason) {
        case 'aadhaarNotReadable':
        case 'aadhaarUnknownVersion':
        case 'aadhaarSignatureWrong':
          return 'aadhaarCard'
        // a link to a strange host is no counter's, whatever it says; the log has the reason
        case 'unknownHost':
          return 'notAQrWeKnow'
        default:
          return qr.reason
      }
  }
}

/** The same where an ABHA card was asked for: to the patient a sheet is a sheet, whosever it is. */
export function cardProblemOf(qr: Qr): CardProblem {
  const problem = qrProblemOf(qr)
  switch (problem) {
    case 'anotherHospital':
    case 'unknownCounter':
      return 'counterSheet'
    case 'abhaCard':
      return 'notReadable'
    default:
      return problem
  }
}
