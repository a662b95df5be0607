import { fieldsOf, textOf } from './answer.ts'
import { formatAbhaNumber, isAadhaar, isAbhaAddress, isAbhaNumber } from './check-digits.ts'
import { err, ok, type Result } from './result.ts'

/** All that is taken from a card: who to log in as. Its QR is unsigned and anybody can print one, so it proves nothing (abdm-v3 e.7, g.1). */
export interface AbhaCardQr {
  /** with dashes */
  abhaNumber: string | null
  abhaAddress: string | null
}

/** Reads the JSON of an ABHA card (`hidn`, and `hid` or `phr`), or a bare number or address. Never throws. */
export function readAbhaCardQr(text: string): Result<AbhaCardQr, 'notAnAbhaCard'> {
  const trimmed = text.length > 8192 ? '' : text.replace(/[\u200b-\u200f\ufeff]/g, '').trim()
  const card = fieldsOf(parseJson(trimmed))
  const abhaNumber = [textOf(card.hidn), trimmed].find(value => value !== null && isAbhaNumber(value)) ?? null
  const abhaAddress = [textOf(card.hid), textOf(card.phr), trimmed].find(value => value !== null && isAbhaAddress(value)) ?? null
  if (abhaNumber === null && abhaAddress === null) return err('notAnAbhaCard')
  return ok({ abhaNumber: abhaNumber === null ? null : formatAbhaNumber(abhaNumber), abhaAddress })
}

export const isAbhaCardQr = (text: string): boolean => readAbhaCardQr(text).ok

/** Known by its look alone; nothing of it is read. Old cards are XML and hold the whole number, new ones are one very long number (abdm-v3 g.2). */
export function isAadhaarQr(text: string): boolean {
  return (
    /^(?:<\?xml[^>]*>\s*)?<\/?(?:PrintLetterBarcodeData|QPDB|QDB|OfflinePaperlessKyc)\b/i.test(text) ||
    /^\d{100,}$/.test(text) ||
    isAadhaar(text.replaceAll(' ', ''))
  )
}

function parseJson(text: string): unknown {
  if (!text.startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
