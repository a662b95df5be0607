import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xmlQr } from './aadhaar-qr.fixture.ts'
import { readAadhaarQr } from './aadhaar-qr.ts'
import { readAadhaarQrXml } from './aadhaar-qr-xml.ts'

const read = (text: string) => readAadhaarQr(text, { certificates: [] })
const nameIn = (text: string) => {
  const result = read(text)
  return result.ok ? result.value.name : result.error
}

const whole = {
  uid: '234123412346',
  name: 'Sita Devi',
  gender: 'F',
  yob: '1987',
  dob: '07/05/1987',
  co: 'D/O: Ram Kishan',
  house: '12/4',
  street: 'Station Road',
  lm: 'Near the well',
  vtc: 'Mana',
  dist: 'Raipur',
  state: 'Chhattisgarh',
  pc: '492001',
}

test('an old card gives name, birth, gender, state, district, pincode and a number nobody can read; the rest stays inside', () => {
  const result = read(xmlQr(whole))
  expect(result).toEqual({
    ok: true,
    value: {
      name: 'Sita Devi',
      birth: { day: '07', month: '05', year: '1987' },
      gender: 'F',
      address: { state: 'Chhattisgarh', district: 'Raipur', pincode: '492001' },
      aadhaarNumber: expect.anything(),
      signature: 'notChecked',
    },
  })
  expect(JSON.stringify(result)).not.toMatch(/234123412346|Ram Kishan|Station|Mana|12\/4|well/)
  expect(String(result.ok && result.value.aadhaarNumber)).toBe('[secret]')
})

