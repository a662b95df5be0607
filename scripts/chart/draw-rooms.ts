import { arrow, colour, picture, rect, text } from './svg.ts'

export interface Room {
  name: string
  is: string[]
  /** rooms whose code it may import */
  imports: string[]
  x: number
  y: number
}

/** The rooms and who may import whom; the test compares it with the imports that are really there. */
export const rooms: Room[] = [
  { name: 'electron', is: ['the shell: window, lock-down,', 'starts the service'], imports: ['service', 'service/contract'], x: 2, y: 0 },
  {
    name: 'renderer',
    is: ['what people see, touch and hear:', 'draws the snapshot, sends intents'],
    imports: ['service/contract', 'hardware/scanner/camera', 'locales'],
    x: 0,
    y: 1,
  },
  { name: 'service/contract', is: ['snapshot, intent, port:', 'types only'], imports: [], x: 1, y: 0 },
  {
    name: 'service',
    is: ['what the kiosk does: the chart,', 'config, journal, log, slips'],
    imports: ['service/contract', 'abdm', 'hardware', 'locales'],
    x: 2,
    y: 1,
  },
  { name: 'hardware/scanner/camera', is: ['the camera: page code', 'and a worker'], imports: [], x: 0, y: 2 },
  { name: 'locales', is: ['hi, en: words and clips'], imports: [], x: 1, y: 2 },
  { name: 'abdm', is: ['a client of ABDM V3'], imports: [], x: 3, y: 0.5 },
  { name: 'hardware', is: ['printer and serial scanner'], imports: [], x: 3, y: 1.5 },
  { name: 'sandbox', is: ['the outside world on a desk:', 'imports nobody, so that it can', 'disagree with our client'], imports: [], x: 2, y: 2 },
]

const [boxWidth, boxHeight, stepX, stepY, left, top] = [256, 104, 330, 176, 44, 124]
const height = (room: Room) => boxHeight + Math.max(0, room.is.length - 2) * 19

export function drawRooms(): string {
  const at = (room: Room) => ({ x: left + room.x * stepX, y: Math.round(top + room.y * stepY) })
  const strokeOf = (room: Room) => (room.name === 'renderer' ? colour.abha : colour.token)
  const boxes = rooms.map(room => {
    const { x, y } = at(room)
    return [
      rect(x, y, boxWidth, height(room), colour.sheet, `rx="10" stroke="${colour.edge}" stroke-width="1.5"`),
      text(x + 20, y + 33, room.name, { size: 18, weight: 700 }),
      ...room.is.map((words, index) => text(x + 20, y + 58 + index * 19, words, { size: 13.5, fill: colour.ink2 })),
    ].join('\n')
  })
  const arrows = rooms.flatMap(from =>
    from.imports.map(name => {
      const to = rooms.find(room => room.name === name)
      if (!to) throw new Error(`${from.name} imports ${name}, which is no room`)
      const [a, b] = [at(from), at(to)]
      const stroke = strokeOf(from)
      const [middleA, middleB] = [a.y + boxHeight / 2, b.y + boxHeight / 2]
      if (a.x === b.x)
        return a.y < b.y
          ? arrow(
              [
                [a.x + boxWidth / 2, a.y + boxHeight],
                [a.x + boxWidth / 2, b.y - 2],
              ],
              stroke,
            )
          : arrow(
              [
                [a.x + boxWidth / 2, a.y],
                [a.x + boxWidth / 2, b.y + height(to) + 2],
              ],
              stroke,
            )
      const slot = from.imports.filter(other => (rooms.find(room => room.name === other)?.x ?? 0) > from.x === to.x > from.x).indexOf(name)
      const outY = middleA + (slot - 0.5) * 34
      const [start, end] = a.x < b.x ? [a.x + boxWidth, b.x - 2] : [a.x, b.x + boxWidth + 2]
      const turn = a.x < b.x ? start + 37 : start - 37
      return arrow(
        [
          [start, outY],
          [turn, outY],
          [turn, middleB],
          [end, middleB],
        ],
        stroke,
      )
    }),
  )
  const width = left * 2 + 3 * stepX + boxWidth
  const bottom = Math.max(...rooms.map(room => at(room).y + height(room))) + 80
  const body = [
    text(left, 56, 'The rooms, and who may import whom', { size: 30, weight: 700 }),
    text(
      left,
      86,
      'An arrow means "may import". The shell starts the built service and shows the built page; of its code it reads the config and writes the log. Tests and scripts may look everywhere.',
      { size: 14.5, fill: colour.ink2 },
    ),
    ...boxes,
    ...arrows,
    text(
      left,
      bottom - 34,
      'Held by a lint rule (biome.json) and by TypeScript: each room is a project of its own, so page code cannot see Node and the reverse.',
      { size: 14.5, fill: colour.ink2 },
    ),
  ]
  return picture(width, bottom, 'The rooms of the house and who may import whom', body, [colour.token, colour.abha])
}
