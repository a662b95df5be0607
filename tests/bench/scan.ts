import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { drawEmpty } from './pictures/empty.ts'
import { draw, type Kind, kinds, type Picture, type Size, type Step, sizes, steps } from './pictures/kinds.ts'
import { payloadKinds } from './pictures/payloads.ts'
import { drawShares } from './plots/panels.ts'
import { openQrScanner } from './scan/chromium.ts'
import { quantile } from './scan/quantile.ts'
import { others, ours, type Reader } from './scan/readers.ts'

/** What one reader made of the pictures of one size. */
interface Tally {
  who: string
  size: Size
  read: Map<string, { ok: number; of: number }>
  wrong: number
  falseReads: number
  times: number[]
}

const name = ({ width, height }: Size) => `${width}×${height}`

function note(tally: Tally, kind: Kind, step: Step, ok: boolean) {
  for (const key of ['all', kind, `step ${step}`]) {
    const cell = tally.read.get(key) ?? { ok: 0, of: 0 }
    cell.of++
    if (ok) cell.ok++
    tally.read.set(key, cell)
  }
}

const share = (cells: ({ ok: number; of: number } | undefined)[]) => {
  const known = cells.filter(cell => cell !== undefined)
  const of = known.reduce((sum, cell) => sum + cell.of, 0)
  return of === 0 ? null : Math.round((1000 * known.reduce((sum, cell) => sum + cell.ok, 0)) / of) / 10
}

function row({ who, size, read, wrong, falseReads, times }: Tally): BenchRow {
  return {
    who,
    size: name(size),
    pictures: read.get('all')?.of ?? 0,
    'read %': share([read.get('all')]),
    'steps 1-2 %': share([read.get('step 1'), read.get('step 2')]),
    ...Object.fromEntries(steps.map(step => [`step ${step} %`, share([read.get(`step ${step}`)])])),
    'folds and bends %': share([read.get('crease'), read.get('bend')]),
    wrong,
    'read where there is none': falseReads,
    'ms median': quantile(times, 0.5, 1),
    'ms 95th': quantile(times, 0.95, 1),
    ...Object.fromEntries(kinds.map(kind => [`${kind} %`, share([read.get(kind)])])),
  }
}

/** Read rates of all readers by kind, both sizes together. Sizes have equally many pictures, but a slow reader is not given all. */
function plotOf(tallies: readonly Tally[], shown: readonly Kind[]) {
  const readers = [...new Set(tallies.map(({ who }) => who).filter(who => !who.startsWith('ours up to')))]
  return drawShares(
    'Pictures read, %',
    ['all', ...shown],
    readers.map(who => ({ who, share: name => share(tallies.filter(tally => tally.who === who).map(({ read }) => read.get(name))) })),
  )
}

/** The order in which ours tries; a picture read by one stage is not read where only those before it are switched on. */
const stages = ['plain', 'sharpened', 'global', 'enlarged', 'sheet', 'edged', 'calmed', 'doubled', 'filled'] as const

const HELP = `scan [per=1] [from=0] [empty=70] [seed=a] [kinds=crease,bend] [only=ours]
  per: pictures of each kind, step, payload and size; per=17 makes 10,200. from: the number of the first, to draw them in pieces.
  empty: pictures without a code; kinds=none: these alone. only: this reader alone`

