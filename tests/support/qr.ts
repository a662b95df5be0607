import { createRequire } from 'node:module'

// its module form is wrapped twice, its types are not
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr')

/** What the QR among these rows of dots says, one number a dot, 0 is white; null when none can be read. */
export const qrOn = (rows: readonly ArrayLike<number>[]): string | null => find(rows)?.text ?? null

/** What every QR among these rows says, from the top down: a piece of paper that was not cut may hold more than one slip. */
export function qrsOn(rows: readonly ArrayLike<number>[]): string[] {
  const found = find(rows)
  return found ? [...qrsOn(rows.slice(0, found.from)), found.text, ...qrsOn(rows.slice(found.to))] : []
}

function find(rows: readonly ArrayLike<number>[]): { text: string; from: number; to: number } | null {
  const width = rows[0]?.length ?? 0
  if (width === 0) return null
  const rgba = new Uint8ClampedArray(4 * width * rows.length).fill(255)
  for (const [y, row] of rows.entries()) for (let x = 0; x < width; x++) if (row[x]) rgba.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3)
  const found = jsQR(rgba, width, rows.length)
  if (!found) return null
  const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = found.location
  const heights = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner].map(({ y }) => y)
  return {
    text: Buffer.from(found.binaryData).toString('utf8'),
    from: Math.max(0, Math.floor(Math.min(...heights))),
    to: Math.ceil(Math.max(...heights)),
  }
}
