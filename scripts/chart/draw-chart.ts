import type { Box, Chart, Line } from './read.ts'
import { arrow, colour, picture, rect, text } from './svg.ts'

interface Column {
  title: string
  job: 'token' | 'abha' | 'help'
  /** the states of the column, by the beginning of their path */
  of: string[]
}

/** Every box of the chart must fall into one column; `columnOf` throws where a new state has none. */
const columns: Column[] = [
  { title: 'Start and counter', job: 'token', of: ['language', 'want', 'offline', 'pickup', 'counter', 'afterCounter', 'withoutAbha'] },
  { title: 'Finding an ABHA', job: 'token', of: ['finding'] },
  {
    title: 'Making: consent and digits',
    job: 'abha',
    of: ['phone', 'consent', 'consentText', 'aadhaar', 'codeUnderWay', 'otherMobile', 'code', 'ladder', 'parkOffer', 'otherWays', 'resending'].map(
      name => `making.${name}`,
    ),
  },
  { title: 'Making: the ABHA is there', job: 'abha', of: ['making', 'ready'] },
  { title: 'Share', job: 'token', of: ['share'] },
  { title: 'Ends', job: 'help', of: ['token', 'goToCounter', 'trouble', 'parked', 'end'] },
  { title: 'Staff', job: 'help', of: ['staff', 'demographic'] },
]

/** The way most people go. Each must be a real transition: `wayLine` throws where the chart has no such line any more. */
const way: [from: string, to: string][] = [
  ['language.ready', 'want'],
  ['want', 'making'],
  ['afterCounter', 'finding'],
  ['finding.nobody', 'making'],
  ['finding.profile', 'share'],
  ['making.code', 'making.enrolling'],
  ['making.profile', 'ready'],
  ['ready', 'share'],
  ['share.sharing.waiting', 'token'],
  ['token', 'end'],
]

const columnWidth = 304
const gutter = 62
const margin = 40
const lineHeight = 19
const lanes = 176
const top = lanes + 54
const boxGap = 20
/** characters that surely fit beside the padding at 12.5 px */
const longest = 41

const starts = (path: string, name: string) => path === name || path.startsWith(`${name}.`)

function columnOf(path: string): number {
  const fits = columns.map(({ of }) => Math.max(-1, ...of.filter(name => starts(path, name)).map(name => name.length)))
  const best = Math.max(...fits)
  if (best < 0) throw new Error(`the picture has no column for the state ${path}`)
  return fits.indexOf(best)
}

/** Within its own group a target needs no group's name. */
const near = (target: string, from: string) => {
  const group = `${from.split('.')[0]}.`
  return target.startsWith(group) ? target.slice(group.length) : target
}

export function wrapped({ event, targets }: Line, from: string): string[] {
  const words =
    targets.length === 0
      ? [event, '(stays)']
      : [event, '→', ...targets.flatMap((target, i) => (i ? ['or', near(target, from)] : [near(target, from)]))]
  const lines: string[] = []
  for (const word of words.flatMap(part => part.split(' '))) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= longest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(lines.length === 0 ? word : `   ${word}`)
  }
  return lines
}

interface Placed {
  box: Box
  column: number
  x: number
  y: number
  height: number
  rows: { line: Line; words: string[]; y: number }[]
}

function place(boxes: Box[]): Placed[] {
  const bottom = columns.map(() => top)
  return boxes.map(box => {
    const column = columnOf(box.path)
    const y = bottom[column] ?? top
    const headHeight = box.view === null ? 30 : 50
    let at = y + headHeight + 18
    const rows = box.lines.map(line => {
      const words = wrapped(line, box.path)
      const row = { line, words, y: at }
      at += words.length * lineHeight
      return row
    })
    const height = at - y - 4
    bottom[column] = y + height + boxGap
    return { box, column, x: margin + column * (columnWidth + gutter), y, height, rows }
  })
}

const accentOf = (job: Box['job']) => (job === 'abha' ? colour.abha : job === 'help' ? colour.help : job === 'token' ? colour.token : colour.ink2)

