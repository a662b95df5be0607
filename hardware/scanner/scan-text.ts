/** An AIM prefix ("]Q1" before the text of a QR) and the text after it. */
export function aimOf(text: string): { code: string | null; text: string } {
  const prefix = /^\]([A-Za-z]\w)/.exec(text)
  return prefix ? { code: prefix[1] as string, text: text.slice(3) } : { code: null, text }
}

/** What was printed, of the text a scanner sent: without its AIM prefix, NUL and BOM; null when it is empty or, by its prefix, not of a QR. */
export function plainText(sent: string): string | null {
  const { text, code } = aimOf(sent)
  if (code !== null && !/^Q[0-6]$/.test(code)) return null
  // In the ECI protocol a backslash is doubled and \000026 announces UTF-8, which it is anyway.
  const plain = code !== null && 'Q2 Q4 Q6'.includes(code) ? text.replace(/\\(\\|000026)/g, (_, what: string) => (what === '\\' ? '\\' : '')) : text
  return plain.replaceAll('\0', '').replaceAll('\ufeff', '') || null
}
