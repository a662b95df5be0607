import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every plain file; a link, a socket or a pipe holds nothing of its own. */
export function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else if (entry.isFile()) yield path
  }
}

export type Form = 'plain' | 'backwards' | 'base64' | 'hex' | 'UTF-16' | 'UTF-16 big-endian' | 'grouped'

const groupings = [/(\d{4})(?=\d)/g, /(\d{3})(?=\d)/g, /(\d{2})(?=\d)/g, /(\d{5})(?=\d)/g]

/** The forms in which a text could lie somewhere: plain, backwards, base64 at each of its three offsets, hex, UTF-16 both ways, and digits in groups. */
export function formsOf(text: string): { form: Form; bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8')
  const wide = Buffer.from(text, 'utf16le')
  const base64 = [0, 1, 2].map(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset, 0), utf8])
      .toString('base64')
      .replace(/=+$/, '')
    // the letters at both ends depend on what stands beside the text
    return shifted.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const digits = /^[\d-]+$/.test(text) ? text.replaceAll('-', '') : ''
  const cardLike = digits.length === 14 ? [digits.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4'), digits] : []
  const grouped = digits.length >= 6 ? groupings.flatMap(by => [' ', '-'].map(between => digits.replace(by, `$1${between}`))) : []
  const forms: { form: Form; bytes: Buffer }[] = [
    { form: 'plain', bytes: utf8 },
    { form: 'backwards', bytes: Buffer.from([...text].reverse().join(''), 'utf8') },
    ...base64.map(form => ({ form: 'base64' as const, bytes: Buffer.from(form, 'latin1') })),
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex'), 'latin1') },
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex').toUpperCase(), 'latin1') },
    { form: 'UTF-16', bytes: wide },
    { form: 'UTF-16 big-endian', bytes: Buffer.from(wide).swap16() },
    ...[...grouped, ...cardLike].map(form => ({ form: 'grouped' as const, bytes: Buffer.from(form, 'latin1') })),
  ]
  const seen = new Set<string>()
  return forms.filter(({ form, bytes }) => {
    const key = bytes.toString('latin1')
    // six letters of base64 stand in every certificate
    if (bytes.length < (form === 'base64' ? 8 : 5) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Which of `secrets` (by name) can be found in any file under `folder`, and where. */
export function tracesIn(folder: string, secrets: Record<string, string>): { secret: string; file: string }[] {
  const found: { secret: string; file: string }[] = []
  for (const file of filesUnder(folder)) {
    const bytes = readFileSync(file)
    for (const [secret, text] of Object.entries(secrets)) if (formsOf(text).some(form => bytes.includes(form.bytes))) found.push({ secret, file })
  }
  return found
}
