import { arrow, bar } from '../marks.tsx'
import { Picture } from '../Picture.tsx'
import { all, count, type Drawing, dot, each, el, g, ln, p, rr, tx } from '../shape.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

const letter = (size: number, y: number): Drawing => tx('अ', 0, y, size, { weight: 700 })

/** A small letter becomes a large one. They stand on nothing: what stands on a sheet here is a key. */
export function Settings(props: SceneProps) {
  return (
    <Frame
      {...props}
      box={[760, 330]}
      firm={props.orientation === 'landscape'}
      areas={{ portrait: { left: 48, right: 1032, top: 260, cut: 610 }, landscape: { left: 36, right: 620, top: 506, cut: 641 } }}
    >
      {g(letter(96, 0), 190, 236)}
      {arrow(304, 202, 130, 0, '--accent', 44)}
      {g(letter(280, 0), 590, 280)}
    </Frame>
  )
}

/** Small pictures for the keys, each in a box of 120 x 100. */
const small = (drawing: Drawing) => (
  <Picture box={[0, 0, 120, 100]} className="thin">
    {drawing}
  </Picture>
)

const horn = (arcs: 1 | 2 | 3): Drawing =>
  g(
    all(
      p('M4,34H26L60,6V94L26,66H4Z', '--line', 'n'),
      each(count(arcs), i => ln(['M74,34C82,44 82,56 74,66', 'M88,22C104,40 104,60 88,78', 'M102,10C124,36 124,64 102,90'][i] ?? '', 'hn')),
    ),
    0,
    0,
    0.92,
  )

/** A page of writing, light or dark. */
const page = (dark: boolean): Drawing =>
  all(
    rr(20, 4, 80, 92, 6, dark ? '#000' : '#fff'),
    each([22, 42, 62], (y, i) => bar(32, y, i === 2 ? 34 : 56, 11, dark ? '#ffd23f' : '#4a4338')),
  )

/** The glass with its keys, and where they lie. */
const keysAt = (y: number): Drawing =>
  all(
    rr(30, 0, 60, 100, 6, '#fff'),
    each([0, 1], i => rr(38, y + i * 20, 44, 14, 3, '--accent', 'in')),
  )

/** In the tale the one is quick, the other slow. */
const hare: Drawing = all(
  el(52, 66, 34, 20, '#cdb79a'),
  el(90, 48, 17, 14, '#cdb79a'),
  p('M84,38C74,14 78,4 84,4C92,6 94,24 92,36Z', '#cdb79a'),
  p('M94,36C94,14 102,6 107,9C112,16 106,30 101,40Z', '#cdb79a'),
  el(20, 60, 9, 8, '#fff'),
  dot(95, 45, 2.6, '--line'),
  p('M64,80L84,94H98L80,76ZM34,82L14,94H28L46,84Z', '#cdb79a'),
)
const tortoise: Drawing = all(
  el(102, 66, 14, 11, '#a9b46c'),
  p('M26,74L22,92H38L42,76ZM74,76L76,92H92L88,74Z', '#a9b46c'),
  p('M12,78C14,30 92,30 96,78Z', '#7f8f3f'),
  ln('M34,76L44,50H66L76,76M44,50L40,42M66,50L70,43', 'i'),
  dot(106, 62, 2.4, '--line'),
)

/** What each option of the settings looks like. */
export const settingPictures = {
  text: { normal: () => small(g(letter(46, 0), 60, 70)), big: () => small(g(letter(104, 0), 60, 86)) },
  contrast: { normal: () => small(page(false)), high: () => small(page(true)) },
  volume: { 1: () => small(horn(1)), 2: () => small(horn(2)), 3: () => small(horn(3)) },
  voice: { normal: () => small(hare), slow: () => small(tortoise) },
  reach: { normal: () => small(keysAt(26)), low: () => small(keysAt(58)) },
} as const
