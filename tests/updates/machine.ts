import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { releaseIn, releaser } from './release.ts'

// A Debian in a folder: real dpkg on real packages, the real script of root, and a pretend systemd that knows which versions of the kiosk work.

const script = fileURLToPath(new URL('../../install/linux/lib/abha-kiosk-update', import.meta.url))
const night = Date.parse('2026-11-23T22:00:00+05:30') / 1000

/** In front of the real commands. `$R` is the machine. Each that changes something counts, and at the one that `die` names the power is cut. */
const stubs: Record<string, string> = {
  count: `n=$(($(cat "$R/count") + 1)); echo $n >"$R/count"; echo "$n \${0##*/} $1" >>"$R/steps"; [ "$n" != "$(cat "$R/die")" ] || kill -9 0`,
  dpkg: `case "$*" in
*--print-architecture*) echo amd64; exit ;;
esac
real() { /usr/bin/dpkg --root="$R" --force-not-root,unsafe-io,bad-path,architecture --log="$R/dpkg.log" "$@"; }
echo "dpkg $*" >>"$R/calls"
. "$R/stubs/count"
# cut in the middle of it: it is packed out and nothing more
n=$(($(cat "$R/count") + 1)); echo $n >"$R/count"
if [ "$n" = "$(cat "$R/die")" ]; then shift 2; real --unpack "$@"; kill -9 0; fi
[ -z "\${DPKG_BYTES:-}" ] || case "$*" in *$FULL_FOR*) ulimit -f "$DPKG_BYTES" ;; esac
real "$@" || exit
. "$R/stubs/count"`,
  'dpkg-query': `exec /usr/bin/dpkg-query --admindir="$R/var/lib/dpkg" "$@"`,
  systemctl: `state=$R/unit
works() { grep -qx "$(cat "$R/opt/abha-kiosk/version")" "$R/working"; }
case "$1" in
show) case "$3$4" in *MainPID*) echo 7 ;; *) cat "$state" ;; esac ;;
stop) echo "$*" >>"$R/calls"; . "$R/stubs/count"; echo inactive >"$state" ;;
start) echo "$*" >>"$R/calls"; . "$R/stubs/count"; if works; then echo active >"$state"; else echo activating >"$state"; fi ;;
esac`,
  runuser: `while [ "$1" != -- ]; do shift; done; shift; exec "$@"`,
  date: `case "$*" in *-d*) exec /bin/date "$@" ;; *) exec /bin/date -d "@$(cat "$R/now")" "$@" ;; esac`,
  sleep: `echo $(($(cat "$R/now") + $1)) >"$R/now"`,
  sync: 'exit 0',
  mv: `. "$R/stubs/count"; exec /bin/mv "$@"`,
  // what lies about in the staging folder is nobody's
  rm: `case "$*" in *staging*) ;; *) . "$R/stubs/count" ;; esac; exec /bin/rm "$@"`,
  df: `[ -z "\${DISK_FULL:-}" ] || { printf 'a a a a\\nb 9 9 0\\n'; exit; }; exec /bin/df "$@"`,
}

/** A package of that version: a program, and what stands in for all its bytes. */
export function buildDeb(folder: string, version: string, name = 'abha-kiosk'): Buffer {
  const tree = join(folder, `tree-${version}`)
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true })
  mkdirSync(join(tree, 'opt/abha-kiosk'), { recursive: true })
  mkdirSync(join(tree, 'usr/bin'), { recursive: true })
  writeFileSync(
    join(tree, 'DEBIAN/control'),
    `Package: ${name}\nVersion: ${version}\nArchitecture: amd64\nMaintainer: tests <tests@example.org>\nDescription: tests\n`,
  )
  writeFileSync(join(tree, 'opt/abha-kiosk/version'), `${version}\n`)
  writeFileSync(join(tree, 'opt/abha-kiosk/program'), Buffer.alloc(300_000, version))
  writeFileSync(
    join(tree, 'usr/bin/abha-kiosk'),
    `#!/bin/sh\n[ ! -f "$R/doctor" ] || sed -n "s/^$(cat "$R/opt/abha-kiosk/version") //p" "$R/doctor"\n`,
    { mode: 0o755 },
  )
  const file = join(folder, `${name}-${version}.deb`)
  execFileSync('/usr/bin/dpkg-deb', ['-Zgzip', '--build', tree, file], { stdio: 'ignore' })
  rmSync(tree, { recursive: true })
  return readFileSync(file)
}

export interface Machine {
  at: (path: string) => string
  /** what a release lies down in the kiosk's drop folder; not yet marked */
  lays(release: Parameters<typeof releaseIn>[1]): void
  /** the kiosk says that nobody is there; `ago` in seconds */
  marks(ready?: boolean, ago?: number): void
  run(args?: string[], env?: Record<string, string>): Promise<{ code: number | null; said: string }>
  /** the power is cut before the n-th thing that changes anything; false: there are not so many */
  runUntilCut(n: number, args?: string[]): Promise<boolean>
  /** starts again: first the packages are made whole, then the kiosk starts */
  boots(): Promise<void>
  later(hours: number): void
  runs(): { version: string; whole: boolean; files: string; unit: string }
  history(): string[]
  kept(): string[]
  read(path: string): string
}

