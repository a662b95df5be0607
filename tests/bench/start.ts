import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BenchResult, BenchRow } from '../../scripts/bench.ts'
import { openDesk } from '../support/desk.ts'
import { emptyWindow, type Program, type Run, runOnce } from './start/run.ts'

const root = join(import.meta.dirname, '../..')
/** the screen at rest takes a touch */
const touchable = 'main:not([data-settling]) [data-screen="language"] button, main:not([data-settling])[data-screen="language"] button'

/**
 * What the kiosk costs against an empty window of the same runtime. `starts=5` how often each is started, `seconds=60` how long each is watched while nobody
 * touches it, `package=FOLDER` the folder of `npm run package -- --dir`, whose size is told.
 */
export default async function bench(args: string[]): Promise<BenchResult> {
  const option = (name: string, usual: string) => args.find(arg => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? usual
  const starts = Number(option('starts', '5'))
  const seconds = Number(option('seconds', '60'))
  const packed = option('package', '')
  const executable =
    process.env.KIOSK_ELECTRON ?? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'), 'electron')
  if (!existsSync(executable)) throw new Error('there is no Electron here: KIOSK_ELECTRON or ELECTRON_OVERRIDE_DIST_PATH names one')
  if (process.platform === 'linux' && !process.env.DISPLAY)
    throw new Error('there is no display: xvfb-run -a -s "-screen 0 1920x1920x24" npm run bench -- start')

  const folder = mkdtempSync(join(tmpdir(), 'abha-kiosk-empty-'))
  // the loop on the screen at rest is watched by itself: a film is not idle
  const desk = await openDesk(text => text.replace(/afterSeconds: \d+/, 'afterSeconds: 600'))
  const loop = await openDesk(text => text.replace(/afterSeconds: \d+/, 'afterSeconds: 5'))
  const kiosk = (who: string, { configFile }: { configFile: string }): Program => ({
    who,
    executable,
    args: [shellFor(executable), '--config', configFile, '--window', '1080x1920'],
    ready: touchable,
  })
  const empty: Program = { who: 'an empty window', executable, args: [emptyWindow(folder)], ready: 'button' }
  try {
    const rows: BenchRow[] = []
    for (const program of [empty, kiosk('the kiosk', desk)]) {
      const runs: Run[] = []
      for (let at = 0; at < starts; at++) runs.push(await runOnce(program, { settleSeconds: 10, idleSeconds: at === starts - 1 ? seconds : 0 }))
      const times = runs.map(({ startMs }) => Math.round(startMs)).sort((a, b) => a - b)
      rows.push({
        who: program.who,
        'start ms, median': times[Math.floor(times.length / 2)] ?? null,
        'start ms, worst': times.at(-1) ?? null,
        ...idleOf(runs.at(-1)),
        ...(program === empty ? sizes(dirname(executable)) : sizes(packed)),
      })
    }
    const film = await runOnce(kiosk('the kiosk', loop), { settleSeconds: 10, idleSeconds: seconds })
    rows.push({ who: 'the kiosk, its loop playing', 'start ms, median': null, 'start ms, worst': null, ...idleOf(film), ...sizes('') })
    return {
      bench: 'start',
      rows,
      notes: [
        `Electron ${readFileSync(join(dirname(executable), 'version'), 'utf8').trim()}; ${starts} starts with a new profile each, files in the system's cache; until a finger is taken.`,
        `Memory is PSS of all processes; CPU in percent of one core over ${seconds} s, from 10 s after the start. Without a graphics card Chromium draws by the processor, so the loop costs more here than on a kiosk.`,
      ],
    }
  } finally {
    await desk.close()
    await loop.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const mb = (bytes: number) => Math.round(bytes / 1e6)
const idleOf = (run: Run | undefined): BenchRow =>
  run?.idle ? { 'idle MB': mb(run.idle.bytes), 'idle CPU %': Math.round(run.idle.cpu * 1000) / 10, processes: run.idle.processes } : {}

/** Of a folder, and of the same as an installer would carry it (xz -1). */
function sizes(folder: string): { 'folder MB': number | null; 'compressed MB': number | null } {
  if (folder === '' || !existsSync(folder)) return { 'folder MB': null, 'compressed MB': null }
  const told = (command: string) => Number(execFileSync('sh', ['-c', command, folder, folder], { encoding: 'utf8' }).split(/\s/)[0])
  return { 'folder MB': mb(told('du -sb "$1"')), 'compressed MB': mb(told('tar -C "$1" -cf - . | xz -1 -T2 | wc -c')) }
}

/** The product's shell, or for an Electron without node:sqlite the one with the journal of the tests. */
function shellFor(executable: string): string {
  const major = Number.parseInt(readFileSync(join(dirname(executable), 'version'), 'utf8').replace(/^v/, ''), 10)
  return join(root, major >= 35 ? 'dist/electron' : 'dist/electron-test')
}
