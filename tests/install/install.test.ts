import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BareRoot, bareRoot } from './bare-root.ts'

// install/linux/install on a made-up bare system. install/linux/try does the same on a real one, which takes minutes.

const folder = join(import.meta.dirname, '../../install/linux')
let bare: BareRoot
beforeEach(() => {
  bare = bareRoot()
})
afterEach(() => bare.remove())

// one that is installed, for the tests to spoil a copy of
let whole: BareRoot
beforeAll(() => {
  whole = bareRoot()
  whole.run('--package', whole.deb('1.0.0'))
  whole.write('etc/abha-kiosk/kiosk.config.yaml', 'demo: false\n')
  whole.write('etc/abha-kiosk/credentials.json', '{}\n')
  whole.run()
}, 180_000)
afterAll(() => whole.remove())
function installed(): BareRoot {
  bare.remove()
  bare = bareRoot(whole)
  return bare
}

/** What --check calls missing, by item. */
const missing = (said: string) => [...new Set([...said.matchAll(/^missing +(\S+)/gm)].map(([, item]) => item))]

/** The two files that a person writes, put right by install. */
function writeByHand() {
  bare.write('etc/abha-kiosk/kiosk.config.yaml', 'demo: false\n')
  bare.write('etc/abha-kiosk/credentials.json', '{}\n')
}

test('a bare system: everything that is missing is named, each with the next thing to do, and nothing is changed', () => {
  const before = bare.picture()
  const { code, said } = bare.run('--check')
  expect(code).toBe(1)
  const all = ['packages', 'program', 'user', 'session', 'console', 'screen', 'devices', 'clock', 'firewall']
  expect(missing(said)).toEqual([...all, 'logs', 'dumps', 'watchdog', 'updates', 'sound', 'config', 'credentials'])
  for (const line of said.split('\n').filter(text => text.startsWith('missing'))) expect(line).toMatch(/; next: \S/)
  // every file that it would lay down is looked for
  const laid = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && /\/(units|lib|etc)(\/|$)/.test(entry.parentPath),
  )
  // chrony's is for a system that has chrony
  for (const { name } of laid.filter(file => !file.parentPath.includes('chrony'))) expect(said).toContain(name)
  expect(bare.picture()).toEqual(before)
})

test('installed, and the two files written by hand: all is well', () => {
  const first = bare.run('--package', bare.deb('1.0.0'))
  expect(first.code).toBe(0)
  expect(missing(first.said)).toEqual(['config', 'credentials'])
  writeByHand()
  // left open by whoever wrote them
  expect(missing(bare.run('--check').said)).toEqual(['config', 'credentials'])
  bare.run()
  const check = bare.run('--check')
  expect(check.said).not.toContain('missing')
  expect(check.code).toBe(0)

  const kiosk = /^abha-kiosk:x:(\d+):(\d+):[^:]*:\/var\/lib\/abha-kiosk:\/usr\/sbin\/nologin$/m.exec(bare.read('etc/passwd'))
  const [uid, gid] = [Number(kiosk?.[1]), Number(kiosk?.[2])]
  expect(bare.read('etc/shadow')).toMatch(/^abha-kiosk:!\*?:/m)
  const of = (path: string) => {
    const { mode, uid: owner, gid: group } = statSync(join(bare.root, path))
    return [(mode & 0o777).toString(8), owner, group]
  }
  expect(of('etc/abha-kiosk/credentials.json')).toEqual(['600', uid, gid])
  expect(of('etc/abha-kiosk/kiosk.config.yaml')).toEqual(['640', 0, gid])
  expect(of('var/lib/abha-kiosk')).toEqual(['700', uid, gid])
  expect(lstatSync(join(bare.root, 'etc/systemd/system/graphical.target.wants/abha-kiosk.service')).isSymbolicLink()).toBe(true)
})

test('a second time it changes nothing, and asks nothing of the package manager', () => {
  const deb = installed().deb('1.0.0')
  const [before, asked] = [bare.picture(), bare.asked().filter(line => line.includes('apt-get')).length]
  expect(bare.run('--package', deb).code).toBe(0)
  expect(bare.picture()).toEqual(before)
  expect(bare.asked().filter(line => line.includes('apt-get'))).toHaveLength(asked)
})

test('the package is kept as the way back, for root alone; a kiosk without it is told so', () => {
  const kept = 'var/lib/abha-kiosk-update/debs/1.0.0.deb'
  expect(statSync(join(installed().root, kept)).mode & 0o777).toBe(0o600)
  rmSync(join(bare.root, kept))
  expect(missing(bare.run('--check').said)).toEqual(['releases'])
})

test('another version of the program is installed over the first', () => {
  installed().run('--package', bare.deb('1.1.0'))
  expect(bare.read('var/lib/dpkg/status')).toMatch(/Package: abha-kiosk\n.*\nVersion: 1\.1\.0/)
})

test('undone, nothing is left: not its user, not its packages, not what came with them', () => {
  const before = bare.picture().filter(line => !/^(etc\/(passwd|group|shadow|gshadow)-|etc\/\.pwd\.lock)/.test(line))
  bare.run('--package', bare.deb('1.0.0'), '--rotate', '90', '--allow-ssh')
  writeByHand()
  bare.run()
  expect(bare.read('var/lib/dpkg/status')).toContain('libwlroots10')
  const undone = bare.run('--undo')
  expect(undone).toEqual({ code: 0, said: '' })
  expect(bare.picture().filter(line => !/^(etc\/(passwd|group|shadow|gshadow)-|etc\/\.pwd\.lock)/.test(line))).toEqual(before)
  expect(bare.run('--undo').said).toContain('nothing of it is here')
})

