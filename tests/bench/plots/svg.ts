const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const short = (value: number) => Number(value.toFixed(1))

interface Style {
  anchor?: 'start' | 'middle' | 'end'
  size?: number
  bold?: boolean
  fill?: string
}

export const text = (x: number, y: number, words: string | number, { anchor = 'start', size = 13, bold = false, fill = '#222' }: Style = {}) =>
  `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" font-size="${size}"${bold ? ' font-weight="bold"' : ''} fill="${fill}">${escaped(String(words))}</text>`

export const rect = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(Math.max(0, width))}" height="${short(height)}" fill="${fill}"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string) =>
  `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${stroke}"/>`

export const path = (points: readonly (readonly [number, number])[], stroke: string) =>
  `<polyline points="${points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}" fill="none" stroke="${stroke}" stroke-width="2"/>`

/** A white page with these parts on it. */
export const page = (title: string, width: number, height: number, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif"><title>${escaped(title)}</title>${rect(0, 0, width, height, '#fff')}${parts.join('')}</svg>`
