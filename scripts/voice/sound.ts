import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locale } from '../../locales/index.ts'

const exec = promisify(execFile)

/** Changing how a clip is made changes this name, and with it every clip. */
export const voices: Record<Locale, string> = { hi: 'espeak-ng hi+benjamin 135', en: 'flite rms' }

const wantedLufs = -16
const rounds = 3
// A word of a third of a second hits the limiter before it is loud enough; a few rounds more bring it there.
const moreRounds = 6
const nearEnough = 1
// Sound is cut to what is said, lifted where consonants live and evened out: a hall is noisy.
const trimStart = 'silenceremove=start_periods=1:start_threshold=-50dB:start_silence=0.03'
const shape = [
  `${trimStart},areverse,${trimStart},areverse`,
  'volume=-6dB',
  'highpass=f=120,equalizer=f=3000:t=q:w=0.8:g=4,treble=g=5:f=4000',
  'acompressor=threshold=-26dB:ratio=3:attack=5:release=80:makeup=4dB',
].join(',')
const measure = 'apad=whole_dur=1,ebur128'
const louder = (gain: number) => `volume=${gain.toFixed(2)}dB,alimiter=limit=0.78:attack=2:release=40:level=disabled`

/** The programs that are not there, with the Debian package that brings each. */
export async function missingPrograms(): Promise<string[]> {
  const needed = [
    ['espeak-ng', ['--version'], 'espeak-ng'],
    ['flite', ['--version'], 'flite'],
    ['ffmpeg', ['-version'], 'ffmpeg'],
    ['ffprobe', ['-version'], 'ffmpeg'],
  ] as const
  const found = await Promise.all(needed.map(([program, args]) => present(program, args)))
  return needed.filter((_, index) => !found[index]).map(([program, , debian]) => `${program} (apt-get install ${debian})`)
}

async function present(program: string, args: readonly string[]): Promise<boolean> {
  try {
    await exec(program, args)
    return true
  } catch (error) {
    // flite answers --version with exit code 1; only a program that cannot be started is missing.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

export interface Sound {
  ms: number
  /** BS.1770 loudness, short sounds filled with silence to one second */
  lufs: number
}

/** Says `speak` into an Opus file (24 kHz, mono, 24 kbit/s, -16 LUFS); `work` is a path stem for what lies between. */
export async function makeClip(language: Locale, speak: string, work: string, file: string): Promise<Sound> {
  const raw = `${work}-raw.wav`
  const shaped = `${work}-shaped.wav`
  if (language === 'hi') await exec('espeak-ng', ['-v', 'hi+benjamin', '-s', '135', '-w', raw, '--', speak])
  else await exec('flite', ['-voice', 'rms', '-t', speak, '-o', raw])
  await ffmpeg(['-i', raw, '-af', shape, '-ar', '48000', '-ac', '1', shaped])

  let gain = wantedLufs - (await loudness(shaped, measure))
  for (let round = 1; round < rounds; round++) gain += wantedLufs - (await loudness(shaped, `${louder(gain)},${measure}`))
  let sound = await encode(shaped, gain, file)
  for (let round = 0; round < moreRounds && Math.abs(wantedLufs - sound.lufs) > nearEnough; round++) {
    gain += wantedLufs - sound.lufs
    sound = await encode(shaped, gain, file)
  }
  return sound
}

async function encode(shaped: string, gain: number, file: string): Promise<Sound> {
  const output = ['-ar', '24000', '-ac', '1', '-c:a', 'libopus', '-b:a', '24k', '-application', 'voip']
  const repeatable = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact']
  await ffmpeg(['-i', shaped, '-af', `${louder(gain)},adelay=60:all=1,apad=pad_dur=0.15`, ...output, ...repeatable, file])
  return soundOf(file)
}

async function soundOf(file: string): Promise<Sound> {
  const { stdout } = await exec('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file])
  return { ms: Math.round(Number(stdout) * 1000), lufs: await loudness(file, measure) }
}

async function loudness(file: string, filter: string): Promise<number> {
  const { stderr } = await exec('ffmpeg', ['-hide_banner', '-nostdin', '-i', file, '-af', filter, '-f', 'null', '-'], { maxBuffer: 16_000_000 })
  const last = [...stderr.matchAll(/\bI:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1]
  if (last === undefined) throw new Error(`no loudness found for ${file}`)
  return Number(last)
}

async function ffmpeg(args: string[]): Promise<void> {
  await exec('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args])
}
