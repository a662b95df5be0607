import { Buffer } from 'node:buffer'
import { type KeyObject, sign } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'

/** Prints Aadhaar QRs as UIDAI does (abdm-v3 g.2), written apart from their readers. The people are invented. */

export interface PrintedCard {
  version: '' | 'V2' | 'V3' | 'V4' | 'V5'
  indicator: '0' | '1' | '2' | '3'
  referenceId: string
  name: string
  dob: string
  gender: string
  district: string
  state: string
  pincode: string
  photo: Buffer
}

export const sita: PrintedCard = {
  version: 'V2',
  indicator: '2',
  referenceId: '234620220915103000123',
  name: 'Sita Devi',
  dob: '07-05-1987',
  gender: 'F',
  district: 'Raipur',
  state: 'Chhattisgarh',
  pincode: '492001',
  // A JPEG 2000 begins with the separator's own byte, and has many more of them.
  photo: Buffer.from('ff4fff51002f000000ffff90ffff93cfa40cffd9', 'hex'),
}

/** All before the signature. */
export function unsignedBytes(card: PrintedCard): Buffer {
  const fields = [
    ...(card.version === '' ? [] : [card.version]),
    card.indicator,
    card.referenceId,
    card.name,
    card.dob,
    card.gender,
    'D/O: Ram Kishan',
    card.district,
    'Near the well',
    '12/4',
    'Ward 3',
    card.pincode,
    'Raipur HO',
    card.state,
    'Station Road',
    'Tehsil',
    'Mana',
    ...(card.version === '' ? [] : ['3210']),
  ]
  const text = Buffer.concat(fields.flatMap(field => [Buffer.from(field, 'latin1'), Buffer.of(0xff)]))
  const hashes = card.version === '' ? { 0: 0, 1: 32, 2: 32, 3: 64 }[card.indicator] : 0
  return Buffer.concat([text, card.photo, Buffer.alloc(hashes, 0xab)])
}

export const signed = (bytes: Buffer, key: KeyObject): Buffer => Buffer.concat([bytes, sign('sha256', bytes, key)])

export function digitsOf(bytes: Buffer, fold: 'gzip' | 'zlib' = 'gzip'): string {
  const folded = fold === 'gzip' ? gzipSync(bytes) : deflateSync(bytes)
  return BigInt(`0x${folded.toString('hex')}`).toString()
}

/** With no key the place of the signature is filled, but not by UIDAI. */
export const secureQr = (card: PrintedCard, key?: KeyObject, fold?: 'gzip' | 'zlib'): string => {
  const bytes = unsignedBytes(card)
  return digitsOf(key === undefined ? Buffer.concat([bytes, Buffer.alloc(256, 0x5a)]) : signed(bytes, key), fold)
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function xmlQr(attributes: Record<string, string>): string {
  const printed = Object.entries(attributes).map(([name, value]) => `${name}="${value.replace(/[&<>"']/g, sign => escapes[sign] ?? sign)}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<PrintLetterBarcodeData ${printed.join(' ')}/>`
}
