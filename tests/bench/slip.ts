import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { type Encoding, encodeSlip, encodingFor } from '../../hardware/printer/encoder.ts'
import { render } from '../../hardware/printer/render.ts'
import { fixedBlocksOf, planStored, type StoredPlan } from '../../hardware/printer/stored.ts'
import type { Slip } from '../../hardware/printer/types.ts'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { bytesOf, definitionsOf } from '../print/desk.fixture.ts'
import { slipsOf, widths } from '../print/slips.fixture.ts'
import { inkOf } from '../print/wire.fixture.ts'
import { drawBytes } from './plots/bytes.ts'
import { type Printed, print, timeOf } from './slip/paper.ts'
import { peers } from './slip/peers.ts'

/** Bytes a second: serial lines with ten bits a byte, USB full speed, 100 Mbit Ethernet. */
const links: Readonly<Record<string, number>> = {
  '9600 baud': 960,
  '19200 baud': 1920,
  '38400 baud': 3840,
  '57600 baud': 5760,
  '115200 baud': 11_520,
  USB: 1_200_000,
  TCP: 11_000_000,
}
const isSerial = (link: string) => link.endsWith('baud')

type SlipRow = BenchRow & {
  who: string
  slip: string
  widthDots: number
  encoding: string
  link: string
  bytes: number
  /** seconds the bytes take on the line */
  linkSeconds: number
  /** seconds until the slip is out, and of them those in which the paper stood still for bytes, at 150 and 250 mm a second */
  out150: number
  stands150: number
  out250: number
  stands250: number
  buildMs: number
  /** what the bytes were when printed */
  picture: string
  /** is it what the kiosk sends over this link, with and without stored lines */
  chosen: boolean
}

interface Candidate {
  who: string
  encoding: string
  before: readonly Uint8Array[]
  ours: Encoding | null
  encode(): Promise<Uint8Array>
}

const capabilities = { ...usualCapabilities, room: 262_144 }

/** Every slip, both papers, every way to say it, every link. The table shows the token slip on 80 mm paper; the JSON has all. */
const run: Bench = async () => {
  const rows: SlipRow[] = []
  for (const [name, slip] of Object.entries(slipsOf('hi'))) {
    for (const widthDots of widths) rows.push(...(await measure(name, slip, widthDots)))
  }
  const shown = rows.filter(
    ({ slip, widthDots, link }) => slip === 'token' && widthDots === 576 && (link === '9600 baud' || link === '38400 baud' || link === 'USB'),
  )
  const plotted = rows.filter(({ slip, widthDots, link }) => slip === 'token' && widthDots === 576 && link === 'USB')
  return { bench: 'slip', rows, table: shown, plot: drawBytes(plotted), notes }
}

export default run

const notes = [
  'Link times are computed: ten bits a byte on serial lines, 1.2 MB/s on USB, 11 MB/s on TCP. The paper is the pretend printer, which prints each row as soon as its bytes are there.',
  '"stands": seconds the paper stood still for bytes after it had begun. "chosen": what the kiosk sends over this link, with or without stored lines.',
  '"cannot": the slip came out, its Hindi as question marks or nonsense.',
]

async function measure(name: string, slip: Slip, widthDots: number): Promise<SlipRow[]> {
  const { bitmap } = render(slip, widthDots)
  const plan = planStored(Object.values(slipsOf('hi')).flatMap(fixedBlocksOf), widthDots, capabilities.room)
  const wanted = wantedOf(slip, widthDots)
  const rows: SlipRow[] = []
  for (const candidate of [...ours(slip, widthDots, plan), ...theirs(slip, bitmap)]) {
    const bytes = await candidate.encode()
    const buildMs = await medianMs(candidate.encode)
    const printed = print(bytes, widthDots, candidate.before)
    const picture = pictureOf(printed, wanted, slip, widthDots)
    for (const [link, speed] of Object.entries(links)) {
      const at150 = timeOf(printed, speed, 150)
      const at250 = timeOf(printed, speed, 250)
      rows.push({
        who: candidate.who,
        slip: name,
        widthDots,
        encoding: candidate.encoding,
        link,
        bytes: bytes.length,
        linkSeconds: round(bytes.length / speed),
        out150: round(at150.seconds),
        stands150: round(at150.stands),
        out250: round(at250.seconds),
        stands250: round(at250.stands),
        buildMs: round(buildMs),
        picture,
        chosen: isChosen(candidate.ours, isSerial(link) ? speed : null, plan),
      })
    }
  }
  return rows
}

