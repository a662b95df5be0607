const dots = (count: number): string => '•'.repeat(count)

/** '91 •••• •••• 4821'. Digits that ABDM itself hid stay hidden. */
export function maskAbhaNumber(abhaNumber: string): string {
  const ending = endingOf(abhaNumber)
  return `91 ${dots(4)} ${dots(4)} ${ending ?? dots(4)}`
}

/** '•••••• 1234'. */
export function maskMobile(mobile: string): string {
  return `${dots(6)} ${endingOf(mobile) ?? dots(4)}`
}

/** The house and street hidden, the district left: enough to see that it is one's own. */
export function maskAddress(address: { line: string | null; district: string | null }): string {
  return [address.line === null ? null : dots(8), address.district].filter(part => part !== null).join(', ')
}

/** The last four characters, if all four are digits. */
export function endingOf(text: string): string | null {
  return /\d{4}$/.exec(text)?.[0] ?? null
}

/**
 * The last four digits of a mobile out of ABDM's sentence ("… ending with ******0903"), or null. Some calls hide the tail instead of the head
 * ("9340******"): then there is no ending to show (abdm-v3 c.1, corrections 34).
 */
export function endingInSentence(sentence: string | null): string | null {
  if (sentence === null) return null
  const masked = /[*xX•]{2,}[\s-]*(\d{4})(?![\d*xX•])/.exec(sentence)
  const said = /ending\s+(?:with|in)\s*:?\s*(\d{4})(?![\d*xX•])/i.exec(sentence)
  return masked?.[1] ?? said?.[1] ?? null
}