/** Decode rates and times on drawn pictures, ours and others', the same pictures in the same process. */
const run: Bench = async args => {
  const options = new Map(args.map(arg => arg.split('=') as [string, string | undefined]))
  const known: readonly string[] = ['per', 'from', 'empty', 'seed', 'kinds', 'only']
  if ([...options.keys()].some(key => !known.includes(key))) throw new Error(HELP)
  const per = Number(options.get('per') ?? 1)
  const from = Number(options.get('from') ?? 0)
  const empty = Number(options.get('empty') ?? 70)
  const seed = options.get('seed') ?? 'a'
  const wanted = options.get('kinds')?.split(',')
  const strange = wanted?.find(each => each !== 'none' && !kinds.some(kind => kind === each))
  if (strange !== undefined) throw new Error(`kinds: there is no "${strange}", only ${kinds.join(', ')} or none`)
  const only = options.get('only')

  const mine = await ours()
  const chromium = only === undefined ? await openQrScanner() : null
  const readers: Reader[] = [mine, ...(await others()), ...(chromium ? [chromium.reader] : [])].filter(
    ({ who }) => only === undefined || who === only,
  )
  const tallies = new Map<string, Tally>()
  const tallyOf = (who: string, size: Size) => {
    const key = `${who}/${name(size)}`
    const tally: Tally = tallies.get(key) ?? { who, size, read: new Map(), wrong: 0, falseReads: 0, times: [] }
    tallies.set(key, tally)
    return tally
  }
  const details = new Map<string, number>()
  /** the pictures somebody read wrongly, as they can be drawn again */
  const wrongs: string[] = []

  /** Gives a picture to all whose turn it is. */
  const show = async (picture: Picture, size: Size, number: number, told: (reader: Reader, tally: Tally, texts: string[]) => void) => {
    for (const reader of readers) {
      if (number % reader.every !== 0) continue
      const tally = tallyOf(reader.who, size)
      const began = performance.now()
      const texts = await reader.read(picture)
      tally.times.push(performance.now() - began)
      told(reader, tally, texts)
    }
  }

  const shown = kinds.filter(each => wanted === undefined || wanted.includes(each))
  let number = 0
  try {
    for (const kind of shown)
      for (const step of steps)
        for (const payload of payloadKinds)
          for (const size of sizes)
            for (let i = from; i < from + per; i++) {
              const picture = draw({ kind, step, payload, size, seed: `${seed}${i}` })
              await show(picture, size, Math.floor(number++ / sizes.length), (reader, tally, texts) => {
                const ok = texts.includes(picture.text ?? '')
                note(tally, kind, step, ok)
                if (!ok && texts.length > 0) {
                  tally.wrong++
                  wrongs.push(`${reader.who}: ${kind} ${step} ${payload} ${name(size)} ${seed}${i}`)
                }
                const last = reader === mine ? mine.last() : null
                if (!last) return
                for (const [at, stage] of stages.entries()) {
                  const upTo = tallyOf(`ours up to ${stage}`, size)
                  note(upTo, kind, step, ok && last.stage !== null && stages.slice(0, at + 1).some(each => each === last.stage))
                }
                if (ok && last.detail !== '') details.set(last.detail, (details.get(last.detail) ?? 0) + 1)
              })
            }
    for (let i = 0; i < empty; i++) {
      const size = sizes[i % sizes.length] as Size
      await show(drawEmpty(Math.floor(i / sizes.length), size, seed), size, Math.floor(i / sizes.length), (reader, tally, texts) => {
        if (texts.length === 0) return
        tally.falseReads++
        wrongs.push(`${reader.who}: without a code, ${Math.floor(i / sizes.length)} ${name(size)} ${seed}`)
      })
    }
  } finally {
    await chromium?.close()
  }

  const all = [...tallies.values()]
  return {
    bench: 'scan',
    rows: all.map(row),
    plot: plotOf(all, shown),
    notes: [
      `seed ${seed}${from === 0 ? '' : ` from ${from}`}, ${per} of each kind, step, payload and size; ${empty} pictures without a code`,
      `what our own stages read, by the way the sheet was laid and the modules told: ${[...details].map(([what, n]) => `${what} ${n}`).join(', ')}`,
      `read wrongly: ${wrongs.length === 0 ? 'none' : wrongs.join(' · ')}`,
      'times are of all pictures, read or not; jsQR, rxing-wasm and qr-scanner get a sample',
      'html5-qrcode is its own zxing-js with its hints, fed with grey pixels instead of a canvas',
    ],
  }
}

export default run