function drawBox({ box, x, y, height, rows }: Placed): string {
  const passing = box.view === null
  const parts = [
    rect(
      x,
      y,
      columnWidth,
      height,
      passing ? colour.paper : colour.sheet,
      `rx="10" stroke="${colour.edge}" stroke-width="1.5"${passing ? ' stroke-dasharray="5 4"' : ''}`,
    ),
  ]
  if (!passing) {
    parts.push(`<path d="M${x} ${y + 10}a10 10 0 0 1 10 -10h0v${height}h0a10 10 0 0 1 -10 -10z" fill="${accentOf(box.job)}"/>`)
    parts.push(text(x + 22, y + 23, box.view ?? '', { size: 16, weight: 700 }))
    parts.push(text(x + 22, y + 41, box.path, { size: 11.5, fill: colour.ink2 }))
  } else parts.push(text(x + 22, y + 22, `${box.path} (passes on)`, { size: 12.5, weight: 600, fill: colour.ink2 }))
  for (const row of rows)
    row.words.forEach((words, index) => {
      const space = words.length - words.trimStart().length
      parts.push(text(x + 22 + space * 5, row.y + index * lineHeight, words.trimStart(), { size: 12.5 }))
    })
  return parts.join('\n')
}

function wayArrows(placed: Placed[]): string[] {
  const startOf = (x: Placed, to: string) => x.rows.find(({ line }) => line.targets.some(target => target === to || starts(target, to)))
  let lane = 0
  const used = new Map<number, number>()
  /** a track of its own for every upright line between two columns */
  const track = (column: number) => {
    const n = used.get(column) ?? 0
    used.set(column, n + 1)
    return margin + column * (columnWidth + gutter) - 16 - n * 12
  }
  return way.map(([from, to]) => {
    const source = placed.find(({ box }) => box.path === from)
    const target = placed.find(({ box }) => starts(box.path, to))
    const row = source && startOf(source, to)
    if (!source || !target || !row) throw new Error(`the picture's main way goes from ${from} to ${to}, but the chart does not`)
    const stroke = accentOf(columns[target.column]?.job ?? null)
    const [fromY, toY] = [row.y - 4, target.y + 18]
    const right = source.x + columnWidth
    if (target.column === source.column) {
      const x = target.x + columnWidth + 14 + 12 * ((used.get(-1 - target.column) ?? 0) % 2)
      used.set(-1 - target.column, (used.get(-1 - target.column) ?? 0) + 1)
      return arrow(
        [
          [right, fromY],
          [x, fromY],
          [x, toY],
          [right + 1, toY],
        ],
        stroke,
      )
    }
    const up = track(target.column)
    if (target.column === source.column + 1)
      return arrow(
        [
          [right, fromY],
          [up, fromY],
          [up, toY],
          [target.x - 1, toY],
        ],
        stroke,
      )
    const out = track(source.column + 1)
    const laneY = lanes + 38 - 9 * lane++
    return arrow(
      [
        [right, fromY],
        [out, fromY],
        [out, laneY],
        [up, laneY],
        [up, toY],
        [target.x - 1, toY],
      ],
      stroke,
    )
  })
}

/** The whole visit as a picture: one box a state, under the screen it shows, with its events and where they lead. */
export function drawChart({ boxes, everywhere }: Chart): string {
  const placed = place(boxes)
  const width = margin * 2 + columns.length * columnWidth + (columns.length - 1) * gutter
  const height = Math.max(...placed.map(({ y, height }) => y + height)) + margin
  const places = everywhere.map(({ event, targets }) => (targets.length > 0 ? `${event} → ${targets.join(', ')}` : event))
  const body = [
    text(margin, 56, 'One visit', { size: 34, weight: 700 }),
    text(
      margin,
      86,
      'A box is a state and the screen it shows. Below it: what can happen, and where that leads. "answer" is what ABDM said. Arrows show the way most people go.',
      {
        size: 15,
        fill: colour.ink2,
      },
    ),
    text(margin, 110, `In every state: ${places.join(' · ')}`, { size: 15, fill: colour.ink2 }),
    ...columns.map(({ title, job }, index) => {
      const x = margin + index * (columnWidth + gutter)
      return [
        rect(x, 134, columnWidth, 34, accentOf(job), 'rx="8"'),
        text(x + columnWidth / 2, 157, title, { size: 16, weight: 700, fill: job === 'help' ? colour.ink : colour.sheet, anchor: 'middle' }),
      ].join('\n')
    }),
    ...placed.map(drawBox),
    ...wayArrows(placed),
  ]
  return picture(width, height, 'The statechart of one visit', body, [colour.token, colour.abha, colour.help])
}
