import { line, page, path, rect, text } from './svg.ts'

const mine = '#0b6e4f'
const columns = 5

/** Small pictures side by side under one title, each with its own. `draw` makes one whose upper left corner is at (x, y). */
function panels(
  title: string,
  names: readonly string[],
  left: number,
  width: number,
  height: number,
  draw: (name: string, x: number, y: number, first: boolean) => string,
) {
  const top = 56
  const parts = names.map((name, index) => {
    const x = left + (index % columns) * (width + 26)
    const y = top + Math.floor(index / columns) * (height + 44)
    return text(x, y - 6, name, { bold: true }) + draw(name, x, y, index % columns === 0)
  })
  return page(title, left + columns * (width + 26) + 10, top + Math.ceil(names.length / columns) * (height + 44), [
    text(16, 26, title, { size: 17, bold: true }),
    ...parts,
  ])
}

/** Bars from 0 to 100 %, a panel for each of `names`, in it a bar for each of those who were measured; the first of them is ours. */
export function drawShares(
  title: string,
  names: readonly string[],
  rows: readonly { who: string; share: (name: string) => number | null }[],
): string {
  const [bar, gap, width] = [14, 4, 150]
  const height = rows.length * (bar + gap)
  return panels(title, names, 240, width, height, (name, x, y, first) => {
    const bars = rows.map(({ who, share }, index) => {
      const value = share(name)
      const at = y + index * (bar + gap)
      const label = first ? text(x - 8, at + 11, who, { anchor: 'end', size: 12, bold: index === 0 }) : ''
      if (value === null) return label
      const inside = value > 85
      const number = text(x + (value / 100) * width + (inside ? -4 : 4), at + 11, Math.round(value), {
        size: 11,
        anchor: inside ? 'end' : 'start',
        fill: inside ? '#fff' : '#222',
      })
      return label + rect(x, at, (value / 100) * width, bar, index === 0 ? mine : '#b0651b') + number
    })
    return rect(x, y - 1, width, height, '#f2f2f2') + bars.join('') + line(x, y - 1, x, y + height - 1, '#888')
  })
}

/** How many of the films were read after so long, a panel for each of `names`. `times` are ms; those never read are missing from them. */
export function drawWaits(title: string, most: number, waits: readonly { name: string; films: number; times: readonly number[] }[]): string {
  const [width, height] = [190, 110]
  const names = waits.map(({ name }) => name)
  return panels(title, names, 60, width, height, (name, x, y, first) => {
    const { films, times } = waits.find(each => each.name === name) as (typeof waits)[number]
    const sorted = times.filter(time => time <= most).sort((a, b) => a - b)
    const px = (ms: number) => x + (ms / most) * width
    const py = (share: number) => y + height * (1 - share)
    const steps = sorted.flatMap((time, i) => [[px(time), py(i / films)] as const, [px(time), py((i + 1) / films)] as const])
    const grid = [0, 0.5, 1].map(
      share =>
        line(x, py(share), x + width, py(share), '#ddd') + (first ? text(x - 6, py(share) + 4, `${share * 100} %`, { size: 11, anchor: 'end' }) : ''),
    )
    const seconds = Array.from(
      { length: Math.floor(most / 1000) + 1 },
      (_, s) =>
        line(px(s * 1000), y, px(s * 1000), y + height, s === 1 ? '#b0651b' : '#ddd') +
        text(px(s * 1000), y + height + 13, `${s} s`, { size: 11, anchor: 'middle' }),
    )
    const within = sorted.filter(time => time <= 1000).length / films
    return [
      ...grid,
      ...seconds,
      path([[x, y + height], ...steps, [x + width, py(sorted.length / films)]], mine),
      text(x + width, y - 6, `${Math.round(within * 100)} % in 1 s`, { size: 11, anchor: 'end' }),
    ].join('')
  })
}
