import { line, page, path, text } from './svg.ts'

export interface Panel {
  title: string
  /** how a value is written at the axis */
  unit: string
  lines: readonly { name: string; points: readonly (readonly [number, number])[] }[]
}

const colours = ['#0b6e4f', '#b0651b', '#2b5c9e', '#8a2f62', '#666']
const [width, height, left, right, top, columns] = [430, 190, 64, 24, 70, 2]

/** The next of 1, 2, 5, 10, 20 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)))
  return ([1, 2, 5, 10].find(step => step * power >= value) ?? 10) * power
}

/** Lines over one axis that all panels have (visits, hours), two panels a row; each begins at 0. */
export function drawOver(title: string, axis: string, panels: readonly Panel[]): string {
  const last = Math.max(...panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([x]) => x))))
  const parts = panels.flatMap((panel, index) => {
    const x0 = left + (index % columns) * (width + left + right)
    const y0 = top + Math.floor(index / columns) * (height + 92)
    const most = roundUp(Math.max(...panel.lines.flatMap(({ points }) => points.map(([, y]) => y))))
    const px = (x: number) => x0 + (x / last) * width
    const py = (y: number) => y0 + height * (1 - y / most)
    const grid = [0, 0.5, 1].map(
      part =>
        line(x0, py(part * most), x0 + width, py(part * most), '#ddd') + text(x0 - 6, py(part * most) + 4, part * most, { size: 11, anchor: 'end' }),
    )
    const marks = [0, 0.5, 1].map(part => text(px(part * last), y0 + height + 15, Math.round(part * last), { size: 11, anchor: 'middle' }))
    const names = panel.lines.map(({ name }, at) =>
      text(x0 + (at % 3) * 150, y0 + height + 32 + 14 * Math.floor(at / 3), name, {
        size: 12,
        bold: true,
        fill: colours[at % colours.length] ?? '#222',
      }),
    )
    return [
      text(x0, y0 - 8, `${panel.title}, ${panel.unit}`, { bold: true }),
      ...grid,
      ...marks,
      ...names,
      ...panel.lines.map(({ points }, at) =>
        path(
          points.map(([x, y]) => [px(x), py(y)] as const),
          colours[at % colours.length] ?? '#222',
        ),
      ),
    ]
  })
  const rows = Math.ceil(panels.length / columns)
  return page(title, columns * (width + left + right) + 10, top + rows * (height + 92), [
    text(16, 26, title, { size: 17, bold: true }),
    text(16, 44, axis, { size: 12 }),
    ...parts,
  ])
}
