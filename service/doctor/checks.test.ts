import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Abdm, err, ok, type Reason, Secret } from '../../abdm/index.ts'
import { usualRecord } from '../../hardware/printer/record.ts'
import type { PrinterStatus } from '../../hardware/printer/types.ts'
import { wantedClips } from '../../locales/clips.ts'
import { en, hi } from '../../locales/index.ts'
import { type Config, parseConfig } from '../config.ts'
import type { VoiceLanguage } from '../contract/index.ts'
import { ownFolder } from '../folder.fixture.ts'
import { checkAbdm } from './abdm.ts'
import { checkCamera } from './camera.ts'
import { checkClock } from './clock.ts'
import { demoText } from './config.fixture.ts'
import { checkPrinter, checkScanner, checkSlip, type PrinterParts, printerState, type ScannerParts } from './devices.ts'
import { checkDisk } from './disk.ts'
import { type Files, filesUnder } from './files.ts'
import type { Finding, FindingState } from './finding.ts'
import { inputDevices, machineUnder } from './machine.fixture.ts'
import { checkMachine } from './machine.ts'
import { checkReached } from './network.ts'
import { checkProgram } from './program.ts'
import { checkRights } from './rights.ts'
import { checkDisplays, checkTouch, pictureMm, pictureOf, touchScreens } from './screen.ts'
import { checkConfig } from './settings.ts'
import { checkSound } from './sound.ts'
import { checkFonts, checkLanguages, checkWords } from './words.ts'

let folder: string
beforeEach(() => {
  folder = ownFolder()
})

const machine = (change?: Record<string, string | null>): Files => filesUnder(machineUnder(folder, change))
const config = (change: (text: string) => string = text => text): Config => {
  const parsed = parseConfig(change(demoText()))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.config
}

/** The state, words that must be told, and that whoever reads of a fault is told what to do. */
function expectFinding(finding: Finding | undefined, state: FindingState, ...words: string[]) {
  expect(finding).toMatchObject({ state })
  for (const word of words) expect(`${finding?.found} ${finding?.next}`).toContain(word)
  if (state === 'ok') expect(finding?.next).toBeNull()
  else expect(finding?.next?.length).toBeGreaterThan(10)
}

describe('the machine', () => {
  const usual = { cpus: ['Intel N100', 'Intel N100'], memoryBytes: 8e9, freeMemoryBytes: 5e9, system: 'Debian', node: '24.1.0', uptimeSeconds: 7300 }
  test('a usual one is told by its parts', () => expectFinding(checkMachine(usual), 'ok', '2 × Intel N100', '8.0 GB', 'Debian', 'Node 24.1.0', '2 h'))
  test('one with too little memory', () => expectFinding(checkMachine({ ...usual, memoryBytes: 1e9 }), 'warn', '2 GB'))
  test('one with a single processor', () => expectFinding(checkMachine({ ...usual, cpus: ['Old'] }), 'warn', 'two processors'))
  test('an older Node', () => expectFinding(checkMachine({ ...usual, node: '22.18.0' }), 'warn', 'Node 24'))
})

describe('the displays', () => {
  const hdmi = '/sys/class/drm/card0-HDMI-A-1'
  test('one that is plugged in is told with its size', async () => expectFinding(await checkDisplays(machine(), 'linux'), 'ok', 'HDMI-A-1 1080x1920'))
  test('none is plugged in', async () =>
    expectFinding(await checkDisplays(machine({ [`${hdmi}/status`]: 'disconnected' }), 'linux'), 'fail', 'HDMI-A-1', 'Plug the display in'))
  test('it is asleep', async () => expectFinding(await checkDisplays(machine({ [`${hdmi}/enabled`]: 'disabled' }), 'linux'), 'warn', 'Wake'))
  test('two of them: the kiosk may be on the wrong one', async () =>
    expectFinding(await checkDisplays(machine({ '/sys/class/drm/card0-DP-1/status': 'connected' }), 'linux'), 'warn', 'Two displays'))
  test('its graphics card has no 3D driver', async () => {
    const files = machine()
    rmSync(join(folder, '/sys/class/drm/renderD128'), { recursive: true })
    expectFinding(await checkDisplays(files, 'linux'), 'warn', 'no 3D driver', 'firmware')
  })
  test('a machine without graphics', async () => expectFinding(await checkDisplays(filesUnder(folder), 'linux'), 'warn', 'graphics'))
  test('Windows cannot be asked, and that is said', async () => expectFinding(await checkDisplays(machine(), 'win32'), 'warn', 'cannot be seen'))
})