function ours(slip: Slip, widthDots: number, plan: StoredPlan): Candidate[] {
  const ways: [string, Encoding][] = [
    ['drawn', { letters: 'drawn', stored: null }],
    ['drawn + stored lines', { letters: 'drawn', stored: plan }],
    ['Hindi drawn, Latin in letters', { letters: 'printers', stored: null }],
    ['Hindi stored, Latin in letters', { letters: 'printers', stored: plan }],
  ]
  return ways.map(([encoding, way]) => ({
    who: 'ours',
    encoding,
    before: way.stored ? definitionsOf(plan) : [],
    ours: way,
    encode: async () => bytesOf(encodeSlip(slip, widthDots, capabilities, way)),
  }))
}

const theirs = (slip: Slip, bitmap: ReturnType<typeof render>['bitmap']): Candidate[] =>
  peers.map(({ who, encoding, encode }) => ({ who, encoding, before: [], ours: null, encode: () => encode(slip, bitmap) }))

function isChosen(way: Encoding | null, speed: number | null, plan: StoredPlan): boolean {
  return way !== null && [null, plan].some(held => JSON.stringify(encodingFor(capabilities, speed, held), names) === JSON.stringify(way, names))
}
const names = (key: string, value: unknown) => (key === 'stored' ? value !== null : value)

/** The drawn slip as rows of ink, and which of them a code stands in: a printer may draw the same code with other modules. */
interface Wanted {
  lines: string[]
  code: { from: number; to: number }
}

function wantedOf(slip: Slip, widthDots: number): Wanted {
  const { page, bitmap } = render(slip, widthDots)
  const rows = rowsOf(bitmap.data, bitmap.width, bitmap.height, bitmap.rowBytes)
  const first = rows.findIndex(row => row.includes(1))
  const code = page.marks.find(mark => mark.kind === 'qr')
  const size = code ? code.module * code.matrix.length : 0
  return { lines: inkOf(rows).split('\n'), code: { from: (code?.y ?? 0) - first, to: (code?.y ?? 0) - first + size } }
}

/** Dot for dot the drawn slip; or each Hindi line of it, among the printer's letters; or neither. */
function pictureOf(printed: Printed, wanted: Wanted, slip: Slip, widthDots: number): string {
  const { ink, faults } = printed
  const lines = ink.split('\n')
  const isSame =
    lines.length === wanted.lines.length && lines.every((line, y) => line === wanted.lines[y] || (y >= wanted.code.from && y < wanted.code.to))
  if (isSame) return faults === 0 ? 'same' : `same, ${faults} faults`
  const hindi = fixedBlocksOf(slip).filter(block => block.kind === 'text')
  const found = hindi.filter(block => {
    const { bitmap } = render({ blocks: [block] }, widthDots, 0)
    return printed.ink.includes(inkOf(rowsOf(bitmap.data, bitmap.width, bitmap.height, bitmap.rowBytes)))
  })
  if (found.length === hindi.length && printed.faults === 0) return 'same words, Hindi dot for dot'
  return 'cannot: Hindi is lost'
}

function rowsOf(data: Uint8Array, width: number, height: number, rowBytes: number): Uint8Array[] {
  return Array.from({ length: height }, (_, y) =>
    Uint8Array.from({ length: width }, (__, x) => ((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1),
  )
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[1] ?? 0
}

const round = (value: number) => Math.round(value * 1000) / 1000
