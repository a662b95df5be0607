import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import qrcode from 'qrcode-generator'
import type { Account } from '../world/accounts.ts'
import { birth, fullName, placeOf } from '../world/people.ts'
import { drawPortrait } from '../world/portrait.ts'
import type { World } from '../world/world.ts'
import { dashedBirth } from './shapes.ts'

const FONT = 'sandbox-card'
const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-devanagari/package.json'))
for (const weight of ['400', '700'])
  GlobalFonts.registerFromPath(join(fonts, 'files', `ibm-plex-sans-devanagari-latin-${weight}-normal.woff2`), `${FONT}-${weight}`)

/**
 * The unsigned JSON of a card's QR in three of its spellings (abdm-v3 g.1): keys with a blank and codes as text, as on old cards; underscores,
 * `hid` and codes as numbers; or few keys, no mobile, the birth year first.
 */
export function cardQrText(world: World, account: Account, address: string): string {
  const { person } = account
  const place = placeOf(person)
  const { day, month, year } = birth(person)
  const who = { hidn: account.number ?? '', name: fullName(person), gender: person.gender }
  const home = `${person.line}, ${person.village}`
  switch (world.switches.cardQr) {
    case 'blanks':
      return JSON.stringify({
        hidn: who.hidn,
        phr: address,
        name: who.name,
        gender: who.gender,
        dob: dashedBirth(person),
        mobile: account.mobile ?? '',
        address: home,
        distlgd: place.districtCode,
        statelgd: place.stateCode,
        'dist name': place.districtName,
        'state name': place.stateName,
      })
    case 'underscores':
      return JSON.stringify({
        ...who,
        hid: address,
        dob: day ? `${day}/${month}/${year}` : year,
        mobile: account.mobile ?? '',
        address: home,
        distlgd: Number(place.districtCode),
        statelgd: Number(place.stateCode),
        district_name: place.districtName,
        state_name: place.stateName,
      })
    case 'few':
      return JSON.stringify({ ...who, hid: address, dob: day ? `${year}-${month}-${day}` : year })
  }
}

function drawQr(text: string, size: number) {
  const qr = qrcode(0, 'M')
  qr.addData(text, 'Byte')
  qr.make()
  const cells = qr.getModuleCount()
  const cell = Math.floor(size / (cells + 8))
  const side = cell * (cells + 8)
  const canvas = createCanvas(side, side)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, side, side)
  pen.fillStyle = '#000000'
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) if (qr.isDark(row, column)) pen.fillRect((column + 4) * cell, (row + 4) * cell, cell, cell)
  return canvas
}

/** A QR as a PNG with its quiet zone, about `size` dots wide. */
export const qrPng = (text: string, size = 512): Buffer => drawQr(text, size).toBuffer('image/png')

/** The ABHA card as a PNG of 860 × 540 dots: what the tester looks for (abdm-v3 c.9) and "DEMO". */
export async function cardPng(world: World, account: Account, address: string): Promise<Buffer> {
  const canvas = createCanvas(860, 540)
  const pen = canvas.getContext('2d')
  const write = (text: string, x: number, y: number, size: number, weight: '400' | '700', colour = '#1d2433') => {
    pen.font = `${size}px ${FONT}-${weight}`
    pen.fillStyle = colour
    pen.fillText(text, x, y)
  }
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, 860, 540)
  pen.fillStyle = '#27408b'
  pen.fillRect(0, 0, 860, 84)
  write('ABHA card', 36, 56, 36, '700', '#ffffff')
  write('DEMO', 730, 56, 34, '700', '#ffd54a')
  pen.drawImage(await loadImage(drawPortrait(account.person.portrait)), 36, 120, 150, 180)
  // a long name is set smaller: it may not run off the card
  const name = fullName(account.person)
  write(name, 214, 154, Math.min(34, Math.floor(1000 / name.length)), '700')
  write('ABHA number', 214, 198, 20, '400', '#5b6475')
  write(account.number ?? '–', 214, 230, 30, '700')
  write('ABHA address', 214, 266, 20, '400', '#5b6475')
  write(address, 214, 296, 26, '400')
  write('Gender', 36, 356, 20, '400', '#5b6475')
  write({ M: 'Male', F: 'Female', O: 'Other' }[account.person.gender], 36, 388, 26, '400')
  write('Date of birth', 214, 356, 20, '400', '#5b6475')
  write(dashedBirth(account.person).replace('00-00-', ''), 214, 388, 26, '400')
  write('Mobile', 36, 432, 20, '400', '#5b6475')
  write(account.mobile ?? '–', 36, 464, 26, '400')
  const qr = drawQr(cardQrText(world, account, address), 270)
  pen.drawImage(qr, 844 - qr.width, 250)
  return canvas.toBuffer('image/png')
}