describe('the size of the picture', () => {
  const edid = (change: Record<number, number>) => Object.assign(new Uint8Array(128), change)
  test('in millimetres where the display tells them, else in centimetres', () => {
    expect(pictureOf(edid({ 21: 48, 22: 27, 66: 0xdd, 67: 0x0c, 68: 0x11 }))).toEqual({ longMm: 477, shortMm: 268 })
    expect(pictureOf(edid({ 21: 27, 22: 48 }))).toEqual({ longMm: 480, shortMm: 270 })
  })
  test('a display that says 0, or half a line', () => {
    expect(pictureOf(edid({}))).toBeNull()
    expect(pictureOf(new Uint8Array(3))).toBeNull()
  })
  test('of the display that is plugged in', async () => {
    const files = machine()
    writeFileSync(join(folder, '/sys/class/drm/card0-DP-1/edid'), edid({ 21: 99, 22: 99 }))
    expect(await pictureMm(files)).toBeNull()
    writeFileSync(join(folder, '/sys/class/drm/card0-HDMI-A-1/edid'), edid({ 21: 48, 22: 27 }))
    expect(await pictureMm(files)).toEqual({ longMm: 480, shortMm: 270 })
  })
})

describe('the touch screen', () => {
  test('is told by its name', async () => expectFinding(await checkTouch(machine(), 'linux'), 'ok', 'ILITEK'))
  test('a keyboard, a mouse and a touch pad are none', async () => {
    const { keyboard, mouse, pad } = inputDevices
    expectFinding(await checkTouch(machine({ '/proc/bus/input/devices': [keyboard, mouse, pad].join('\n') }), 'linux'), 'fail', 'USB cable')
  })
  test('an old one that only says "touched here" is one too', () =>
    expect(touchScreens(inputDevices.oldGlass)).toEqual(['eGalax Inc. USB TouchController']))
  test('where Linux says nothing, and on Windows, that is said', async () => {
    expectFinding(await checkTouch(filesUnder(folder), 'linux'), 'warn', 'cannot be seen')
    expectFinding(await checkTouch(machine(), 'win32'), 'warn', 'cannot be seen')
  })
})

describe('the camera', () => {
  const any = { worker: true, html5qrcode: true, label: null }
  test('one with two nodes is one camera', async () => {
    const found = await checkCamera(machine(), any, 'linux')
    expectFinding(found, 'ok', 'HD Pro Webcam C920 (/dev/video0)')
    expect(found.found).not.toContain('video1')
  })
  test('there is none', async () =>
    expectFinding(await checkCamera(machine({ '/dev/video0': null, '/dev/video1': null }), any, 'linux'), 'fail', 'no camera', 'Plug'))
  test('the config asks for another', async () =>
    expectFinding(await checkCamera(machine(), { ...any, label: 'Brio' }, 'linux'), 'fail', 'Brio', 'C920'))
  test('this user may not open it', async () =>
    expectFinding(await checkCamera({ ...machine(), mayUse: async () => false }, any, 'linux'), 'fail', '/dev/video0', 'group video'))
  test('two, and the config does not say which', async () => {
    const second = { '/dev/video2': '', '/sys/class/video4linux/video2/name': 'Integrated' }
    expectFinding(await checkCamera(machine(second), any, 'linux'), 'warn', 'Integrated', 'devices.camera.label')
    expectFinding(await checkCamera(machine(second), { ...any, label: 'C920' }, 'linux'), 'ok')
  })
  test('the config has none; Windows cannot be asked', async () => {
    expectFinding(await checkCamera(machine({ '/dev/video0': null }), null, 'linux'), 'ok', 'names none')
    expectFinding(await checkCamera(machine(), any, 'win32'), 'warn', 'cannot be seen')
  })
})

