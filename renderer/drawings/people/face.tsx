import type { Skin } from '../hands.tsx'
import { all, count, type Drawing, dot, each, el, g, ln, p, sh } from '../shape.tsx'

const GROWN =
  'M-74,-28C-77,-92 -42,-120 0,-120C42,-120 77,-92 74,-28C74,22 68,60 46,84C30,101 15,107 0,107C-15,107 -30,101 -46,84C-68,60 -74,22 -74,-28Z'
const CHILD =
  'M-77,-20C-80,-90 -44,-118 0,-118C44,-118 80,-90 77,-20C78,30 70,62 46,82C30,95 15,100 0,100C-15,100 -30,95 -46,82C-70,62 -78,30 -77,-20Z'

export interface Face {
  skin?: Skin
  /** 0 young, 1 lines, 2 old */
  age?: 0 | 1 | 2
  brow?: string
  smile?: number
  lips?: boolean
  child?: boolean
  /** the eyes and nose turn this many units to the right (or left) */
  look?: number
}

/** A head seen from the front, 226 high, the middle between the eyes a little above the origin. Calm mouth, one line for the nose, eyes with a light. */
export function face({ skin = 1, age = 0, brow = '--hair', smile = 1, lips = true, child = false, look = 0 }: Face = {}): Drawing {
  const base = `--skin${skin}`
  const shade = `--skin${skin}s`
  const ey = child ? 6 : -6
  const er = child ? 10.5 : 8
  return all(
    p('M-40,60V128C-40,158 40,158 40,128V60Z', shade),
    sh('M-70,-22C-92,-34 -98,-6 -90,14C-84,30 -72,30 -68,22Z', base, shade, -6, 0),
    p('M70,-22C92,-34 98,-6 90,14C84,30 72,30 68,22Z', shade),
    sh(child ? CHILD : GROWN, base, shade, -20, -4),
    g(
      all(
        each([-1, 1], side => {
          const x = side * 30
          return all(
            p(`M${x - er},${ey}a${er},${er + 1} 0 1 0 ${2 * er},0a${er},${er + 1} 0 1 0 ${-2 * er},0Z`, '--line', 'n'),
            dot(x - 2.5, ey - 3, 2.4, '#fff'),
            ln(`M${x - 17},${ey - 3}C${x - 9},${ey - 14} ${x + 9},${ey - 14} ${x + 17},${ey - 3}`, 'lid'),
            ln(`M${x - 21},${ey - 27}C${x - 10},${ey - 36} ${x + 10},${ey - 36} ${x + 21},${ey - 27}`, 'brow', { style: { stroke: `var(${brow})` } }),
          )
        }),
        child ? ln('M-9,34C-5,40 7,40 11,33', 'fa') : ln('M7,6C10,18 17,26 14,33C11,40 -3,40 -10,35', 'fa'),
        lips && !child && p('M-20,60C-10,57 -5,55 0,57C5,55 10,57 20,60C10,76 -10,76 -20,60Z', '--lip', 'n'),
        child && p('M-15,58C-6,60 6,60 15,58C10,72 -10,72 -15,58Z', '--lip', 'n'),
        ln(child ? 'M-21,55C-10,63 10,63 21,55' : `M-25,${60 - smile * 3}C-12,${62 + smile * 4} 12,${62 + smile * 4} 25,${60 - smile * 3}`, 'fa'),
        age > 0 &&
          all(
            ln('M-38,32C-44,42 -46,52 -44,62M38,32C44,42 46,52 44,62', 'fa2'),
            ln('M-58,-2C-62,2 -63,6 -62,10M58,-2C62,2 63,6 62,10M-40,14C-32,20 -24,20 -18,17M40,14C32,20 24,20 18,17', 'fa2'),
          ),
        age > 1 && ln('M-34,-66C-14,-72 14,-72 34,-66M-26,-80C-10,-85 10,-85 26,-80', 'fa2'),
      ),
      look,
    ),
  )
}

/** Puts a head on the shoulders; the pair varies the jaw, so that a crowd does not look like cousins. */
export const onShoulders = (head: Drawing, k: number | [number, number] = 1): Drawing => g(head, 0, 26, k)

export const SHOULDERS = 'M-176,340C-178,246 -160,206 -96,184C-62,172 -42,164 -36,132H36C42,164 62,172 96,184C160,206 178,246 176,340Z'
export const COLLAR = 'M-38,136L-62,176L-14,214L0,182L14,214L62,176L38,136L0,180Z'

export const hairParted = (colour: string, sindoor = true): Drawing =>
  all(
    p(
      'M-80,-4C-94,-90 -54,-142 0,-142C54,-142 94,-90 80,-4C77,-22 74,-36 66,-52C50,-80 26,-98 0,-108C-26,-98 -50,-80 -66,-52C-74,-36 -77,-22 -80,-4Z',
      colour,
    ),
    ln('M0,-140V-112', sindoor ? 'part' : 'partn'),
  )

export const hairShort = (colour: string): Drawing =>
  p(
    'M-79,-8C-90,-96 -56,-142 4,-142C60,-142 90,-98 79,-8C76,-18 75,-28 70,-44C64,-62 58,-70 48,-80C20,-72 -24,-72 -52,-84C-64,-70 -70,-52 -72,-36C-75,-24 -77,-18 -79,-8Z',
    colour,
  )

export const beads = (colours: string[], y0 = 158, step = 20, spread = 44): Drawing =>
  each(colours, (colour, i) => {
    const y = y0 + i * step
    const w = spread + i * 16
    const depth = 34 + i * 14
    return each(count(15), t => {
      const a = t / 14
      return el(Number((-w + 2 * w * a).toFixed(1)), Number((y + depth * 4 * a * (1 - a)).toFixed(1)), 6.5, 6.5, colour, 'in')
    })
  })

export const noseStud = (x: number, y: number): Drawing => dot(x, y, 5, '--haldi', 'in')
