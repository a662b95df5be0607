import qrcode from 'qrcode-generator'

/** A QR code as rows of modules, true is black, without its quiet zone. */
export type QrMatrix = boolean[][]

/** Level M, the smallest version that holds the data. Letters outside ASCII are written as UTF-8 bytes. Throws when the data is too long for any version. */
export function qrMatrix(data: string): QrMatrix {
  const code = qrcode(0, 'M')
  if (/^[0-9]+$/.test(data)) code.addData(data, 'Numeric')
  else if (/^[0-9A-Z $%*+\-./:]+$/.test(data)) code.addData(data, 'Alphanumeric')
  // the library takes the low byte of each character
  else code.addData(Buffer.from(data, 'utf8').toString('latin1'), 'Byte')
  code.make()
  const count = code.getModuleCount()
  return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (_, column) => code.isDark(row, column)))
}

/** Can the printer draw it itself: its QR command counts bytes, and bytes below 0x20 in it could be taken for real-time commands. */
export const isNativeQr = (data: string) => /^[\x20-\x7e]+$/.test(data)