describe('the scanner', () => {
  const parts: ScannerParts = {
    wanted: { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9600, suffix: 'any', commands: {} },
    status: async () => 'open',
    whyNot: async () => 'there is no /dev/ttyACM0; is it plugged in?',
    ports: async () => [],
  }
  test('is open', async () => expectFinding(await checkScanner(parts), 'ok', 'open'))
  test('is not there, nor is anything else', async () =>
    expectFinding(await checkScanner({ ...parts, status: async () => 'disconnected' }), 'fail', 'no /dev/ttyACM0', 'USB-CDC'))
  test('is not there, but another port is', async () =>
    expectFinding(
      await checkScanner({ ...parts, status: async () => 'disconnected', ports: async () => ['/dev/ttyACM1 0c2e:0b61 Honeywell'] }),
      'fail',
      'ttyACM1 0c2e:0b61',
    ))
  test('is there, but not for this user', async () => {
    const whyNot = async () => 'this user may not open /dev/ttyACM0; put it into its group (lp, dialout)'
    expectFinding(await checkScanner({ ...parts, status: async () => 'disconnected', whyNot }), 'fail', 'may not open', 'usermod -aG lp,dialout')
  })
  test('one that types cannot be seen; none is none', async () => {
    expectFinding(await checkScanner({ ...parts, wanted: { kind: 'keyboard', startKey: null, endKeys: ['Enter'] } }), 'warn', 'types like a keyboard')
    expectFinding(await checkScanner({ ...parts, wanted: null }), 'ok')
  })
})

describe('the printer', () => {
  const wanted = { kind: 'tcp', host: '10.0.0.9', port: 9100, widthDots: 576, record: '/etc/record.json' } as const
  const parts = (change: Partial<PrinterParts> = {}): PrinterParts => ({
    wanted,
    dataFolder: '/var/lib/abha-kiosk',
    ask: async () => ({ status: 'ready' }),
    whyMissing: async () => 'nobody answers at 10.0.0.9, port 9100',
    record: { ok: true, ...usualRecord },
    ...change,
  })
  test('ready', async () => expectFinding(await checkPrinter(parts()), 'ok', 'ready'))
  test('ready, but nobody probed it: the command for this very printer is told', async () =>
    expectFinding(
      await checkPrinter(parts({ wanted: { ...wanted, record: null } })),
      'warn',
      'probe --host 10.0.0.9 --port 9100 --out /var/lib/abha-kiosk/record.json',
    ))
  test('not reached', async () => expectFinding(await checkPrinter(parts({ ask: async () => null })), 'fail', 'nobody answers', 'switched on'))
  test('is there, but not for this user', async () =>
    expectFinding(
      await checkPrinter(parts({ ask: async () => null, whyMissing: async () => 'this user may not open /dev/usb/lp0; …' })),
      'fail',
      'usermod',
    ))
  test('its record is broken', async () =>
    expectFinding(await checkPrinter(parts({ record: { ok: false, why: 'record.json is no JSON' } })), 'fail', 'is no JSON'))
  test('the config has none', async () => expectFinding(await checkPrinter(parts({ wanted: null })), 'ok'))
  test.each([
    ['nearEnd', 'warn', 'new roll'],
    ['noPaper', 'fail', 'new roll'],
    ['coverOpen', 'fail', 'Close'],
    ['cutter', 'fail', 'knife'],
    ['overheated', 'fail', 'Wait'],
    ['error', 'fail', 'repaired'],
    ['offline', 'fail', 'baudRate'],
    ['otherModel', 'fail', 'Probe'],
    ['disconnected', 'fail', 'cable'],
  ] as [PrinterStatus, FindingState, string][])('%s', async (status, state, word) => {
    expectFinding(await checkPrinter(parts({ ask: async () => ({ status }) })), state, word)
    expectFinding(printerState(status), state, word)
  })
  test('the test slip: printed, not printed, nobody knows', async () => {
    const slip = { blocks: [] }
    expectFinding(await checkSlip({ print: async () => ({ outcome: 'printed' }) }, slip), 'ok', 'printed')
    expectFinding(await checkSlip({ print: async () => ({ outcome: 'notPrinted', why: 'noPaper' }) }, slip), 'fail', 'not printed', 'new roll')
    expectFinding(await checkSlip({ print: async () => ({ outcome: 'unknown' }) }, slip), 'fail', 'fell silent')
  })
})