describe('what is missing or hidden on a card is null', () => {
  test.each([
    ['only a year', { dob: undefined }, { birth: { day: null, month: null, year: '1987' } }],
    ['year first', { dob: '1987-05-07' }, { birth: { day: '07', month: '05', year: '1987' } }],
    ['a birth date nobody can read, and a year', { dob: 'unknown' }, { birth: { day: null, month: null, year: '1987' } }],
    ['a number hidden in part', { uid: 'xxxxxxxx2346' }, { aadhaarNumber: null }],
    ['a number whose last digit cannot be', { uid: '234123412345' }, { aadhaarNumber: null }],
    ['a long gender', { gender: 'TRANSGENDER' }, { gender: 'T' }],
    ['a strange gender', { gender: 'X' }, { gender: null }],
    ['half a pincode', { pc: '4920' }, { address: { state: 'Chhattisgarh', district: 'Raipur', pincode: null } }],
  ])('%s', (_, changed, expected) => {
    const attributes = Object.fromEntries(Object.entries({ ...whole, ...changed }).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >
    expect(read(xmlQr(attributes))).toMatchObject({ ok: true, value: expected })
  })
})

describe('cards were printed with faults, and are read all the same', () => {
  test.each([
    ['a slash in the first line', '</?xml version="1.0" encoding="UTF-8"?>\n<PrintLetterBarcodeData uid="1" name="Sita Devi"/>', 'Sita Devi'],
    ['no first line', '<PrintLetterBarcodeData name="Sita Devi"/>', 'Sita Devi'],
    ['no end', '<PrintLetterBarcodeData name="Sita Devi"', 'Sita Devi'],
    ['single quotes', "<PrintLetterBarcodeData name='Sita Devi'/>", 'Sita Devi'],
    ['no blanks between', '<PrintLetterBarcodeData uid="1"name="Sita Devi"gender="F"/>', 'Sita Devi'],
    ['blanks around =', '<PrintLetterBarcodeData  name = "Sita Devi" />', 'Sita Devi'],
    ['a bare &', '<PrintLetterBarcodeData co="A & B" name="Sita & Devi"/>', 'Sita & Devi'],
    ['a quote inside', '<PrintLetterBarcodeData name="Sita D"Souza" gender="F"/>', 'Sita D"Souza'],
    ['cut in a later value', '<PrintLetterBarcodeData name="Sita Devi" state="Chhat', 'Sita Devi'],
    ['an end tag', '</PrintLetterBarcodeData name="Sita Devi">', 'Sita Devi'],
    ['signs by number', '<PrintLetterBarcodeData name="S&#x69;ta&#32;De&#118;i"/>', 'Sita Devi'],
    ['signs that do not exist', '<PrintLetterBarcodeData name="Sita&#xD800;&#9999999;"/>', 'Sita&#xD800;&#9999999;'],
    ['an escaped escape, once only', '<PrintLetterBarcodeData name="&amp;lt;"/>', '&lt;'],
    ['signs nobody sees', '<PrintLetterBarcodeData name=" Sita&#0;\u202e  Devi "/>', 'Sita Devi'],
  ])('%s', (_, text, name) => {
    expect(nameIn(text)).toBe(name)
  })

  test('a value that was cut off is not taken', () => {
    expect(read('<PrintLetterBarcodeData name="Sita Devi" dist="Raipur" state="Chhat')).toMatchObject({
      value: { address: { state: null, district: 'Raipur' } },
    })
  })
})

describe('what cannot be believed is refused', () => {
  test.each([
    ['no name', '<PrintLetterBarcodeData uid="234123412346"/>', 'notReadable'],
    ['the name cut off', '<PrintLetterBarcodeData uid="234123412346" name="Sit', 'notReadable'],
    ['two names', '<PrintLetterBarcodeData name="Sita Devi" name="Gita Devi"/>', 'notReadable'],
    ['a name without end', `<PrintLetterBarcodeData name="${'a'.repeat(300)}"/>`, 'notReadable'],
    ['a list of entities', '<!DOCTYPE x [<!ENTITY n SYSTEM "file:///etc/passwd">]><PrintLetterBarcodeData name="&n;"/>', 'notAnAadhaarQr'],
    ['another element of UIDAI', '<QPDB n="Sita Devi" u="xxxxxxxx2346"/>', 'unknownVersion'],
    ['another XML', '<html name="Sita Devi"/>', 'notAnAadhaarQr'],
  ])('%s', (_, text, reason) => {
    expect(nameIn(text)).toBe(reason)
  })

  test('an entity of somebody else stays the word it is', () => {
    expect(nameIn('<PrintLetterBarcodeData name="&n;"/>')).toBe('&n;')
  })
})

const word = fc.constantFrom('Sita', "O'Neil", 'D"Souza', '<b>', '&', '&amp;', '&#65;', 'सीता', 'देवी', '=', 'x="1"', '/>', 'ÿ', '1-2/3')
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
const digits = (length: number, first: number) =>
  fc.integer({ min: first, max: 9 * 10 ** (length - 1) }).map(number => String(number).padStart(length, '0'))
const person = fc.record({
  name: text,
  gender: fc.constantFrom('M' as const, 'F' as const, 'T' as const),
  day: fc.integer({ min: 1, max: 31 }).map(number => String(number).padStart(2, '0')),
  month: fc.integer({ min: 1, max: 12 }).map(number => String(number).padStart(2, '0')),
  year: fc.integer({ min: 1900, max: 2026 }).map(String),
  state: text,
  district: text,
  pincode: digits(6, 100_000),
})

test('whoever is printed is read', () => {
  fc.assert(
    fc.property(person, fc.boolean(), ({ name, gender, day, month, year, state, district, pincode }, onlyYear) => {
      const birth: Record<string, string> = onlyYear ? { yob: year } : { dob: `${day}/${month}/${year}`, yob: year }
      expect(read(xmlQr({ uid: 'xxxxxxxx2346', name, gender, ...birth, co: name, dist: district, state, pc: pincode }))).toEqual({
        ok: true,
        value: {
          name,
          gender,
          birth: onlyYear ? { day: null, month: null, year } : { day, month, year },
          address: { state, district, pincode },
          aadhaarNumber: null,
          signature: 'notChecked',
        },
      })
    }),
  )
})

test('any text, any wreck of a card: a value or a reason', () => {
  const piece = fc.constantFrom('<PrintLetterBarcodeData', ' name', ' uid', '=', '"', "'", '&', '&#', ';', '/', '>', '<', '\n', '</?xml', 'a')
  const wreck = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 60 }).map(pieces => pieces.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        wreck,
        wreck.map(end => `<PrintLetterBarcodeData ${end}`),
      ),
      end => {
        for (const result of [readAadhaarQrXml(end), read(end)])
          expect(result.ok ? 'value' : result.error).toMatch(/^(?:value|notReadable|notAnAadhaarQr|unknownVersion)$/)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a card cut anywhere never turns a name into another', () => {
  const printed = xmlQr(whole)
  for (let length = 0; length < printed.length; length++)
    expect(['Sita Devi', 'notReadable', 'notAnAadhaarQr']).toContain(nameIn(printed.slice(0, length)))
})
