import { line, page, rect, text } from './svg.ts'

/** Bars of bytes, on a scale in which ten times as many bytes are one step further. */
export function drawBytes(rows: readonly { who: string; encoding: string; bytes: number; picture: string }[]): string {
  const [left, right, bar, gap] = [420, 900, 22, 12]
  const decades = [2, 3, 4, 5]
  const x = (bytes: number) => left + ((Math.log10(bytes) - 2) / 3) * (right - left)
  const height = rows.length * (bar + gap) + 70
  const lines = decades.map(
    power => line(x(10 ** power), 30, x(10 ** power), height - 30, '#ddd') + text(x(10 ** power), 22, `${10 ** power} B`, { anchor: 'middle' }),
  )
  const bars = rows.map(({ who, encoding, bytes, picture }, index) => {
    const y = 40 + index * (bar + gap)
    const fill = picture.startsWith('cannot') || picture.startsWith('another') ? '#bbb' : who === 'ours' ? '#0b6e4f' : '#c97b2a'
    return [
      text(left - 8, y + 16, `${who}: ${encoding}`, { anchor: 'end' }),
      rect(left, y, x(bytes) - left, bar, fill),
      text(x(bytes) + 6, y + 16, `${bytes} · ${picture}`),
    ].join('')
  })
  return page('Bytes of each slip, by encoding', 1240, height, [...lines, ...bars])
}