describe('the sound', () => {
  test('a card is told by its name', async () => expectFinding(await checkSound(machine(), 'linux'), 'ok', 'HDA Intel PCH'))
  test('no card', async () => {
    expectFinding(await checkSound(machine({ '/proc/asound/cards': '--- no soundcards ---\n' }), 'linux'), 'fail', 'no sound card')
    expectFinding(await checkSound(machine({ '/proc/asound/cards': '' }), 'linux'), 'fail')
  })
  test('Windows cannot be asked', async () => expectFinding(await checkSound(machine(), 'win32'), 'warn', 'cannot be seen'))
})

describe('the clock', () => {
  test('agrees', () => expectFinding(checkClock(0), 'ok', 'agrees'))
  test.each([3, -3])('%i seconds are nobody’s fault', seconds => expectFinding(checkClock(seconds), 'ok'))
  test('half a minute says that nobody keeps it', () => expectFinding(checkClock(30), 'warn', '30 s behind', 'samay1.nic.in'))
  test('a minute is the border', () => {
    expect(checkClock(60).state).toBe('warn')
    expect(checkClock(61).state).toBe('fail')
    expect(checkClock(-61).state).toBe('fail')
  })
  test('five minutes ahead', () => expectFinding(checkClock(-300), 'fail', '5 min ahead of', 'timedatectl'))
  test('nobody told the time', () => expectFinding(checkClock(null), 'warn', 'network'))
})

describe('the disk', () => {
  const parts = { folder: '/data', freeBytes: async () => 9e9, writeSynced: async () => ({ ms: 12.4 }) }
  test('has room, and how long a synced write took is told', async () =>
    expectFinding(await checkDisk(parts), 'ok', '9000 MB free at /data', 'in 12 ms'))
  test('is getting full', async () => expectFinding(await checkDisk({ ...parts, freeBytes: async () => 1.9e9 }), 'warn', '1900 MB'))
  test('is nearly full', async () => expectFinding(await checkDisk({ ...parts, freeBytes: async () => 499e6 }), 'fail', '499 MB'))
  test.each([
    ['ENOSPC', 'Make room'],
    ['EACCES', 'install -d -m 700'],
    ['EROFS', 'read-only'],
    ['EIO', 'EIO'],
  ])('cannot be written: %s', async (code, word) => expectFinding(await checkDisk({ ...parts, writeSynced: async () => ({ code }) }), 'fail', word))
  test('cannot be asked', async () => {
    expectFinding(await checkDisk({ ...parts, freeBytes: () => Promise.reject(new Error('gone')) }), 'fail', 'mounted')
  })
})

