import type { Canvas2D, Font } from './canvas.ts'
import type { Layout } from './layout.ts'

/** Paints a layout black on white. */
export function draw(ctx: Canvas2D, page: Layout, cssFont: (font: Font) => string): void {
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, page.width, page.height)
  for (const mark of page.marks) {
    ctx.fillStyle = '#000'
    switch (mark.kind) {
      case 'rect':
        ctx.fillRect(mark.x, mark.y, mark.width, mark.height)
        break
      case 'text':
        if (mark.white) ctx.fillStyle = '#fff'
        ctx.font = cssFont(mark.font)
        ctx.fillText(mark.text, mark.x, mark.y)
        break
      case 'qr':
        mark.matrix.forEach((row, y) => {
          row.forEach((black, x) => {
            if (black) ctx.fillRect(mark.x + x * mark.module, mark.y + y * mark.module, mark.module, mark.module)
          })
        })
        break
    }
  }
}
