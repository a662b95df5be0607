import { type Fields, fieldsOf, textOf } from './answer.ts'
import { formatAbhaNumber, isAbhaAddress, isAbhaNumber } from './check-digits.ts'
import { qrText } from './qr-text.ts'
import { err, ok, type Result } from './result.ts'

/**
 * All that is taken from a card: who to log in as. Its QR is unsigned and anybody can print one, so it proves nothing (abdm-v3 e.7, g.1).
 * At least one of the two is there. A number whose check digit does not fit is a number all the same: ask `abhaNumberLooksRight` and warn.
 */
export interface AbhaCardQr {
  /** with dashes */
  abhaNumber: string | null
  abhaAddress: string | null
}

/** Reads the JSON of an ABHA card (`hidn`, and `hid` or `phr`; abdm-v3 g.1), or a bare number or address. The other keys are never looked at. Never throws. */
export function readAbhaCardQr(text: string): Result<AbhaCardQr, 'notAnAbhaCard'> {
  const trimmed = qrText(text)
  const card = cardFields(trimmed)
  const abhaNumber = [textOf(card.hidn), trimmed].find(value => value !== null && isAbhaNumber(value)) ?? null
  const abhaAddress = [textOf(card.hid), textOf(card.phr), trimmed].find(value => value !== null && isAbhaAddress(value)) ?? null
  if (abhaNumber === null && abhaAddress === null) return err('notAnAbhaCard')
  return ok({ abhaNumber: abhaNumber === null ? null : formatAbhaNumber(abhaNumber), abhaAddress })
}

function cardFields(text: string): Fields {
  if (!text.startsWith('{')) return {}
  try {
    // An address is free text, and some printers leave its line breaks as they were typed, which JSON forbids.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return fieldsOf(JSON.parse(text.replace(/[\u0000-\u001f]/g, ' ')))
  } catch {
    return {}
  }
}