test('what was there before it came stays when it goes', () => {
  bare.write('etc/udev/rules.d/10-local.rules', '# ours\n')
  bare.write('usr/local/lib/abha-kiosk/mine', 'mine\n')
  const status = bare.read('var/lib/dpkg/status')
  bare.write('var/lib/dpkg/status', `${status}${status.replace('udev', 'nftables')}`)
  bare.run('--package', bare.deb('1.0.0'))
  bare.run('--undo')
  expect(bare.read('etc/udev/rules.d/10-local.rules')).toBe('# ours\n')
  expect(bare.read('usr/local/lib/abha-kiosk/mine')).toBe('mine\n')
  expect(bare.read('var/lib/dpkg/status')).toContain('Package: nftables')
})

test('undone with --keep-data: config, credentials, data and their user stay', () => {
  installed().write('var/lib/abha-kiosk/journal.sqlite', 'journal')
  bare.run('--undo', '--keep-data')
  expect(bare.read('etc/abha-kiosk/kiosk.config.yaml')).toBe('demo: false\n')
  expect(bare.read('etc/abha-kiosk/credentials.json')).toBe('{}\n')
  expect(bare.read('var/lib/abha-kiosk/journal.sqlite')).toBe('journal')
  expect(bare.read('etc/passwd')).toContain('abha-kiosk')
  expect(readdirSync(join(bare.root, 'etc/abha-kiosk')).sort()).toEqual(['credentials.json', 'kiosk.config.yaml'])
  // and with all of it back, the same kiosk
  bare.run('--package', bare.deb('1.0.0'))
  expect(bare.run('--check').code).toBe(0)
})

test.each([
  [
    'a unit somebody changed',
    () => bare.write('etc/systemd/system/abha-kiosk.service', '[Service]\nUser=root\n'),
    'session',
    'not the one of this version',
  ],
  ['a config that somebody else owns', () => chownSync(join(bare.root, 'etc/abha-kiosk/kiosk.config.yaml'), 44, 44), 'config', 'root:abha-kiosk 640'],
  ['a credentials file that others own', () => chownSync(join(bare.root, 'etc/abha-kiosk/credentials.json'), 0, 0), 'credentials', 'abha-kiosk 600'],
  ['a shell for the user', () => bare.write('etc/passwd', bare.read('etc/passwd').replace('/usr/sbin/nologin', '/bin/bash')), 'user', 'may log in'],
  ['a group that is gone', () => bare.write('etc/group', bare.read('etc/group').replace('lp:x:7:abha-kiosk', 'lp:x:7:')), 'user', 'the group lp'],
])('%s is told', (_, spoil, item, words) => {
  installed()
  spoil()
  const { code, said } = bare.run('--check')
  expect(code).toBe(1)
  expect(missing(said)).toEqual([item])
  expect(said).toContain(words)
})

test('weston instead of cage stays chosen, and so does the turn of the glass', () => {
  bare.run('--package', bare.deb('1.0.0'), '--compositor', 'weston', '--rotate', '270')
  bare.run()
  expect(bare.read('etc/default/abha-kiosk')).toMatch(/^COMPOSITOR=weston\nROTATE=270$/m)
  expect(bare.read('var/lib/dpkg/status')).not.toContain('cage')
})

test('a glass that hangs turned: touch turns with the picture, and back', () => {
  const rule = 'etc/udev/rules.d/73-abha-kiosk-touch.rules'
  installed().run('--rotate', '90')
  expect(bare.read(rule)).toContain('LIBINPUT_CALIBRATION_MATRIX}="0 1 0 -1 0 1"')
  bare.run('--rotate', '0')
  expect(() => bare.read(rule)).toThrow()
})

test('ssh is shut unless it is asked for, and then only from there', () => {
  installed()
  expect(readdirSync(join(bare.root, 'etc/abha-kiosk/firewall.d'))).toEqual([])
  bare.run('--allow-ssh', '10.1.2.0/24')
  expect(bare.read('etc/abha-kiosk/firewall.d/ssh.nft')).toBe('add rule inet abha_kiosk in ip saddr 10.1.2.0/24 tcp dport 22 accept\n')
})

test('a system it is not made for is told', () => {
  bare.write('etc/os-release', 'ID=fedora\nVERSION_ID=42\n')
  expect(bare.run('--check').said).toMatch(/^missing +system +this is fedora 42/m)
})

test.each([[['--chekc']], [['--compositor', 'gnome']], [['--rotate', '45']], [['--rotate']], [['--package', '/none.deb']], [['--keep-data']]])(
  'wrong use ends with 64 and changes nothing: %s',
  args => {
    const before = bare.picture()
    expect(bare.run(...args).code).toBe(64)
    expect(bare.picture()).toEqual(before)
  },
)

test('--help says it without being root', () => {
  expect(spawnSync(join(folder, 'install'), ['--help'], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: expect.stringContaining('--undo') })
})
