/** More than any QR can hold: 7,089 digits. What is longer never reaches a regular expression or a parser. */
const longest = 8192

/** The text a reader handed over, without the invisible signs some of them add; empty when it is too long to be a QR's. */
export const qrText = (text: string): string => (text.length > longest ? '' : text.replace(/[\u200b-\u200f\ufeff]/g, '').trim())
