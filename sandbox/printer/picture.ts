import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Slip } from './paper.ts'

const INK = [0x1d, 0x1a, 0x15]
const SHEET = '#fffdf8'
const EDGE = '#d8d0bf'

/** A slip as the head burnt it: black on white, one pixel a dot, nothing around it. */
export function slipPng(slip: Pick<Slip, 'rows' | 'widthDots'>): Buffer {
  const canvas = createCanvas(slip.widthDots, Math.max(1, slip.rows.length))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  paint(context, slip.rows, slip.widthDots, 0, 0, [0, 0, 0])
  return canvas.toBuffer('image/png')
}

function paint(context: SKRSContext2D, rows: Uint8Array[], width: number, left: number, top: number, ink: number[]): void {
  if (rows.length === 0) return
  const picture = context.getImageData(left, top, width, rows.length)
  rows.forEach((row, y) => {
    for (let x = 0; x < Math.min(width, row.length); x++) {
      if (row[x] === 1) picture.data.set([ink[0] ?? 0, ink[1] ?? 0, ink[2] ?? 0, 255], (y * width + x) * 4)
    }
  })
  context.putImageData(picture, left, top)
}

const MARGIN = 32
const TOOTH = 8
const GAP = 36

/** The last pieces one below the other, newest at the bottom where the printer is, with the knife's jagged edges. */
export function stripPng(pieces: { rows: Uint8Array[]; widthDots: number; hanging: boolean }[]): Buffer {
  const widest = Math.max(1, ...pieces.map(piece => piece.widthDots))
  const width = widest + 2 * MARGIN
  const height = pieces.reduce((sum, piece) => sum + piece.rows.length + 2 * TOOTH + (piece.hanging ? 0 : GAP), 0) || 1
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  let top = 0
  for (const { rows, widthDots, hanging } of pieces) {
    const left = MARGIN + Math.floor((widest - widthDots) / 2)
    sheet(canvas, left - MARGIN + 4, top, widthDots + 2 * MARGIN - 8, rows.length + 2 * TOOTH, hanging)
    paint(context, rows, widthDots, left, top + TOOTH, INK)
    top += rows.length + 2 * TOOTH + (hanging ? 0 : GAP)
  }
  return canvas.toBuffer('image/png')
}

function sheet(canvas: Canvas, left: number, top: number, room: number, height: number, hanging: boolean): void {
  const context = canvas.getContext('2d')
  const bottom = top + height
  // whole pairs of teeth, so that both ends look the same
  const width = room - (room % (2 * TOOTH))
  context.beginPath()
  context.moveTo(left, top + TOOTH)
  for (let x = 0; x < width; x += TOOTH) context.lineTo(left + Math.min(width, x + TOOTH), (x / TOOTH) % 2 === 0 ? top : top + TOOTH)
  if (hanging) {
    context.lineTo(left + width, bottom)
    context.lineTo(left, bottom)
  } else {
    context.lineTo(left + width, bottom - TOOTH)
    for (let x = width; x > 0; x -= TOOTH) context.lineTo(left + Math.max(0, x - TOOTH), (x / TOOTH) % 2 < 1 ? bottom : bottom - TOOTH)
  }
  context.closePath()
  context.fillStyle = SHEET
  context.fill()
  context.strokeStyle = EDGE
  context.lineWidth = 2
  context.stroke()
}
