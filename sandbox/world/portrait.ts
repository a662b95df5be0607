import { createCanvas } from '@napi-rs/canvas'
import type { Portrait } from './people.ts'

const GREY = {
  back: '#c9c9c9',
  skin: '#8f8f8f',
  old: '#9c9c9c',
  child: '#989898',
  hair: '#3c3c3c',
  white: '#dedede',
  cloth: '#6b6b6b',
  line: '#4a4a4a',
}

/** A grey bust of 100 × 120 dots as a JPEG of some 2 KB: small and dull, as the photos in real accounts are. */
export function drawPortrait(portrait: Portrait): Buffer {
  const canvas = createCanvas(100, 120)
  const pen = canvas.getContext('2d')
  const ellipse = (x: number, y: number, rx: number, ry: number, colour: string) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
    pen.fill()
  }
  const child = portrait.age === 'child'
  const hair = portrait.age === 'old' ? GREY.white : GREY.hair
  const skin = child ? GREY.child : portrait.age === 'old' ? GREY.old : GREY.skin
  const headY = child ? 58 : 50
  const [rx, ry] = child ? [20, 23] : [21, 27]

  pen.fillStyle = GREY.back
  pen.fillRect(0, 0, 100, 120)
  if (portrait.hair === 'scarf') ellipse(50, headY + 10, rx + 13, ry + 22, GREY.cloth)
  if (portrait.hair === 'bun') ellipse(50, headY - ry - 4, 11, 9, hair)
  if (portrait.hair === 'plait') {
    pen.fillStyle = hair
    pen.fillRect(50 + rx - 3, headY, 8, 48)
  }
  pen.fillStyle = skin
  pen.fillRect(42, headY + ry - 8, 16, 26)
  ellipse(50, 128, child ? 34 : 44, child ? 34 : 42, GREY.cloth)
  if (portrait.hair !== 'bald' && portrait.hair !== 'scarf') ellipse(50, headY - 6, rx + 3, ry, hair)
  ellipse(50, headY, rx, ry, skin)
  if (portrait.hair === 'turban') {
    ellipse(50, headY - 20, rx + 8, 15, GREY.white)
    pen.strokeStyle = GREY.cloth
    pen.lineWidth = 2
    for (const lift of [-4, 2, 8]) {
      pen.beginPath()
      pen.ellipse(50, headY - 20 + lift, rx + 6, 9, 0.2, Math.PI, Math.PI * 2)
      pen.stroke()
    }
  } else if (portrait.hair !== 'bald' && portrait.hair !== 'scarf') {
    pen.fillStyle = hair
    pen.beginPath()
    pen.ellipse(50, headY - 8, rx + 1, ry - 7, 0, Math.PI, Math.PI * 2)
    pen.ellipse(50, headY - 8, rx + 1, 7, 0, 0, Math.PI, true)
    pen.fill()
  }
  if (portrait.beard) {
    pen.fillStyle = hair
    pen.beginPath()
    pen.ellipse(50, headY + 9, rx - 1, ry - 8, 0, 0, Math.PI)
    pen.fill()
    ellipse(50, headY + 9, 9, 5, skin)
  }
  ellipse(42, headY - 2, 2.4, 1.8, GREY.line)
  ellipse(58, headY - 2, 2.4, 1.8, GREY.line)
  pen.strokeStyle = GREY.line
  pen.lineWidth = 1.6
  pen.beginPath()
  pen.moveTo(50, headY + 1)
  pen.lineTo(48, headY + 8)
  pen.lineTo(51, headY + 8)
  pen.stroke()
  pen.beginPath()
  pen.ellipse(50, headY + 13, 6, 2.5, 0, 0, Math.PI)
  pen.stroke()
  if (portrait.glasses) {
    pen.lineWidth = 2
    for (const x of [41, 59]) {
      pen.beginPath()
      pen.ellipse(x, headY - 2, 7, 6, 0, 0, Math.PI * 2)
      pen.stroke()
    }
  }
  return canvas.toBuffer('image/jpeg', 60)
}

const drawn = new Map<string, string>()

/** The portrait as base64 without a data: prefix, drawn once. */
export function photoOf(portrait: Portrait): string {
  const key = JSON.stringify(portrait)
  const known = drawn.get(key) ?? drawPortrait(portrait).toString('base64')
  drawn.set(key, known)
  return known
}
