import qrcode from 'qrcode-generator'
import type { Random } from './random.ts'

export type PayloadKind = 'counter' | 'abha' | 'aadhaar'
export const payloadKinds: readonly PayloadKind[] = ['counter', 'abha', 'aadhaar']

/** A code as it is printed: its text and its modules, row after row, 1 is black, without the quiet zone. */
export interface Code {
  text: string
  /** modules a side */
  count: number
  modules: Uint8Array
}

const digits = (of: Random, count: number) => Array.from({ length: count }, (_, i) => of.whole(i === 0 ? 1 : 0, 9)).join('')
const given = ['आशा', 'रवि', 'Meena', 'Imran', 'कमला', 'Joseph', 'प्रिया', 'Lakshmi']
const family = ['देवी', 'कुमार', 'Sharma', 'Khan', 'यादव', 'Das', 'पाटील', 'Nair']

/** An invented text of its kind: a counter's address (version 5 or 6), an ABHA card (about 11), an Aadhaar Secure QR of 2,500 digits (23, level L). */
export function payload(kind: PayloadKind, of: Random): Code {
  switch (kind) {
    case 'counter':
      return encode(`https://phrsbx.abdm.gov.in/share-profile?hip-id=IN${digits(of, 10)}&counter-id=${digits(of, 5)}`, 'Byte', 'M')
    case 'abha': {
      const name = `${of.pick(given)} ${of.pick(family)}`
      return encode(
        `{"hidn":"91-${digits(of, 4)}-${digits(of, 4)}-${digits(of, 4)}","hid":"p${digits(of, 6)}@sbx","name":"${name}","gender":"${of.pick(['F', 'M'])}","dob":"${of.whole(10, 28)}/0${of.whole(1, 9)}/19${of.whole(40, 99)}","mobile":"9${digits(of, 9)}","address":"${of.whole(1, 99)}, Ward ${of.whole(1, 40)}","state name":"Bihar"}`,
        'Byte',
        'M',
      )
    }
    case 'aadhaar':
      return encode(digits(of, 2500), 'Numeric', 'L')
  }
}

function encode(text: string, mode: 'Byte' | 'Numeric', level: 'L' | 'M'): Code {
  const code = qrcode(0, level)
  code.addData(mode === 'Byte' ? Buffer.from(text, 'utf8').toString('latin1') : text, mode)
  code.make()
  const count = code.getModuleCount()
  const modules = Uint8Array.from({ length: count * count }, (_, i) => Number(code.isDark(Math.floor(i / count), i % count)))
  return { text, count, modules }
}
