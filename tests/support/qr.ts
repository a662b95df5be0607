import { createRequire } from 'node:module'

// its module form is wrapped twice, its types are not
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr')

/** What the QR among these rows of dots says, one number a dot, 0 is white; null when none can be read. */
export function qrOn(rows: readonly ArrayLike<number>[]): string | null {
  const width = rows[0]?.length ?? 0
  if (width === 0) return null
  const rgba = new Uint8ClampedArray(4 * width * rows.length).fill(255)
  for (const [y, row] of rows.entries()) for (let x = 0; x < width; x++) if (row[x]) rgba.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3)
  const found = jsQR(rgba, width, rows.length)
  return found && Buffer.from(found.binaryData).toString('utf8')
}
