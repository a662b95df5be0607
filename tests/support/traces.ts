import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

/** The forms in which a text could lie in a file: plain, backwards, base64 at each of its three offsets, hex, UTF-16, and digits in groups of four. */
function formsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  const base64 = [0, 1, 2].map(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset, 0), utf8])
      .toString('base64')
      .replace(/=+$/, '')
    // the letters at both ends depend on what stands beside the text
    return shifted.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const grouped = /^\d{8,}$/.test(text) ? [text.replace(/(\d{4})(?=\d)/g, '$1 '), text.replace(/(\d{4})(?=\d)/g, '$1-')] : []
  return [
    utf8,
    Buffer.from([...text].reverse().join(''), 'utf8'),
    ...base64.map(form => Buffer.from(form, 'latin1')),
    Buffer.from(utf8.toString('hex'), 'latin1'),
    Buffer.from(text, 'utf16le'),
    ...grouped.map(form => Buffer.from(form, 'latin1')),
  ].filter(form => form.length >= 5)
}

/** Which of `secrets` (by name) can be found in any file under `folder`, and where. */
export function tracesIn(folder: string, secrets: Record<string, string>): { secret: string; file: string }[] {
  const found: { secret: string; file: string }[] = []
  for (const file of filesUnder(folder)) {
    const bytes = readFileSync(file)
    for (const [secret, text] of Object.entries(secrets)) if (formsOf(text).some(form => bytes.includes(form))) found.push({ secret, file })
  }
  return found
}
