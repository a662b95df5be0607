// The few pieces of SVG both pictures are made of. Colours are those of renderer/styles/tokens.css.

export const colour = {
  paper: '#f2eee4',
  sheet: '#ffffff',
  ink: '#1d1a15',
  ink2: '#4a4338',
  edge: '#cfc6b3',
  mute: '#948a78',
  token: '#0b5a3f',
  abha: '#23408e',
  help: '#f5bb2e',
  helpText: '#7a3e0c',
  tint: '#e9e3d6',
} as const

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const text = (
  x: number,
  y: number,
  words: string,
  { size = 13, weight = 400, fill = colour.ink as string, anchor = 'start' }: { size?: number; weight?: number; fill?: string; anchor?: string } = {},
) => `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`

export const rect = (x: number, y: number, width: number, height: number, fill: string, extra = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${extra}/>`

/** A line with right angles, rounded, and an arrow head where it ends. */
export function arrow(points: [number, number][], stroke: string): string {
  const radius = 9
  const path = points.map(([x, y], index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before) return `M${x} ${y}`
    if (!after) return `L${x} ${y}`
    const towards = ([tx, ty]: [number, number]): [number, number] => {
      const length = Math.hypot(tx - x, ty - y)
      const step = Math.min(radius, length / 2) / (length || 1)
      return [Math.round((x + (tx - x) * step) * 10) / 10, Math.round((y + (ty - y) * step) * 10) / 10]
    }
    const [inX, inY] = towards(before)
    const [outX, outY] = towards(after)
    return `L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`
  })
  return `<path d="${path.join('')}" fill="none" stroke="${stroke}" stroke-width="2.5" stroke-linejoin="round" marker-end="url(#head-${stroke.slice(1)})"/>`
}

const head = (stroke: string) =>
  `<marker id="head-${stroke.slice(1)}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="5.5" markerHeight="5.5" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="${stroke}"/></marker>`

export function picture(width: number, height: number, title: string, body: string[], strokes: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="'IBM Plex Sans', 'IBM Plex Sans Devanagari', 'Segoe UI', Helvetica, Arial, sans-serif">
<title>${escaped(title)}</title>
<defs>${strokes.map(head).join('')}</defs>
${rect(0, 0, width, height, colour.paper)}
${body.join('\n')}
</svg>
`
}
