/** Bars of bytes, on a scale in which ten times as many bytes are one step further. */
export function drawBytes(rows: readonly { who: string; encoding: string; bytes: number; picture: string }[]): string {
  const [left, right, bar, gap] = [420, 900, 22, 12]
  const decades = [2, 3, 4, 5]
  const x = (bytes: number) => left + ((Math.log10(bytes) - 2) / 3) * (right - left)
  const height = rows.length * (bar + gap) + 70
  const bars = rows.map(({ who, encoding, bytes, picture }, index) => {
    const y = 40 + index * (bar + gap)
    const fill = picture.startsWith('cannot') || picture.startsWith('another') ? '#bbb' : who === 'ours' ? '#0b6e4f' : '#c97b2a'
    const label = `${who}: ${encoding}`.replaceAll('&', '&amp;')
    return `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${label}</text><rect x="${left}" y="${y}" width="${(x(bytes) - left).toFixed(1)}" height="${bar}" fill="${fill}"/><text x="${(x(bytes) + 6).toFixed(1)}" y="${y + 16}">${bytes} · ${picture}</text>`
  })
  const lines = decades.map(
    power =>
      `<line x1="${x(10 ** power)}" y1="30" x2="${x(10 ** power)}" y2="${height - 30}" stroke="#ddd"/><text x="${x(10 ** power)}" y="22" text-anchor="middle">${10 ** power} B</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="${height}" font-family="sans-serif" font-size="13"><rect width="1240" height="${height}" fill="#fff"/>${lines.join('')}${bars.join('')}</svg>`
}