describe('the network', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const answered = { to: 'answer', connectMs: 20, answerMs: 90, certificateEnds: new Date('2027-02-01T00:00:00Z'), driftSeconds: 0 } as const
  const host = 'dev.abdm.gov.in'
  test('a host that answers is told with its times and its certificate', () =>
    expectFinding(checkReached(host, answered, now), 'ok', host, '20 ms', '90 ms', '69 days'))
  test('a certificate that ends in a week', () =>
    expectFinding(checkReached(host, { ...answered, certificateEnds: new Date('2026-11-30T10:00:00Z') }, now), 'warn', '7 days'))
  test('a slow line', () => expectFinding(checkReached(host, { ...answered, answerMs: 4000 }, now), 'warn', 'slow'))
  test('the name is not known', () => expectFinding(checkReached(host, { to: 'nothing', code: 'ENOTFOUND' }, now), 'fail', host, 'DNS, ENOTFOUND'))
  test('nobody answers', () => expectFinding(checkReached(host, { to: 'name', code: 'TIMEOUT' }, now), 'fail', 'TIMEOUT', 'firewall'))
  test('it takes the call and says nothing', () => expectFinding(checkReached(host, { to: 'port', code: 'TIMEOUT' }, now), 'fail', 'said nothing'))
  test.each([
    ['CERT_NOT_YET_VALID', 'clock'],
    ['CERT_HAS_EXPIRED', 'clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'log-in page'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'firewall that reads TLS'],
  ])('a line that is not trusted: %s', (code, word) => expectFinding(checkReached(host, { to: 'port', code, isTls: true }, now), 'fail', code, word))
})

describe('words, clips and fonts', () => {
  const words = { hi, en }
  const page = wantedClips(words).map(({ textHash }) => textHash)
  test('all there', () => expectFinding(checkWords({ words, voice: null, page }), 'ok', 'no clip missing'))
  test('a clip that the page lost is named by the text that would be silent', () =>
    expectFinding(checkWords({ words, voice: null, page: page.slice(1) }), 'fail', wantedClips(words)[0]?.key ?? '?'))
  test('a text that one language lacks', () => {
    const { 'language.title': _, ...less } = en
    expectFinding(checkWords({ words: { hi, en: less as typeof en }, voice: null, page }), 'fail', 'language.title (en): missing')
  })
  test('a list of clips that is empty names the first and counts the rest', () =>
    expectFinding(checkWords({ words, voice: { manifest: [], files: [] }, page: null }), 'fail', 'more'))
  test('letters joined, a font that is gone, letters apart', () => {
    expectFinding(checkFonts(null), 'ok', 'क्ष')
    expectFinding(checkFonts('fontMissing'), 'fail', 'not there')
    expectFinding(checkFonts('notShaped'), 'fail', 'not joined')
  })
  test('the facility’s own languages: fine, out of date, broken', () => {
    const own: VoiceLanguage = {
      code: 'gon',
      name: 'Gondi',
      over: 'hi',
      prompts: 361,
      recorded: 40,
      stale: 0,
      texts: { of: 710, missing: 0, wrong: 0 },
      unreadable: false,
    }
    expectFinding(checkLanguages([own]), 'ok', 'gon: 40 of 361')
    expectFinding(checkLanguages([{ ...own, stale: 3 }]), 'warn', 'gon 3')
    expectFinding(checkLanguages([{ ...own, unreadable: true }]), 'warn', 'gon', 'language.json')
  })
})

