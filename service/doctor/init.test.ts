import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { productionUrls } from '../../abdm/index.ts'
import { type Config, parseConfig } from '../config.ts'
import { ownFolder } from '../folder.fixture.ts'
import { init, type Surroundings } from './init.ts'
import { counter, environment } from './init-answers.ts'
import { camera, printer, printerOffers, scanner, scannerOffers } from './init-devices.ts'

const port = { path: '/dev/ttyACM0', vendor: '0c2e', product: '0b61', serialNumber: 'S1', manufacturer: 'Honeywell' }
const board = { path: '/dev/ttyS0', vendor: null, product: null, serialNumber: null, manufacturer: null }
const lp = { path: '/dev/usb/lp0', plug: { vendor: '04b8', product: '0202', serialNumber: 'J5JF012345', manufacturer: 'EPSON' } }

let folder: string
let said: string
beforeEach(() => {
  folder = ownFolder()
  said = ''
})

/** Somebody who answers these lines; what they are asked is kept. */
function somebody(answers: readonly string[], change: Partial<Surroundings> = {}, isPerson = false): Surroundings {
  const waiting = [...answers]
  return {
    lines: {
      isPerson,
      say: text => {
        said += text
      },
      next: async question => {
        said += question
        return waiting.shift() ?? null
      },
      close: () => {},
    },
    serialPorts: async () => [],
    usbPrinters: async () => [],
    cameras: async () => [],
    picture: async () => null,
    schema: () => '{}',
    ...change,
  }
}
const out = () => join(folder, 'kiosk.config.yaml')
const written = (): Config => {
  const parsed = parseConfig(readFileSync(out(), 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.config
}

const answers = [
  'IN2210000123',
  'ज़िला अस्पताल, जगदलपुर',
  'District Hospital, Jagdalpur',
  '1 | पुराना मरीज़ | Returning patients',
  'OPD4 | 4 | बुज़ुर्ग | Elderly',
  '',
  'OPD4',
  '',
  '',
  'landscape',
  '400 mm',
  'production',
  'IN2210009999',
  '',
  '',
  '',
  '58',
  '',
  '',
  'b',
]

test('the answers become a config that the kiosk takes, readable by its group alone, with the schema beside it', async () => {
  const devices = {
    serialPorts: async () => [board, port],
    usbPrinters: async () => [lp],
    cameras: async () => [{ path: '/dev/video0', name: 'C920' }],
  }
  expect(await init(['--out', out()], somebody(answers, devices))).toBe(0)
  const config = written()
  expect(config.facility).toEqual({ hipId: 'IN2210000123', name: { hi: 'ज़िला अस्पताल, जगदलपुर', en: 'District Hospital, Jagdalpur' } })
  expect(config.counters).toEqual([
    { id: '1', sign: '1', name: { hi: 'पुराना मरीज़', en: 'Returning patients' } },
    { id: 'OPD4', sign: '4', name: { hi: 'बुज़ुर्ग', en: 'Elderly' } },
  ])
  expect(config.help).toEqual({ counter: 'OPD4', who: { hi: 'पीली जैकेट वाले साथी', en: 'the person in yellow' } })
  expect(config.screen).toEqual({ orientation: 'landscape', widthMm: 400 })
  expect(config.abdm).toMatchObject({
    urls: productionUrls,
    cmId: 'abdm',
    qrHosts: ['phr.abdm.gov.in'],
    credentials: { file: '/etc/abha-kiosk/credentials.json' },
  })
  expect(config.devices.scanner).toMatchObject({ kind: 'usbSerial', vendor: '0c2e', product: '0b61' })
  expect(config.devices.printer).toMatchObject({ kind: 'usb', serialNumber: 'J5JF012345', widthDots: 384 })
  expect(config.devices.camera).toMatchObject({ label: null })
  expect(config.offline).toEqual({ series: true, prefix: 'K', kiosk: 'B' })
  expect(config.demo).toBe(false)
  const text = readFileSync(out(), 'utf8')
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./kiosk.config.schema.json')
  expect(existsSync(join(folder, 'kiosk.config.schema.json'))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(out()).mode & 0o007).toBe(0)
  expect(said).toContain(`npm run doctor -- --config ${out()}`)
})

test('without an answer there are no numbers of the hospital’s own, and what is no letter is asked again', async () => {
  await init(['--out', out(), '--quick', ...flags], somebody([]))
  expect(written().offline).toEqual({ series: false, prefix: 'K', kiosk: null })
  expect(await init(['--out', out(), '--force', '--quick', ...flags, '--series', 'AB'], somebody([]))).toBe(1)
  expect(said).toContain('one letter from A to Z')
  const all = answers.with(-1, 'yes')
  expect(await init(['--out', out(), '--force'], somebody([...all, 'क', 'A'], { usbPrinters: async () => [lp] }, true))).toBe(0)
  expect(written().offline).toMatchObject({ series: true, kiosk: 'A' })
})

test('the width that the display tells is offered, the way it hangs', async () => {
  const told = { picture: async () => ({ longMm: 477, shortMm: 268 }) }
  const quick = ['--out', out(), '--quick', '--force', ...flags]
  await init(quick, somebody([], told))
  expect(written().screen).toEqual({ orientation: 'portrait', widthMm: 268 })
  await init([...quick, '--turn', 'landscape'], somebody([], told))
  expect(written().screen).toEqual({ orientation: 'landscape', widthMm: 477 })
})

const flags = ['--hip', 'IN2210000123', '--name-hi', 'अस्पताल', '--name-en', 'Hospital', '--counter', '1 | नया | New', '--hiu', 'IN2210009999']

test('flags alone are enough, and nobody is asked', async () => {
  expect(await init(['--out', out(), '--quick', ...flags, '--printer', '10.0.0.9', '--scanner', 'keyboard', '--camera', 'none'], somebody([]))).toBe(
    0,
  )
  const { devices, abdm } = written()
  expect(devices.printer).toMatchObject({ kind: 'tcp', host: '10.0.0.9', port: 9100, widthDots: 576 })
  expect(devices.scanner).toMatchObject({ kind: 'keyboard' })
  expect(devices.camera).toBeNull()
  expect(abdm.cmId).toBe('sbx')
})

test('what has no usual answer must be given', async () => {
  expect(await init(['--out', out(), '--quick', ...flags.slice(2)], somebody([]))).toBe(1)
  expect(said).toContain('--hip')
  expect(existsSync(out())).toBe(false)
})

describe('a file that is there', () => {
  beforeEach(() => writeFileSync(out(), 'mine'))
  test('is kept when somebody says no, or nothing', async () => {
    for (const answer of [['no'], [''], []]) expect(await init(['--out', out(), ...flags], somebody(answer))).toBe(1)
    expect(await init(['--out', out(), '--quick', ...flags], somebody([]))).toBe(1)
    expect(readFileSync(out(), 'utf8')).toBe('mine')
  })
  test('is replaced when somebody says yes, or says so beforehand', async () => {
    expect(await init(['--out', out(), '--quick', '--force', ...flags], somebody([]))).toBe(0)
    expect(written().facility.name.en).toBe('Hospital')
    expect(await init(['--out', out()], somebody(['yes', ...answers]))).toBe(0)
    expect(written().facility.name.en).toBe('District Hospital, Jagdalpur')
  })
  test('is kept when the answers end too early', async () => {
    expect(await init(['--out', out()], somebody(['yes', 'IN2210000123']))).toBe(1)
    expect(said).toContain('the answers ended here')
    expect(readFileSync(out(), 'utf8')).toBe('mine')
  })
})

test('a person who mistypes is asked again; a pipe is not, because its lines would be out of step', async () => {
  const wrong = ['IN', ...answers]
  expect(await init(['--out', out()], somebody(wrong, {}, true))).toBe(0)
  expect(said).toContain('at least four characters')
  expect(await init(['--out', join(folder, 'second.yaml')], somebody(wrong))).toBe(1)
  expect(existsSync(join(folder, 'second.yaml'))).toBe(false)
})

test('a folder that is not there, and wrong use', async () => {
  expect(await init(['--out', join(folder, 'gone', 'x.yaml'), '--quick', ...flags], somebody([]))).toBe(1)
  expect(said).toContain('ENOENT')
  expect(await init(['--colour'], somebody([]))).toBe(64)
})

test('whatever a hospital and its counters are called, the file says exactly that', async () => {
  const name = fc.stringMatching(/^[^\p{C}\p{Z}|][^\p{C}|]{0,30}$/u).filter(text => text.trim() === text)
  await fc.assert(
    fc.asyncProperty(name, name, async (hospital, inside) => {
      const hi = `अ${inside}`.trim()
      expect(
        await init(
          [
            '--out',
            out(),
            '--force',
            '--quick',
            '--hip',
            'IN2210000123',
            `--name-hi=${hi}`,
            `--name-en=${hospital}`,
            '--hiu',
            'IN2210009999',
            `--counter=1 | ${hi} | ${hospital}`,
          ],
          somebody([]),
        ),
      ).toBe(0)
      expect(written().facility.name).toEqual({ hi, en: hospital })
      expect(written().counters[0]?.name).toEqual({ hi, en: hospital })
    }),
    { numRuns: 40 },
  )
})

describe('one answer', () => {
  const value = <T>(understood: { ok: true; value: T } | { ok: false; why: string }) => (understood.ok ? understood.value : understood.why)
  test('a counter: its sign is its id where that fits', () => {
    expect(value(counter('7 | दवा | Medicines'))).toEqual({ id: '7', sign: '7', name: { hi: 'दवा', en: 'Medicines' } })
    expect(value(counter('OPD44 | दवा | Medicines'))).toContain('OPD44 | SIGN |')
    expect(value(counter('7 | Medicines | दवा'))).toContain('First the Hindi name')
    expect(value(counter('7, दवा, Medicines'))).toContain('Three parts')
    expect(value(counter('a/b | 1 | दवा | Medicines'))).toContain('An id has letters')
  })
  test('which ABDM', () => {
    expect(value(environment('http://127.0.0.1:4600/'))).toMatchObject({ cmId: 'sbx', urls: { gateway: 'http://127.0.0.1:4600/api/hiecm' } })
    expect(value(environment('real'))).toContain('production')
  })
  test('a scanner is named by its plug, with its number only beside a twin', () => {
    const twin = { ...port, path: '/dev/ttyACM1', serialNumber: 'S2' }
    expect(scannerOffers([board, port])[0]?.value).toEqual({ kind: 'usbSerial', vendor: '0c2e', product: '0b61' })
    expect(scannerOffers([port, twin])[1]?.value).toMatchObject({ serialNumber: 'S2' })
    const understand = scanner(scannerOffers([port]))
    expect(value(understand('1'))).toMatchObject({ kind: 'usbSerial' })
    expect(value(understand('2'))).toContain('A number of the list')
    expect(value(understand('0c2e'))).toEqual({ kind: 'usbSerial', vendor: '0c2e' })
    expect(value(understand('COM3'))).toEqual({ kind: 'serial', path: 'COM3' })
  })
  test('a printer by number of the list, address, path, plug, or Windows’ name', () => {
    const understand = printer(printerOffers([lp], [board]))
    expect(value(understand('1'))).toEqual({ kind: 'usb', serialNumber: 'J5JF012345' })
    expect(value(understand('2'))).toEqual({ kind: 'serial', path: '/dev/ttyS0' })
    expect(value(understand('3'))).toContain('A number of the list')
    expect(value(understand('192.168.1.50:9101'))).toEqual({ kind: 'tcp', host: '192.168.1.50', port: 9101 })
    expect(value(understand('/dev/usb/lp0'))).toEqual({ kind: 'file', path: '/dev/usb/lp0' })
    expect(value(understand('usb:X1'))).toEqual({ kind: 'usb', serialNumber: 'X1' })
    expect(value(understand('spooler:EPSON TM-T82'))).toEqual({ kind: 'spooler', name: 'EPSON TM-T82' })
    expect(value(understand('none'))).toBeNull()
    expect(value(understand('nonsense'))).toContain('A number of the list')
    expect(value(understand('printer:9100'))).toMatchObject({ kind: 'tcp', host: 'printer' })
    expect(value(understand('10.0.0.9:99999'))).toContain('A number of the list')
  })
  test('a camera by number, by a part of its name, any, none', () => {
    const understand = camera([{ path: '/dev/video0', about: 'C920', value: { label: 'C920' } }])
    expect([value(understand('1')), value(understand('any')), value(understand('none')), value(understand('Brio'))]).toEqual([
      { label: 'C920' },
      { label: null },
      null,
      { label: 'Brio' },
    ])
  })
})
