import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// What install lays down, judged by the programs that will read it.

const folder = join(import.meta.dirname, '../../install/linux')
const files = (name: string) => readdirSync(join(folder, name)).map(file => join(folder, name, file))
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
let here: string
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'abha-kiosk-files-'))
})
afterEach(() => rmSync(here, { recursive: true, force: true }))

test('the scripts are sound', () => {
  const scripts = [
    join(folder, 'install'),
    join(folder, 'try'),
    join(folder, 'deb/postinst'),
    join(folder, 'deb/postrm'),
    ...files('lib').filter(file => /^#!.*sh$/m.test(readFileSync(file, 'utf8').split('\n')[0] ?? '')),
  ]
  expect(scripts.length).toBeGreaterThan(3)
  const { status, stdout } = spawnSync('shellcheck', scripts, { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, ''])
})

test('systemd understands every unit', () => {
  const systemd = join(here, 'usr/lib/systemd/system')
  mkdirSync(join(systemd, '../../../../etc'), { recursive: true })
  mkdirSync(systemd, { recursive: true })
  // the units of this system beside ours, and something at each place a unit starts
  execFileSync('cp', ['-a', '/usr/lib/systemd/system/.', systemd])
  writeFileSync(join(systemd, 'seatd.service'), '[Service]\nExecStart=/usr/bin/true\n')
  writeFileSync(join(here, 'etc/os-release'), 'ID=debian\n')
  const units = files('units')
  for (const unit of units) {
    execFileSync('cp', [unit, systemd])
    for (const [, program] of readFileSync(unit, 'utf8').matchAll(/^Exec\w+=[-+!@:]*(\/\S+)/gm)) {
      mkdirSync(join(here, program as string, '..'), { recursive: true })
      writeFileSync(join(here, program as string), '#!/bin/sh\n', { mode: 0o755 })
    }
  }
  const names = units.map(unit => unit.split('/').at(-1)?.replace('@.', '@sdb1.') ?? '')
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', `--root=${here}`, ...names], { encoding: 'utf8', env })
  expect(stderr.split('\n').filter(line => line.includes('abha-kiosk'))).toEqual([])
})

test('the session keeps what docs/security.md says of it', () => {
  const unit = readFileSync(join(folder, 'units/abha-kiosk.service'), 'utf8')
  for (const line of [
    'Type=notify',
    'NotifyAccess=all',
    'WatchdogSec=2min',
    'Restart=always',
    'RestartPreventExitStatus=2 4 64',
    'StartLimitIntervalSec=0',
    'LimitCORE=0',
  ])
    expect(unit).toMatch(new RegExp(`^${line}$`, 'm'))
  // with a PAM session systemd would not hear the shell
  expect(unit).not.toMatch(/^PAMName=/m)
})

test('the firewall is understood, alone and with what a hospital adds', () => {
  const rules = readFileSync(join(folder, 'etc/abha-kiosk/firewall.nft'), 'utf8')
  mkdirSync(join(here, 'firewall.d'))
  writeFileSync(join(here, 'firewall.nft'), rules.replaceAll('/etc/abha-kiosk/firewall.d', join(here, 'firewall.d')))
  const judged = () => spawnSync('nft', ['--check', '--file', join(here, 'firewall.nft')], { encoding: 'utf8', env })
  expect(judged()).toMatchObject({ status: 0, stderr: '' })
  writeFileSync(join(here, 'firewall.d/ssh.nft'), 'add rule inet abha_kiosk in ip saddr 10.1.2.0/24 tcp dport 22 accept\n')
  expect(judged()).toMatchObject({ status: 0, stderr: '' })
  writeFileSync(join(here, 'firewall.d/ssh.nft'), 'add rule inet abha_kiosk in tcp dport accept\n')
  expect(judged().status).toBe(1)
})

test('apt understands its lines', () => {
  const said = execFileSync('apt-config', ['-c', join(folder, 'etc/apt/apt.conf.d/52abha-kiosk'), 'dump', 'Unattended-Upgrade'], { encoding: 'utf8' })
  expect(said).toContain('Unattended-Upgrade::Automatic-Reboot "false";')
})

test('updates and restarts come at night in India, and are not made up for in the morning', () => {
  const timers = [
    'etc/systemd/system/apt-daily.timer.d/abha-kiosk.conf',
    'etc/systemd/system/apt-daily-upgrade.timer.d/abha-kiosk.conf',
    'units/abha-kiosk-reboot.timer',
  ]
  for (const timer of timers) {
    const text = readFileSync(join(folder, timer), 'utf8')
    expect(text).toMatch(/^OnCalendar=\*-\*-\* 0[1-4]:\d\d:00 Asia\/Kolkata$/m)
    expect(text).toMatch(/^Persistent=false$/m)
    for (const [, when] of text.matchAll(/^OnCalendar=(.+)$/gm)) execFileSync('systemd-analyze', ['calendar', when as string], { stdio: 'ignore' })
  }
})

/** Runs lib/session with a compositor that does as cage 0.1.4 (or a newer one, that does not turn) and weston 10 do: it starts one program, and ends with 0 whatever became of it. */
function session(kiosk: string, settings: Record<string, string>, newer = false) {
  const programs: Record<string, string> = {
    cage: `if [ "$1" = -h ]; then echo '${newer ? ' -s' : ' -r'} x'; exit; fi; echo "cage $*" >>${here}/said; while [ "$1" != -- ]; do shift; done; shift; "$@"; exit 0`,
    weston: `echo "weston" >>${here}/said; program=$(sed -n 's/^path=//p' "$RUNTIME_DIRECTORY/weston.ini"); "$program"; exit 0`,
    'wlr-randr': `if [ $# = 0 ]; then echo 'HDMI-A-1 "LG 24"'; echo '  Enabled: yes'; else echo "wlr-randr $*" >>${here}/said; fi`,
    'abha-kiosk': `echo "abha-kiosk $*" >>${here}/said; ${kiosk}`,
  }
  mkdirSync(join(here, 'bin'))
  mkdirSync(join(here, 'run'))
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(here, 'bin', name), `#!/bin/bash\n${text}\n`, { mode: 0o755 })
  const { status } = spawnSync(join(folder, 'lib/session'), [], {
    env: { PATH: `${join(here, 'bin')}:/usr/bin:/bin`, RUNTIME_DIRECTORY: join(here, 'run'), ...settings },
  })
  return { status, said: readFileSync(join(here, 'said'), 'utf8') }
}

