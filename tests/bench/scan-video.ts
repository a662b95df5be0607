import type { Grey } from '../../hardware/scanner/decode/grey.ts'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { drawEmpty } from './pictures/empty.ts'
import { draw, type Kind, kinds, type Step, steps, type Wish } from './pictures/kinds.ts'
import { payloadKinds } from './pictures/payloads.ts'
import { random } from './pictures/random.ts'
import { drawWaits } from './plots/panels.ts'
import { frameTime, projector, type Showing } from './scan/film.ts'
import { quantile } from './scan/quantile.ts'

/** A film of one sheet, and what became of it. */
interface Film extends Showing {
  kind: Kind
  text: string
  name: string
}

const size = { width: 1280, height: 720 }

/** The sheet is in the picture from 0 ms on, held with a tremor; before that there is the room alone. */
function filmOf(wish: Wish): (k: number) => Grey {
  const room = drawEmpty(0, size, wish.seed)
  const frames = new Map<number, Grey>()
  return k => {
    if (k < 0) return room
    const frame = frames.get(k) ?? draw(wish, k + 1)
    frames.set(k, frame)
    return frame
  }
}

/** ms until the right text was known; for ever, where it never was. */
const waited = ({ texts, text, time }: Film) => (time !== null && texts.includes(text) ? time : Number.POSITIVE_INFINITY)

function row(who: string, films: readonly Film[]): BenchRow {
  const times = films.map(waited)
  const within = (ms: number) => Math.round((1000 * times.filter(time => time <= ms).length) / times.length) / 10
  const stages = new Map<string, number>()
  for (const { stage } of films) if (stage !== null) stages.set(stage, (stages.get(stage) ?? 0) + 1)
  return {
    who,
    films: films.length,
    'within 1 s %': within(1000),
    'within 3 s %': within(3000),
    'ms median': quantile(times, 0.5),
    'ms 95th': quantile(times, 0.95),
    wrong: films.filter(({ texts, text }) => texts.length > 0 && !texts.includes(text)).length,
    'read by': [...stages].map(([stage, n]) => `${stage} ${n}`).join(', '),
  }
}

const HELP = `scan-video [per=1] [mixed=8] [from=0] [step=3] [seed=v] [kinds=mixed,fade] [limit=3000] [room=1]
  per: films of each kind and payload; mixed: so many times as many of the mixed kind. limit: ms of a film. room=0: no empty room before the sheet`

/** How long somebody holds a sheet into the camera until it is read, by exactly the worker's reader on a film's own clock. */
const run: Bench = async args => {
  const options = new Map(args.map(arg => arg.split('=') as [string, string | undefined]))
  const known: readonly string[] = ['per', 'mixed', 'from', 'step', 'seed', 'kinds', 'limit', 'room']
  if ([...options.keys()].some(key => !known.includes(key))) throw new Error(HELP)
  const number = (name: string, fallback: number) => Number(options.get(name) ?? fallback)
  const [per, mixed, from, limit, room] = [number('per', 1), number('mixed', 8), number('from', 0), number('limit', 3000), number('room', 1)]
  const step = steps.find(each => each === number('step', 3)) as Step
  const seed = options.get('seed') ?? 'v'
  const wanted = options.get('kinds')?.split(',')

  const player = await projector()
  // The first films would be slow ones: the engine has not yet translated the decoder.
  for (const kind of ['crease', 'noise', 'defocus'] as const)
    await player.play(filmOf({ kind, step: 4, payload: 'abha', size, seed: 'warm' }), 0, 1500)

  const films: Film[] = []
  for (const kind of kinds.filter(each => wanted === undefined || wanted.includes(each)))
    for (const payload of payloadKinds)
      for (let i = from; i < from + per * (kind === 'mixed' ? mixed : 1); i++) {
        const wish: Wish = { kind, step, payload, size, seed: `${seed}${i}` }
        // The sheet comes when it comes: the worker may be busy with a picture of the room.
        const before = room === 0 ? 0 : -random(`${seed}${i}/${kind}/${payload}/before`).between(10, 40) * frameTime
        const showing = await player.play(filmOf(wish), before, limit)
        films.push({ ...showing, kind, text: draw(wish).text ?? '', name: `${kind} ${payload} ${wish.seed}` })
      }

  const byKind = kinds.map(kind => [kind, films.filter(film => film.kind === kind)] as const).filter(([, group]) => group.length > 0)
  const groups: (readonly [string, readonly Film[]])[] = [['all kinds', films], ...byKind]
  const missed = films.filter(film => waited(film) > 1000)
  const wrong = films.filter(({ texts, text }) => texts.length > 0 && !texts.includes(text))
  return {
    bench: 'scan-video',
    rows: groups.map(([who, group]) => row(who, group)),
    plot: drawWaits(
      `Films read after so long: a sheet of step ${step} held into the camera`,
      limit,
      groups.map(([who, group]) => ({ name: who, films: group.length, times: group.map(waited) })),
    ),
    notes: [
      `${size.width}×${size.height} at 30 frames a second, step ${step}, seed ${seed}${from === 0 ? '' : ` from ${from}`}; ${room === 0 ? 'no room before' : 'an empty room before the sheet'}`,
      'time: from the first frame that shows the whole sheet to the text; the work is counted in CPU time of the thread, so that others on the machine do no harm; without what the browser takes to hand over a frame (some ms)',
      `not within a second: ${missed.map(({ name, time }) => `${name} ${time === null ? 'never' : Math.round(time)}`).join(' · ') || 'none'}`,
      `read wrongly: ${wrong.map(({ name }) => name).join(' · ') || 'none'}`,
    ],
  }
}

export default run
