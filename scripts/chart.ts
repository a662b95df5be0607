// Draws docs/chart.svg from the real statechart and docs/rooms.svg from the table of rooms. `--check` only says whether the files are as they would be drawn.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kioskChart } from '../service/machine/chart.ts'
import { drawChart } from './chart/draw-chart.ts'
import { drawRooms } from './chart/draw-rooms.ts'
import { readChart } from './chart/read.ts'

const help = `node scripts/chart.ts [--check]
Draws docs/chart.svg and docs/rooms.svg. With --check nothing is written: exit code 1 when a picture is out of date.`

export function pictures(): Record<string, string> {
  const facts = {
    facility: { hi: '', en: '' },
    helpCounter: null,
    counters: [],
    hasCamera: true,
    hasScanner: true,
    series: true,
    consentPages: 1,
    resends: 2,
    parkMinutes: 10,
    addressSuffix: '',
  }
  const machine = kioskChart(facts, 0, () => 0)
  return { 'docs/chart.svg': drawChart(readChart(machine)), 'docs/rooms.svg': drawRooms() }
}

const root = join(import.meta.dirname, '..')

export function staleOrMissing(): string[] {
  const drawn = Object.entries(pictures())
  return drawn.filter(([file, svg]) => committed(file) !== svg).map(([file]) => file)
}

function committed(file: string): string | null {
  try {
    return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

function main(args: string[]): number {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  if (args.includes('--check')) {
    const stale = staleOrMissing()
    console.log(stale.length === 0 ? 'pictures: as the chart is' : `pictures: out of date: ${stale.join(', ')} (run: node scripts/chart.ts)`)
    return stale.length === 0 ? 0 : 1
  }
  for (const [file, svg] of Object.entries(pictures())) {
    writeFileSync(join(root, file), svg)
    console.log(`pictures: ${file}`)
  }
  return 0
}

if (process.argv[1] && import.meta.filename === process.argv[1]) process.exitCode = main(process.argv.slice(2))