test.each(['cage', 'weston'])('in %s, what the shell ends with is what systemd sees', compositor => {
  expect(session('exit 2', { COMPOSITOR: compositor }).status).toBe(2)
})

test('a compositor that ends before the kiosk does is a fault', () => {
  expect(session('kill -9 $PPID', {}).status).not.toBe(0)
})

test('the words for the kiosk and the turn of the glass reach whom they are for', () => {
  const { said } = session('exit 0', { KIOSK_ARGUMENTS: '--display 2', ROTATE: '270' })
  expect(said).toMatch(/^cage -d -r -r -r -- .*session inside$/m)
  expect(said).toMatch(/^abha-kiosk --ozone-platform=wayland --hide-cursor --display 2$/m)
  // with it, keys would lead to another console
  expect(said).not.toMatch(/^cage.* -s /m)
})

test('a newer cage is turned by wlr-randr, before the kiosk is there', () => {
  const { said } = session('exit 0', { ROTATE: '90' }, true)
  expect(said.replaceAll(/ -- .*/g, '').split('\n')).toEqual([
    'cage -d',
    'wlr-randr --output HDMI-A-1 --transform 90',
    expect.stringMatching(/^abha-kiosk /),
    '',
  ])
})

test('a compositor nobody knows is a fault of the config: not tried again', () => {
  mkdirSync(join(here, 'run'))
  chmodSync(join(here, 'run'), 0o700)
  const { status } = spawnSync(join(folder, 'lib/session'), [], {
    env: { PATH: '/usr/bin:/bin', RUNTIME_DIRECTORY: join(here, 'run'), COMPOSITOR: 'gnome' },
  })
  expect(status).toBe(2)
})