describe('the config', () => {
  const one = (change: (text: string) => string) => checkConfig('kiosk.config.yaml', change(demoText())).findings
  const real = (text: string) => text.replace('demo: true', 'demo: false')
  test('a right one', () => expectFinding(one(real)[0], 'ok', '5 counters', '1 of the staff'))
  test('each fault by line and field', () => {
    const found = one(text => real(text).replace('idleSeconds', 'idelSeconds').replace('orientation: portrait', 'orientation: tall'))
    expect(found).toHaveLength(2)
    expectFinding(
      found.find(({ found }) => found.includes('idelSeconds')),
      'fail',
      'kiosk.config.yaml:31: times.idelSeconds',
      'line 31',
    )
    expectFinding(
      found.find(({ found }) => found.includes('orientation')),
      'fail',
      'must be one of portrait, landscape',
    )
  })
  test('no file, and not YAML', () => {
    expectFinding(checkConfig('x.yaml', null).findings[0], 'fail', 'npm run init')
    expectFinding(checkConfig('x.yaml', 'a: [').findings[0], 'fail', 'x.yaml:1')
  })
  test('what hardly anybody means', () => {
    expectFinding(one(text => text)[0], 'warn', 'demo: true')
    expectFinding(one(text => real(text).replace('widthMm: 268', 'widthMm: 190'))[0], 'warn', 'small')
    expectFinding(one(text => real(text).replace(/^staff:\n(?: .*\n)+/m, 'staff: []\n'))[0], 'warn', 'scripts/staff.ts badge')
    expectFinding(one(text => real(text).replace(/camera: \{.*\}/, 'camera: null'))[0], 'warn', 'neither camera nor scanner')
  })
  test('sandbox and production mixed', () =>
    expectFinding(
      one(text =>
        real(text)
          .replace('cmId: sbx', 'cmId: abdm')
          .replace(/gateway: .*/, "gateway: 'https://dev.abdm.gov.in/api/hiecm'"),
      )[0],
      'fail',
      'cmId is abdm',
      'dev.abdm.gov.in',
    ))
})

describe('who may read the files', () => {
  const rights = async (change: () => void = () => {}, text = (text: string) => text, uid = 1000, files = filesUnder()) => {
    const secret = join(folder, 'credentials.json')
    const file = join(folder, 'kiosk.config.yaml')
    writeFileSync(secret, '{}', { mode: 0o600 })
    writeFileSync(file, '', { mode: 0o640 })
    mkdirSync(join(folder, 'data'), { mode: 0o700 })
    change()
    return checkRights(
      files,
      file,
      config(all => text(all.replaceAll('/etc/kiosk', folder))),
      { platform: 'linux', uid },
    )
  }
  const at = (name: string) => join(folder, name)
  test('closed to others', async () => expectFinding((await rights())[0], 'ok'))
  test('a secret that others can read', async () =>
    expectFinding((await rights(() => chmodSync(at('credentials.json'), 0o644)))[0], 'fail', '644', `chmod 600 ${at('credentials.json')}`))
  test('a copy of the secret that an editor left', async () =>
    expectFinding(
      (
        await rights(() => {
          writeFileSync(at('credentials.json~'), '{}')
          chmodSync(at('credentials.json~'), 0o644)
        })
      )[0],
      'fail',
      'credentials.json~',
      'Delete the copy',
    ))
  test('a config that others can change, or whose PINs they can guess', async () => {
    expectFinding((await rights(() => chmodSync(at('kiosk.config.yaml'), 0o666)))[0], 'fail', 'chmod go-w')
  })
  test('a config that everybody can read', async () =>
    expectFinding((await rights(() => chmodSync(at('kiosk.config.yaml'), 0o644)))[0], 'warn', 'PIN'))
  test('a data folder that others can look into', async () =>
    expectFinding((await rights(() => chmodSync(at('data'), 0o755)))[0], 'warn', 'chmod 700'))
  test('a key of UIDAI that is not there', async () =>
    expectFinding(
      (await rights(undefined, text => text.replace('uidaiCertificates: []', 'uidaiCertificates: [/nowhere/uidai.pem]')))[0],
      'fail',
      '/nowhere/uidai.pem',
    ))
  /** everything belongs to user 1001, but what ends so to user 0 */
  const owned = (end: string): Files => {
    const real = filesUnder()
    return {
      ...real,
      rights: async path => {
        const found = await real.rights(path)
        return found && { ...found, uid: path.endsWith(end) ? 0 : 1001 }
      },
    }
  }
  test('a secret that belongs to root, while the data is the kiosk’s: the kiosk could not read it', async () =>
    expectFinding((await rights(undefined, undefined, 1001, owned('credentials.json')))[0], 'fail', 'another user', 'chown --reference='))
  test('root may do everything, so what root finds well says little', async () =>
    expectFinding((await rights(undefined, undefined, 0, owned('nothing')))[0], 'warn', 'runuser -u "$(id -nu 1001)" --'))
  test('Windows keeps rights another way', async () =>
    expectFinding((await checkRights(filesUnder(), 'x', config(), { platform: 'win32', uid: null }))[0], 'warn', 'Security'))
})

