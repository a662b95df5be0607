import type { AadhaarFields, AadhaarQrProblem } from './aadhaar-qr.ts'
import { genderOf, pincodeOf, printed } from './aadhaar-qr-fields.ts'
import { birthDateOfText } from './birth-date.ts'
import { err, ok, type Result } from './result.ts'

/**
 * The QR of cards until 2018: one element, `PrintLetterBarcodeData`, all in attributes, unsigned (abdm-v3 g.2). Many were printed with faults
 * (a bare '&', a quote inside a name, the end missing), so this is no XML parser: it takes attributes as long as they make sense.
 */
export function readAadhaarQrXml(text: string): Result<AadhaarFields, AadhaarQrProblem> {
  const attributes = attributesOf(text)
  const name = printed(attributes?.get('name'))
  if (attributes === null || name === null) return err('notReadable')
  const birth = birthDateOfText(attributes.get('dob'))
  return ok({
    name,
    birth: birth.year === null ? birthDateOfText(attributes.get('yob')) : birth,
    gender: genderOf(attributes.get('gender')),
    address: {
      state: printed(attributes.get('state')),
      district: printed(attributes.get('dist')),
      pincode: pincodeOf(attributes.get('pc')),
    },
    uid: attributes.get('uid')?.replaceAll(' ', '') ?? null,
    signature: 'notChecked',
  })
}

/** Each is tried at one place only, so the whole is read once from front to back. */
const start = /<\/?PrintLetterBarcodeData\b/i
const opening = /\s*([A-Za-z_][\w.-]{0,31})\s{0,8}=\s{0,8}(["'])/y
/** A quote ends its value only where something else could begin: O"Brien is one name. */
const closing = /["'](?=\s|\/|>|$|[A-Za-z_]{1,16}=["'])/y

/** Null when the same attribute is there twice with different values: which one to believe is nobody's guess. */
function attributesOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>()
  const element = start.exec(text)
  let at = element === null ? text.length : element.index + element[0].length
  for (;;) {
    opening.lastIndex = at
    const [whole, name, quote] = opening.exec(text) ?? []
    if (whole === undefined || name === undefined || quote === undefined) return found
    const from = at + whole.length
    const to = endOfValue(text, from, quote)
    if (to === null) return found // cut short: half a value is worse than none
    const value = decoded(text.slice(from, to))
    const key = name.toLowerCase()
    if ((found.get(key) ?? value) !== value) return null
    found.set(key, value)
    at = to + 1
  }
}

function endOfValue(text: string, from: number, quote: string): number | null {
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    closing.lastIndex = at
    if (closing.test(text)) return at
  }
  return null
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and numbered signs, once. Others are left as they stand: there is nowhere to look them up. */
const decoded = (value: string): string =>
  value.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, word?: string, decimal?: string, hex?: string) => {
    if (word !== undefined) return named[word.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code)
  })
