/** The few calls of Canvas 2D the slips need: the same code draws on @napi-rs/canvas and on a browser's OffscreenCanvas. */
export interface Canvas2D {
  font: string
  fillStyle: unknown
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): {
    width: number
    actualBoundingBoxLeft: number
    actualBoundingBoxRight: number
    actualBoundingBoxAscent: number
    actualBoundingBoxDescent: number
  }
}

/** Pixels are printer dots. 500 for text, 700 for what must be seen first: thinner strokes break on paper (printing 3). */
export interface Font {
  px: number
  weight: 500 | 700
}

/** Where the ink of a line lies around its origin on the baseline, in dots; `advance` is where the next letter would start. */
export interface Extent {
  advance: number
  left: number
  right: number
  up: number
  down: number
}

export type Measure = (text: string, font: Font) => Extent

export function measureWith(ctx: Canvas2D, cssFont: (font: Font) => string): Measure {
  return (text, font) => {
    ctx.font = cssFont(font)
    const m = ctx.measureText(text)
    return {
      advance: m.width,
      left: m.actualBoundingBoxLeft,
      right: m.actualBoundingBoxRight,
      up: m.actualBoundingBoxAscent,
      down: m.actualBoundingBoxDescent,
    }
  }
}

/** The room a line needs: its ink may begin before its origin and end after its advance. */
export const widthOf = (extent: Extent) => Math.max(0, extent.left) + Math.max(extent.advance, extent.right)
