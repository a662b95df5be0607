/** ESC/POS bytes the encoder library does not know, or sends with side effects (printing 2, 7). n, id: see each. */

const DLE = 0x10
const ESC = 0x1b
const GS = 0x1d

/** DLE EOT n, real time: answered even off-line. 1 printer, 2 why off-line, 3 error, 4 paper. Never inside another command. */
export const askStatus = (n: 1 | 2 | 3 | 4) => Uint8Array.of(DLE, 0x04, n)
/**
 * Real time: empty the receive and print buffers. DLE ENQ 2 does it where it also ends an error (a jammed knife); many printers ignore it when only
 * the paper is out. There DLE DC4 8 with its fixed seven bytes does it in any state; it is answered with 37 25 00.
 */
export const clearBuffers = (how: 'enquiry' | 'command') =>
  how === 'enquiry' ? Uint8Array.of(DLE, 0x05, 0x02) : Uint8Array.of(DLE, 0x05, 0x02, DLE, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08)
/** ESC @ */
export const initialise = () => Uint8Array.of(ESC, 0x40)
/** GS a: tell every change by itself (ASB), four bytes each. Answered once at once. */
export const pushStatus = () => Uint8Array.of(GS, 0x61, 0x0f)
/** GS r 1: paper sensor, in order with the data; says "reached", not "printed". */
export const askPaper = () => Uint8Array.of(GS, 0x72, 0x01)
/** GS I n: 66 maker, 67 model, as a text. */
export const askName = (n: 66 | 67) => Uint8Array.of(GS, 0x49, n)
/** GS ( H, function 48: answered when everything before it is on paper. `id`: four ASCII characters. */
export const askPrinted = (id: string) =>
  Uint8Array.of(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id.padStart(4, '0').slice(-4), 'latin1'))
/** GS P: one unit is one dot at 203 dpi, for ESC J and GS L. Some families start with another unit. */
export const dotUnits = () => Uint8Array.of(GS, 0x50, 203, 203)
/** GS L: left margin in dots. */
export const leftMargin = (dots: number) => Uint8Array.of(GS, 0x4c, dots & 0xff, dots >> 8)
/** ESC $: the next letter stands so many dots right of the left margin. */
export const moveTo = (dots: number) => Uint8Array.of(ESC, 0x24, dots & 0xff, dots >> 8)
/** ESC J: feed 1 to 255 dots. */
export const feed = (dots: number) => Uint8Array.of(ESC, 0x4a, dots)
/** GS v 0: rows of packed dots follow. */
export const rasterHead = (rowBytes: number, rows: number) => Uint8Array.of(GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, rows & 0xff, rows >> 8)
/** GS V 65/66 n: feed to the knife and n dots more, then cut. No reset comes with it, as the library's own cut has. */
export const feedAndCut = (cut: 'full' | 'partial') => Uint8Array.of(GS, 0x56, cut === 'full' ? 65 : 66, 0)

/** GS ( L: a function of the graphics, with what belongs to it. */
const graphics = (fn: number, ...rest: readonly number[]) =>
  Uint8Array.of(GS, 0x28, 0x4c, (rest.length + 2) & 0xff, (rest.length + 2) >> 8, 0x30, fn, ...rest)
const codes = (text: string) => [...Buffer.from(text, 'latin1')]

/** Function 48: how many bytes the store of pictures holds. Answered with 37 30 … 00. */
export const askRoom = () => graphics(48)
/** Function 64: the keys of the pictures it holds. Answered with 37 72 40 … 00, or 41 where more keys follow an ACK. */
export const askKeys = () => graphics(64, ...codes('KC'))
export const askMoreKeys = () => Uint8Array.of(0x06)
/** Function 65: throws all stored pictures away. Writes the flash. */
export const eraseStored = () => graphics(65, ...codes('CLR'))
/** Function 67: stores a picture under two characters, for ever. Writes the flash, which wears: only while a printer is set up. `data`: packed rows. */
export const defineStored = (key: string, rowBytes: number, rows: number, data: Uint8Array): Uint8Array => {
  const head = [0x30, ...codes(key), 1, (rowBytes * 8) & 0xff, (rowBytes * 8) >> 8, rows & 0xff, rows >> 8, 0x31]
  const length = 2 + head.length + data.length
  return Uint8Array.of(GS, 0x28, 0x4c, length & 0xff, length >> 8, 0x30, 67, ...head, ...data)
}
/** Function 69: prints a stored picture at the left margin. */
export const printStored = (key: string) => graphics(69, ...codes(key), 1, 1)
/** GS ( k 80 and 82: a QR code is taken and its size asked. Prints nothing; answered with 37 36 … 00 by printers that draw QR codes themselves. */
export const askQrSize = () => Uint8Array.of(...[GS, 0x28, 0x6b, 4, 0, 0x31, 0x50, 0x30, 0x31], ...[GS, 0x28, 0x6b, 3, 0, 0x31, 0x52, 0x30])