describe('ABDM', () => {
  const credentials = { ok: true, credentials: { clientId: 'x', clientSecret: new Secret('y') } } as const
  const abdm: Pick<Abdm, 'warm' | 'facility' | 'bridge'> = {
    warm: async () => ok(undefined),
    facility: async hipId => ok({ hipId, name: 'District Hospital, Jagdalpur' }),
    bridge: async () => ok({ url: 'https://relay.example', active: true }),
  }
  const refusing =
    (reason: Reason, code: string | null = null, status: number | null = 400) =>
    async () =>
      err({ reason, code, status })
  const withRelay = () => config(text => text.replace('relay: null', 'relay: { url: https://relay.example, bridgeUrl: https://relay.example }'))
  const look = async (change: Partial<typeof abdm>, of = config()) => checkAbdm({ config: of, credentials, abdm: { ...abdm, ...change } })

  test('session and facility', async () => {
    const [session, facility, ...more] = await look({})
    expectFinding(session, 'ok', 'session')
    expectFinding(facility, 'ok', 'IN2210000123 is District Hospital, Jagdalpur')
    expect(more).toEqual([])
  })
  test('no credentials yet: how to make the file is told', async () =>
    expectFinding(
      (await checkAbdm({ config: config(), credentials: { ok: false, reason: 'missing', why: '/c.json is not there' }, abdm }))[0],
      'fail',
      'not there',
      'install -D -m 600',
    ))
  test('credentials that belong to somebody else', async () =>
    expectFinding(
      (
        await checkAbdm({ config: config(), credentials: { ok: false, reason: 'notReadable', why: '/c.json may not be read by this user' }, abdm })
      )[0],
      'fail',
      'may not be read',
      'chown USER',
    ))
  test.each([
    ['credentialsWrong', 'fail', 'secret'],
    ['notPermitted', 'fail', 'NHA'],
    ['clockWrong', 'fail', 'timedatectl'],
    ['network', 'fail', 'network'],
    ['tooManyRequests', 'warn', 'Wait'],
    ['unexpected', 'fail', 'ABDM-9999'],
  ] as const)('a session that is refused: %s', async (reason, state, word) =>
    expectFinding((await look({ warm: refusing(reason, 'ABDM-9999') }))[0], state, word),
  )
  test('a facility that ABDM does not know, and one of another name', async () => {
    expectFinding((await look({ facility: refusing('facilityNotFound') }))[1], 'fail', 'no facility IN2210000123')
    expectFinding((await look({ facility: async hipId => ok({ hipId, name: 'City Hospital, Raipur' }) }))[1], 'warn', 'City Hospital, Raipur')
  })
  test('a relay: as it should be, moved, off', async () => {
    expectFinding((await look({}, withRelay()))[2], 'ok')
    expectFinding((await look({ bridge: async () => ok({ url: 'https://other.example', active: true }) }, withRelay()))[2], 'fail', 'elsewhere')
    expectFinding((await look({ bridge: async () => ok({ url: 'https://relay.example', active: false }) }, withRelay()))[2], 'fail', 'switched off')
    expectFinding((await look({ bridge: refusing('timeout') }, withRelay()))[2], 'fail', 'network')
  })
})

test('the program: whole, and without its page', () => {
  const program = { version: '0.1.0', hash: 'f0298e2a2a8662e3', hasPage: true, parts: { Electron: undefined, Chromium: '140' } }
  expectFinding(checkProgram(program), 'ok', '0.1.0', 'f0298e2a2a8662e3', 'Chromium 140')
  expectFinding(checkProgram({ ...program, hasPage: false }), 'fail', 'npm run build')
})