const startOfTime = `${night}\n`

function openMachine(root: string): Machine {
  const at = (path: string) => join(root, path)
  const env = { PATH: `${at('stubs')}:/usr/sbin:/usr/bin:/sbin:/bin`, R: root, ABHA_KIOSK_ROOT: root, LC_ALL: 'C.UTF-8' }
  const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '')
  const start = (args: string[], more: Record<string, string>) =>
    new Promise<{ code: number | null; said: string }>(resolve => {
      let said = ''
      const child = spawn('bash', [script, ...args], { env: { ...env, ...more }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
      for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += String(data)))
      child.on('close', code => resolve({ code, said }))
    })
  const query = (format: string) =>
    execFileSync('/usr/bin/dpkg-query', [`--admindir=${at('var/lib/dpkg')}`, '-W', `-f=${format}`, 'abha-kiosk'], { encoding: 'utf8' })
  const machine: Machine = {
    at,
    read,
    lays: release => releaseIn(at('var/lib/abha-kiosk/update'), release),
    marks: (ready = true, ago = 5) => {
      const file = at('var/lib/abha-kiosk/update/ready')
      writeFileSync(file, `version=0.2.0\nready=${ready ? 'yes' : 'no'}\n`)
      const when = Number(read('now')) - ago
      utimesSync(file, when, when)
    },
    run: (args = [], more = {}) => start(args, more),
    runUntilCut: async (n, args = []) => {
      writeFileSync(at('count'), '0')
      writeFileSync(at('die'), String(n))
      await start(args, {})
      const reached = Number(read('count')) >= n
      writeFileSync(at('die'), 'never')
      return reached
    },
    boots: async () => {
      writeFileSync(at('unit'), 'inactive\n')
      await start(['--settle'], {})
      execFileSync(at('stubs/systemctl'), ['start', 'abha-kiosk.service'], { env })
    },
    later: hours => writeFileSync(at('now'), `${Number(read('now')) + hours * 3600}\n`),
    runs: () => {
      const [version = '', status = ''] = query('$' + '{Version} $' + '{db:Status-Status}').split(' ')
      return { version, whole: status === 'installed', files: read('opt/abha-kiosk/version').trim(), unit: read('unit').trim() }
    },
    history: () =>
      read('var/lib/abha-kiosk-update/history')
        .trim()
        .split('\n')
        .map(line => line.replace(/^\d+ /, '')),
    kept: () => readdirSync(at('var/lib/abha-kiosk-update/debs')).sort(),
  }
  return machine
}

/** A machine on which 0.1.0 runs, with the way back kept, a config, a journal, and a key. `working`: the versions that become ready. */
export async function prepareMachine(root: string, deb: Buffer, working: readonly string[]): Promise<Machine> {
  for (const folder of ['stubs', 'var/lib/dpkg/updates', 'var/lib/dpkg/info', 'var/lib/abha-kiosk/update', 'etc/abha-kiosk', 'etc/default', 'tmp'])
    mkdirSync(join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(stubs)) writeFileSync(join(root, 'stubs', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  writeFileSync(join(root, 'var/lib/dpkg/status'), '')
  writeFileSync(join(root, 'now'), startOfTime)
  writeFileSync(join(root, 'etc/default/abha-kiosk-update'), 'POLL_SECONDS=100\n')
  writeFileSync(join(root, 'count'), '0')
  writeFileSync(join(root, 'die'), 'never')
  writeFileSync(join(root, 'unit'), 'active\n')
  writeFileSync(join(root, 'working'), `${working.join('\n')}\n`)
  writeFileSync(join(root, 'etc/abha-kiosk/update-key.pem'), releaser.publicKey, { mode: 0o644 })
  writeFileSync(join(root, 'etc/abha-kiosk/kiosk.config.yaml'), 'data: /var/lib/abha-kiosk\n')
  writeFileSync(join(root, 'var/lib/abha-kiosk/journal.sqlite'), 'the journal')
  const machine = openMachine(root)
  const first = join(root, 'tmp/first.deb')
  writeFileSync(first, deb)
  execFileSync(machine.at('stubs/dpkg'), ['--force-confold', '-i', first], {
    env: { PATH: `${machine.at('stubs')}:/usr/sbin:/usr/bin:/sbin:/bin`, R: root },
    stdio: 'ignore',
  })
  const { code, said } = await machine.run(['--keep', first])
  if (code !== 0) throw new Error(said)
  return machine
}

/** The same machine once more. */
export function copyMachine(machine: Machine, to: string): Machine {
  cpSync(machine.at('.'), to, { recursive: true, preserveTimestamps: true })
  return openMachine(to)
}
