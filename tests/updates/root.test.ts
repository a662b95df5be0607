import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../../service/config.ts'
import { tempFolder } from '../support/folder.ts'
import { buildDeb, copyMachine, type Machine, prepareMachine } from './machine.ts'
import { releaseIn, stranger } from './release.ts'

// The half of root, on machines of Debian in a folder. 0.1.0 runs, 0.2.0 works, 0.3.0 never becomes ready.

const has = (...programs: string[]) =>
  programs.every(program => {
    try {
      execFileSync('which', [program], { stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })
      return true
    } catch {
      return false
    }
  })

describe.runIf(process.platform === 'linux' && has('dpkg', 'dpkg-deb', 'openssl', 'flock', 'bash'))("root's half", () => {
  const temp = tempFolder('root')
  const debs = new Map<string, Buffer>()
  let model: Machine
  let count = 0
  beforeAll(async () => {
    for (const version of ['0.1.0', '0.2.0', '0.3.0']) debs.set(version, buildDeb(temp.path, version))
    model = await prepareMachine(join(temp.path, 'model'), debs.get('0.1.0') as Buffer, ['0.1.0', '0.2.0'])
  })
  afterAll(temp.remove)

  const bytes = (version: string) => debs.get(version) as Buffer
  const fresh = () => copyMachine(model, join(temp.path, `machine-${count++}`))
  const laid = (version = '0.2.0') => {
    const machine = fresh()
    machine.lays({ version, bytes: bytes(version) })
    machine.marks()
    return machine
  }
  const good = (version: string) => ({ version, whole: true, files: version, unit: 'active' })
  const untouched = (machine: Machine) => {
    expect(machine.read('etc/abha-kiosk/kiosk.config.yaml')).toBe(model.read('etc/abha-kiosk/kiosk.config.yaml'))
    expect(machine.read('var/lib/abha-kiosk/journal.sqlite')).toBe('the journal')
    expect(machine.read('var/lib/abha-kiosk-update/state')).toBe('')
  }

  test('a good version is put in, the one before is kept, config and journal stay', async () => {
    const machine = laid()
    expect((await machine.run()).code).toBe(0)
    expect(machine.runs()).toEqual(good('0.2.0'))
    expect(machine.kept()).toEqual(['0.1.0.deb', '0.2.0.deb'])
    expect(machine.history()).toEqual(['installed 0.2.0'])
    untouched(machine)
  })

  test('one that does not become ready goes out again, and is never taken a second time', async () => {
    const machine = laid('0.3.0')
    await machine.run()
    expect(machine.runs()).toEqual(good('0.1.0'))
    expect(machine.history()).toEqual(['wentBack 0.3.0 notReady'])
    expect(machine.read('var/lib/abha-kiosk-update/sent-back')).toBe('0.3.0\n')
    untouched(machine)
    machine.later(24)
    machine.marks()
    await machine.run()
    expect(machine.history()).toEqual(['wentBack 0.3.0 notReady', 'refused 0.3.0 refusedBefore'])
    // until somebody says so
    await machine.run(['--forget', '0.3.0'])
    expect(machine.read('var/lib/abha-kiosk-update/sent-back')).toBe('')
  })

  test('where it was not ready before either, nobody knows whose fault it is: it goes out, and is tried again the next night', async () => {
    const machine = laid('0.3.0')
    writeFileSync(machine.at('unit'), 'activating\n')
    unlinkSync(machine.at('var/lib/abha-kiosk/update/ready'))
    await machine.run()
    expect([machine.runs(), machine.history()]).toEqual([good('0.1.0'), ['wentBack 0.3.0 notReady']])
    expect(machine.read('var/lib/abha-kiosk-update/sent-back')).toBe('')
    writeFileSync(machine.at('unit'), 'activating\n')
    machine.later(1)
    await machine.run()
    expect(machine.history()).toHaveLength(1)
    machine.later(23)
    writeFileSync(machine.at('working'), '0.1.0\n0.3.0\n')
    await machine.run()
    expect(machine.runs()).toEqual(good('0.3.0'))
  })

  test('a kiosk that serves nobody is mended without being asked', async () => {
    const machine = laid()
    writeFileSync(machine.at('working'), '0.2.0\n')
    writeFileSync(machine.at('unit'), 'activating\n')
    unlinkSync(machine.at('var/lib/abha-kiosk/update/ready'))
    await machine.run()
    expect(machine.runs()).toEqual(good('0.2.0'))
  })

  test('one that is ready and of which the doctor says fail goes out again', async () => {
    const machine = laid()
    writeFileSync(
      machine.at('doctor'),
      '0.1.0 {"version":"0.1.0","exitCode":1,"findings":[]}\n0.2.0 {"version":"0.2.0","exitCode":2,"findings":[]}\n',
    )
    await machine.run()
    expect([machine.runs(), machine.history()]).toEqual([good('0.1.0'), ['wentBack 0.2.0 doctor']])
  })

  test('never in the hours of the OPD, never while somebody is there, and not on an old word of the kiosk', async () => {
    const byDay = laid()
    byDay.later(-10)
    byDay.marks()
    await byDay.run()
    expect(byDay.runs()).toEqual(good('0.1.0'))
    const somebody = laid()
    unlinkSync(somebody.at('var/lib/abha-kiosk/update/ready'))
    await somebody.run()
    expect(somebody.runs()).toEqual(good('0.1.0'))
    const long = laid()
    long.marks(true, 120)
    await long.run()
    expect(long.runs()).toEqual(good('0.1.0'))
    for (const machine of [byDay, somebody, long]) expect(machine.read('calls')).not.toContain('stop')
  })

  test('the hours, the channel and the folder are those of the config, however it is written', async () => {
    const texts = [
      `data: /srv/kiosk\nupdates:\n  channel: beta # for us\n  hours:\n    from: "13:05"\n    to: '14:00'\nslip: { qr: '{token}' }\n`,
      `updates: { url: 'https://server/updates', hours: { from: '13:05', to: "14:00" }, channel: "beta" }\ndata: '/srv/kiosk'\n`,
      `updates:\n  # hours: { from: '01:00', to: '02:00' }\n  channel: beta\n  hours: {from: '13:05', to: '14:00'}\nattract:\n  quiet: { from: '20:00', to: '07:00' }\ndata: "/srv/kiosk" # here\n`,
      `attract:\n  quiet: { from: '20:00', to: '07:00' }\nupdates: { 'channel': 'beta', 'hours': { 'from': '13:05', 'to': '14:00' } }\ndata: /srv/kiosk\n`,
    ]
    for (const text of texts) {
      const machine = fresh()
      writeFileSync(machine.at('etc/abha-kiosk/kiosk.config.yaml'), text)
      const folder = machine.at('srv/kiosk/update')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'beta-linux.yml'), 'version: 0.4.0\n')
      const { said } = await machine.run(['--status'])
      expect([text, said]).toEqual([text, expect.stringContaining('between 13:05 and 14:00 in India, with nobody there; channel beta')])
      expect([text, said]).toEqual([text, expect.stringContaining('waits:    0.4.0')])
      // the same as the kiosk reads there
      const parsed = configSchema.shape.updates.parse(parse(text).updates)
      expect(parsed).toMatchObject({ channel: 'beta', hours: { from: 785, to: 840 } })
    }
  })

  test('a stick in the hand of IT: at night, or with --now by day', async () => {
    const machine = fresh()
    const stick = machine.at('stick')
    releaseIn(stick, { version: '0.2.0', bytes: bytes('0.2.0') })
    machine.later(-10)
    const { code, said } = await machine.run(['--from', stick])
    expect([code, machine.runs()]).toEqual([1, good('0.1.0')])
    expect(said).toContain('only between 21:00 and 05:00; --now for now')
    expect((await machine.run(['--from', stick, '--now'])).code).toBe(0)
    expect(machine.runs()).toEqual(good('0.2.0'))
  })

  test('whatever is wrong with what the kiosk lays down, it is refused with its reason, once, and nothing is stopped', {
    timeout: 240_000,
  }, async () => {
    const drop = 'var/lib/abha-kiosk/update'
    const cases: [string, (machine: Machine) => void][] = [
      ['foreignKey', machine => machine.lays({ version: '0.2.0', bytes: bytes('0.2.0'), key: stranger.privateKey })],
      [
        'foreignKey',
        machine => writeFileSync(machine.at(`${drop}/latest-linux.yml`), machine.read(`${drop}/latest-linux.yml`).replace('0.2.0', '0.9.0')),
      ],
      ['unsigned', machine => unlinkSync(machine.at(`${drop}/latest-linux.yml.sig`))],
      ['damaged', machine => writeFileSync(machine.at(`${drop}/abha-kiosk_0.2.0_amd64.deb`), bytes('0.3.0'))],
      ['missing', machine => unlinkSync(machine.at(`${drop}/abha-kiosk_0.2.0_amd64.deb`))],
      ['noKey', machine => execFileSync('chmod', ['666', machine.at('etc/abha-kiosk/update-key.pem')])],
      ['noKey', machine => unlinkSync(machine.at('etc/abha-kiosk/update-key.pem'))],
      ['otherProduct', machine => machine.lays({ version: '0.2.0', bytes: buildDeb(temp.path, '0.2.0', 'abha-desk') })],
      ['otherProduct', machine => machine.lays({ version: '0.2.0', bytes: bytes('0.3.0') })],
      ['noWayBack', machine => unlinkSync(machine.at('var/lib/abha-kiosk-update/debs/0.1.0.deb'))],
      [
        'otherChannel',
        machine => {
          machine.lays({ version: '0.2.0', bytes: bytes('0.2.0'), channel: 'beta' })
          for (const end of ['', '.sig'])
            execFileSync('cp', [machine.at(`${drop}/beta-linux.yml${end}`), machine.at(`${drop}/latest-linux.yml${end}`)])
        },
      ],
      [
        'older',
        machine => {
          unlinkSync(machine.at(`${drop}/abha-kiosk_0.2.0_amd64.deb`))
          machine.lays({ version: '0.0.9', bytes: Buffer.from('old') })
        },
      ],
    ]
    for (const [reason, change] of cases) {
      const machine = laid()
      change(machine)
      const { code } = await machine.run()
      await machine.run()
      expect([code, machine.runs(), machine.history().map(line => line.split(' ').at(-1))]).toEqual([0, good('0.1.0'), [reason]])
      expect(machine.read('calls')).not.toContain('stop')
    }
  })

  test('what stood in the way is gone: it is put in within the hour', async () => {
    const machine = laid()
    const wayBack = machine.at('var/lib/abha-kiosk-update/debs/0.1.0.deb')
    renameSync(wayBack, machine.at('away.deb'))
    await machine.run()
    expect(machine.history()).toEqual(['refused 0.2.0 noWayBack'])
    renameSync(machine.at('away.deb'), wayBack)
    machine.later(1)
    machine.marks()
    await machine.run()
    expect(machine.runs()).toEqual(good('0.2.0'))
  })

  test('a link that the kiosk laid leads root nowhere', async () => {
    const machine = laid()
    const file = machine.at('var/lib/abha-kiosk/update/latest-linux.yml')
    unlinkSync(file)
    symlinkSync('/etc/passwd', file)
    await machine.run()
    expect(machine.runs()).toEqual(good('0.1.0'))
    expect(machine.history()).toEqual(['refused - foreignKey'])
  })

  test('a full disk: before it begins, and in the middle of the package', async () => {
    const before = laid()
    await before.run([], { DISK_FULL: 'yes' })
    expect([before.runs(), before.history()]).toEqual([good('0.1.0'), ['refused 0.2.0 noRoom']])
    const middle = laid()
    await middle.run([], { DPKG_BYTES: '100', FULL_FOR: '0.2.0.deb' })
    expect([middle.runs(), middle.history()]).toEqual([good('0.1.0'), ['wentBack 0.2.0 dpkg']])
    untouched(middle)
  })

  test('by hand: back to the one before, which is then left alone', async () => {
    const machine = laid()
    await machine.run()
    await machine.run(['--roll-back'])
    expect(machine.runs()).toEqual(good('0.1.0'))
    machine.later(24)
    machine.marks()
    await machine.run()
    expect(machine.runs()).toEqual(good('0.1.0'))
    expect(machine.history().at(-1)).toBe('refused 0.2.0 refusedBefore')
    expect((await machine.run(['--roll-back'])).said).toContain('no version before 0.1.0 is kept')
  })

  test('--status says what runs, what waits and what was refused', async () => {
    const machine = laid('0.3.0')
    expect((await machine.run(['--status'])).said).toContain('waits:    0.3.0')
    await machine.run()
    const { said } = await machine.run(['--status'])
    expect(said).toContain('runs:     0.1.0 (ready)')
    expect(said).toContain('between 21:00 and 05:00 in India')
    expect(said).toContain('sent back: 0.3.0')
    expect(said).toMatch(/2026-11-23 22:\d\d wentBack 0.3.0 notReady/)
  })

  /** The power is cut before the n-th thing that changes anything; whether there were so many. */
  async function cutAt(n: number, version: string): Promise<{ cut: boolean; machine: Machine }> {
    const machine = laid(version)
    const cut = await machine.runUntilCut(n)
    await machine.boots()
    const { version: now, whole, files } = machine.runs()
    expect({ n, whole, same: now === files, known: ['0.1.0', version].includes(now) }).toEqual({ n, whole: true, same: true, known: true })
    // what was on the way is looked at, then it is the next night
    await machine.run()
    if (machine.runs().version !== version) {
      machine.later(24)
      machine.marks()
      await machine.run()
    }
    untouched(machine)
    return { cut, machine }
  }

  /** Three machines at a time, until one comes to its end uncut; how many were cut. */
  async function cutEverywhere(version: string, from: number, end: (machine: Machine) => void): Promise<number> {
    for (let cuts = 0, n = from; ; n += 3)
      for (const { cut, machine } of await Promise.all([n, n + 1, n + 2].map(one => cutAt(one, version)))) {
        end(machine)
        rmSync(machine.at('.'), { recursive: true })
        if (!cut) return cuts
        cuts++
      }
  }

  test('the power is cut at each step of a good update: one whole version starts, and the new one is in by the next night', {
    timeout: 240_000,
  }, async () => {
    const cuts = await cutEverywhere('0.2.0', 1, machine => {
      expect(machine.runs()).toEqual(good('0.2.0'))
      expect(machine.kept()).toEqual(['0.1.0.deb', '0.2.0.deb'])
    })
    expect(cuts).toBeGreaterThan(10)
  })

  test('the power is cut at each step after a bad one was put in: the old one is back', { timeout: 240_000 }, async () => {
    const uncut = laid()
    await uncut.runUntilCut(1000)
    const started = Number(/^(\d+) systemctl start/m.exec(uncut.read('steps'))?.[1])
    const cuts = await cutEverywhere('0.3.0', started, machine => {
      expect(machine.runs()).toEqual(good('0.1.0'))
      expect(machine.kept()).toEqual(['0.1.0.deb'])
    })
    expect(cuts).toBeGreaterThan(8)
  })
})
