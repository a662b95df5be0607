import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import {
  ASB_ON,
  ascii,
  CLEAR,
  CUT,
  DLE_EOT,
  defineNv,
  graphics,
  HandClock,
  INIT,
  onDesk,
  printNv,
  processAnswer,
  processId,
  qr,
  raster,
  word,
} from './escpos.fixture.ts'
import { slipPng } from './picture.ts'

const LF = [0x0a]
const noise = (i: number) => (i * 73 + 11) & 255
const SLIP = [
  ...[INIT, [0x1b, 0x61, 1], [0x1b, 0x45, 1], [0x1d, 0x21, 0x11], ascii('TOKEN'), LF, [0x1d, 0x21, 0x55], ascii('47'), LF, [0x1b, 0x21, 0]],
  ...[[0x1b, 0x2d, 1], ascii('Counter 3'), LF, [0x1b, 0x2d, 0], raster(72, 60, noise), [0x1b, 0x4a, 20], defineNv('AB', 10, 24, 0xf0), printNv('AB')],
  ...[[0x1b, 0x2a, 33, ...word(40), ...Array.from({ length: 120 }, (_, i) => noise(i))], LF, qr('TOKEN-47', 6)],
  ...[graphics([48, 112, 48, 1, 1, 49, ...word(64), ...word(20), ...Array.from({ length: 160 }, (_, i) => noise(i))]), graphics([48, 50])],
  ...[ASB_ON, processId('0047'), CUT],
].flat()

describe('the picture', () => {
  const whole = onDesk()
  whole.send(SLIP)

  it('is the same however the bytes are cut into pieces', () => {
    for (const size of [1, 777]) {
      const desk = onDesk({ bufferBytes: 512 })
      for (let at = 0; at < SLIP.length; at += size) desk.send(SLIP.slice(at, at + size))
      expect(desk.picture()).toBe(whole.picture())
      expect(desk.answers).toEqual(whole.answers)
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), fc.integer({ min: 512, max: 4096 }), (sizes, bufferBytes) => {
        const desk = onDesk({ bufferBytes })
        for (let at = 0, i = 0; at < SLIP.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          desk.send(SLIP.slice(at, at + size))
          at += size
        }
        return desk.picture() === whole.picture()
      }),
      { numRuns: 15 },
    )
  })

  it('of a proper slip has nothing clipped, unknown, missing or misplaced', () => {
    expect(whole.printer.counts).toEqual({ clipped: 0, unknown: 0, missingNv: 0, misplaced: 0, nonAscii: 0, realTimeInData: 0, nvWrites: 1 })
    expect(whole.printer.paper.slips).toHaveLength(1)
  })

  it('never breaks, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        const desk = onDesk()
        desk.send([...bytes])
        return true
      }),
    )
  })

  it('carries a native QR code that a reader reads, and the counted pixels of a raster', async () => {
    const desk = onDesk()
    desk.send(INIT, [0x1b, 0x61, 1], [0x1b, 0x4a, 40], qr('https://example.in/t/47', 6), [0x1b, 0x4a, 40], CUT)
    const slip = desk.printer.paper.slips[0]
    const image = await loadImage(slip ? slipPng(slip) : Buffer.of())
    const context = createCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    const pixels = context.getImageData(0, 0, image.width, image.height)
    expect(jsQR(new Uint8ClampedArray(pixels.data), image.width, image.height)?.data).toBe('https://example.in/t/47')
  })

  it('puts raster dots exactly where they were sent', () => {
    const desk = onDesk({ width: 64 })
    desk.send(
      [0x1d, 0x4c, ...word(8)],
      raster(1, 2, i => (i === 0 ? 0b1000_0001 : 0b0001_1000)),
    )
    expect(desk.picture()).toBe(`${'0'.repeat(8)}10000001${'0'.repeat(48)}\n${'0'.repeat(8)}00011000${'0'.repeat(48)}`)
  })

  it('is twice as wide and high where the raster mode says so', () => {
    const desk = onDesk({ width: 64 })
    desk.send(raster(1, 1, () => 0b1000_0000, 3))
    expect(desk.picture()).toBe(`${`11${'0'.repeat(62)}`}\n${`11${'0'.repeat(62)}`}`)
  })

  it('wraps a line that is too long instead of losing letters', () => {
    const desk = onDesk({ width: 120 })
    desk.send(ascii('ABCDEFGHIJKL'), LF)
    expect(desk.printer.paper.hanging).toHaveLength(68)
    expect(desk.printer.counts.clipped).toBe(0)
  })

  it('centres, and puts right', () => {
    const left = (align: number) => {
      const desk = onDesk({ width: 80 })
      desk.send(
        [0x1b, 0x61, align],
        raster(1, 1, () => 0xff),
      )
      return desk.picture().indexOf('1')
    }
    expect([left(0), left(1), left(2)]).toEqual([0, 36, 72])
  })

  it('feeds by the motion unit that was set', () => {
    const desk = onDesk()
    desk.send([0x1b, 0x4a, 100], [0x1d, 0x50, 0, 101], [0x1b, 0x4a, 100])
    expect(desk.printer.paper.hanging).toHaveLength(100 + 201)
  })

  it('leaves what was printed last on the next piece when the knife comes without a feed', () => {
    const desk = onDesk({ headToKnife: 96 })
    desk.send(
      raster(72, 200, () => 0xff),
      [0x1d, 0x56, 0],
    )
    expect(desk.printer.paper.slips[0]?.rows).toHaveLength(200)
    expect(desk.printer.paper.slips[0]?.rows.filter(row => row.includes(1))).toHaveLength(104)
    expect(desk.printer.paper.hanging.filter(row => row.includes(1))).toHaveLength(96)
    desk.send(CUT)
    expect(desk.printer.paper.slips[1]?.rows.filter(row => row.includes(1))).toHaveLength(96)
  })
})

describe('the counts', () => {
  it.each([
    ['pixels beside the paper', 'clipped', [...raster(73, 1, () => 0xff)], 8],
    ['commands it does not know', 'unknown', [0x1b, 0x7e, 0x1c, 0x71], 2],
    ['an NV picture nobody stored', 'missingNv', printNv('ZZ'), 1],
    ['a raster in the middle of a line', 'misplaced', [...ascii('x'), ...raster(1, 1, () => 1)], 1],
    ['letters it has not got', 'nonAscii', [0xe0, 0xa4, 0x95], 3],
    ['a status request hidden in a picture', 'realTimeInData', raster(3, 1, i => [0x10, 0x04, 0x01][i] ?? 0), 1],
  ] as const)('tell of %s', (_, name, bytes, expected) => {
    const desk = onDesk()
    desk.send([...bytes])
    expect(desk.printer.counts[name]).toBe(expected)
  })
})

describe('the status', () => {
  it('is told truly by DLE EOT, even out of paper', () => {
    const desk = onDesk()
    const ask = () => {
      desk.send(DLE_EOT(1), DLE_EOT(2), DLE_EOT(3), DLE_EOT(4))
      return desk.heard()
    }
    expect(ask()).toEqual([0x12, 0x12, 0x12, 0x12])
    desk.printer.set('nearEnd', true)
    expect(ask()).toEqual([0x12, 0x12, 0x12, 0x1e])
    desk.printer.set('paperOut', true)
    expect(ask()).toEqual([0x1a, 0x32, 0x12, 0x7e])
    desk.printer.set('paperOut', false)
    desk.printer.set('nearEnd', false)
    desk.printer.set('coverOpen', true)
    expect(ask()).toEqual([0x1a, 0x16, 0x12, 0x12])
  })

  it('comes by itself on every change once asked for, and not before', () => {
    const desk = onDesk()
    desk.printer.set('nearEnd', true)
    expect(desk.heard()).toEqual([])
    desk.send(ASB_ON)
    expect(desk.heard()).toEqual([0x10, 0x00, 0x03, 0x0f])
    desk.printer.set('paperOut', true)
    expect(desk.heard()).toEqual([0x18, 0x00, 0x0f, 0x0f])
    desk.printer.set('coverOpen', true)
    expect(desk.heard()).toEqual([0x38, 0x00, 0x0f, 0x0f])
    desk.printer.set('speed', 0)
    expect(desk.heard()).toEqual([])
  })

  it('stops coming by itself after ESC @', () => {
    const desk = onDesk()
    desk.send(ASB_ON, INIT)
    desk.heard()
    desk.printer.set('paperOut', true)
    expect(desk.heard()).toEqual([])
  })

  it('says who it is', () => {
    const desk = onDesk()
    desk.send([0x1d, 0x49, 67])
    expect(String.fromCharCode(...desk.heard())).toBe('_PRETEND-80\0')
  })

  it('lists the NV pictures it holds', () => {
    const desk = onDesk()
    desk.send(defineNv('AB', 1, 1, 1), defineNv('C1', 1, 1, 1), graphics([48, 64, ...ascii('KC')]))
    expect(String.fromCharCode(...desk.heard())).toBe('7r@ABC1\0')
  })
})

describe('the end of the paper', () => {
  const slip = [...INIT, ...ASB_ON, ...raster(72, 200, () => 0xff), ...processId('0001'), 0x1d, 0x72, 1, ...CUT]

  it('in the middle of a slip stops the picture and all in-order answers, and says so', () => {
    const desk = onDesk()
    desk.printer.set('paperOutAtRow', 80)
    desk.send(slip)
    expect(desk.blackRows()).toBe(80)
    expect(desk.heard()).toEqual([0x10, 0, 0, 0x0f, 0x18, 0, 0x0f, 0x0f])
    expect(desk.printer.state()).toMatchObject({ paper: 'out', busy: true, slips: [] })
    desk.send(DLE_EOT(4))
    expect(desk.heard()).toEqual([0x7e])
  })

  it('is followed by the rest of the slip on the new roll, and only then by the process id', () => {
    const desk = onDesk()
    desk.printer.set('paperOutAtRow', 80)
    desk.send(slip)
    desk.heard()
    desk.printer.set('paperOut', false)
    expect(desk.heard()).toEqual([0x10, 0, 0, 0x0f, ...processAnswer('0001'), 0])
    expect(desk.printer.paper.slips.map(({ cut, rows }) => [cut, rows.length])).toEqual([
      [false, 80],
      [true, 120],
    ])
  })

  it('prints nothing more when the buffer was cleared before the paper came back', () => {
    const desk = onDesk()
    desk.printer.set('paperOutAtRow', 80)
    desk.send(slip)
    desk.send(CLEAR)
    desk.heard()
    desk.printer.set('paperOut', false)
    expect(desk.heard()).toEqual([0x10, 0, 0, 0x0f])
    expect(desk.printer.state()).toMatchObject({ busy: false, current: { begun: false } })
    desk.send(slip)
    expect(desk.blackRows()).toBe(280)
  })

  it('comes at the byte it was asked for', () => {
    const desk = onDesk()
    desk.printer.set('paperOutAtByte', INIT.length + ASB_ON.length + 8 + 72 * 50)
    desk.send(slip)
    expect(desk.printer.state().paper).toBe('out')
    expect(desk.blackRows()).toBe(49)
  })

  it('lets a small buffer fill: then even DLE EOT is not read', () => {
    const desk = onDesk({ bufferBytes: 512 })
    desk.printer.set('paperOut', true)
    desk.send(Array<number>(400).fill(0x41), DLE_EOT(4))
    expect(desk.heard()).toEqual([0x7e])
    desk.send(Array<number>(400).fill(0x41), DLE_EOT(4))
    expect(desk.heard()).toEqual([])
    expect(desk.printer.backlog).toBeGreaterThan(0)
    desk.printer.set('paperOut', false)
    expect(desk.heard()).toEqual([0x12])
  })

  it('leaves the buffer alone on DLE ENQ 2 when that is for cutter errors only; the seven-byte request still clears', () => {
    const desk = onDesk()
    desk.printer.set('enqIgnored', true)
    desk.printer.set('paperOut', true)
    desk.send(
      raster(72, 10, () => 0xff),
      CLEAR,
    )
    expect(desk.printer.state().busy).toBe(true)
    desk.send([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8])
    expect(desk.heard()).toEqual([0x37, 0x25, 0])
    desk.printer.set('paperOut', false)
    expect(desk.blackRows()).toBe(0)
  })

  it('an open cover stops too, and the same piece goes on when it is closed', () => {
    const desk = onDesk()
    desk.printer.set('coverOpen', true)
    desk.send(slip)
    expect(desk.blackRows()).toBe(0)
    desk.printer.set('coverOpen', false)
    expect(desk.printer.paper.slips.map(({ cut, rows }) => [cut, rows.length])).toEqual([[true, 200]])
  })
})

describe('time', () => {
  it('paper takes as long as its length: the process id waits for the last row', () => {
    const clock = new HandClock()
    const desk = onDesk({ speed: 250, clock })
    desk.send(
      raster(72, 1000, () => 0xff),
      processId('0009'),
    )
    clock.forward(250)
    expect(desk.blackRows()).toBeGreaterThan(450)
    expect(desk.blackRows()).toBeLessThan(560)
    expect(desk.heard()).toEqual([])
    clock.forward(300)
    expect(desk.heard()).toEqual(processAnswer('0009'))
  })

  it('a slow line brings the bytes slowly', () => {
    const clock = new HandClock()
    const desk = onDesk({ clock })
    desk.printer.set('rate', 960)
    desk.send(raster(72, 100, () => 0xff))
    clock.forward(1000)
    expect(desk.blackRows()).toBeGreaterThan(10)
    expect(desk.blackRows()).toBeLessThan(15)
    clock.forward(8000)
    expect(desk.blackRows()).toBe(100)
  })

  it('late answers come late and in order', () => {
    const clock = new HandClock()
    const desk = onDesk({ clock })
    desk.printer.set('lateAnswers', 700)
    desk.send(DLE_EOT(1), processId('0002'))
    clock.forward(699)
    expect(desk.heard()).toEqual([])
    clock.forward(1)
    expect(desk.heard()).toEqual([0x12, ...processAnswer('0002')])
  })
})

describe('on request', () => {
  it('it stalls: nothing printed, the status still clean', () => {
    const desk = onDesk()
    desk.printer.set('stall', true)
    desk.send(
      raster(72, 10, () => 0xff),
      DLE_EOT(1),
      processId('0003'),
    )
    expect([desk.blackRows(), desk.heard()]).toEqual([0, [0x12]])
    desk.printer.set('stall', false)
    expect([desk.blackRows(), desk.heard()]).toEqual([10, processAnswer('0003')])
  })

  it('it says nothing at all', () => {
    const desk = onDesk()
    desk.printer.set('silent', true)
    desk.send(
      ASB_ON,
      DLE_EOT(1),
      processId('0004'),
      [0x1d, 0x72, 1],
      raster(72, 3, () => 0xff),
    )
    expect([desk.blackRows(), desk.heard()]).toEqual([3, []])
  })

  it('it is a clone that answers DLE EOT alone, or nothing', () => {
    const desk = onDesk()
    desk.printer.set('cloneLevel', 'eotOnly')
    desk.send(ASB_ON, processId('0005'), [0x1d, 0x72, 1], DLE_EOT(4))
    expect(desk.heard()).toEqual([0x12])
    desk.printer.set('cloneLevel', 'none')
    desk.send(DLE_EOT(4))
    expect(desk.heard()).toEqual([])
  })

  it('it sends a status nobody asked for while a job comes in', () => {
    const desk = onDesk()
    desk.printer.set('unsolicitedStatus', true)
    desk.send(raster(72, 20, () => 0xff))
    expect(desk.heard()).toEqual([0x10, 0, 0, 0x0f, 0x10, 0, 0, 0x0f])
  })

  it('it breaks the connection at a byte and prints what came before', () => {
    const desk = onDesk()
    desk.printer.set('resetAtByte', 8 + 72 * 5)
    desk.send(raster(72, 10, () => 0xff))
    expect([desk.drops(), desk.printer.connected, desk.blackRows(), desk.printer.backlog]).toEqual([1, false, 5, 0])
  })

  it('it has narrower paper than it was told', () => {
    const desk = onDesk()
    desk.printer.set('width', 384)
    desk.send(
      raster(72, 2, () => 0xff),
      CUT,
    )
    expect(desk.printer.counts.clipped).toBe(2 * (576 - 384))
    expect(desk.printer.paper.slips[0]?.widthDots).toBe(384)
  })

  it('it loses its power: the job and all settings are gone, NV pictures are not', () => {
    const desk = onDesk()
    desk.send(defineNv('AB', 2, 4, 0xff), ASB_ON, [0x1b, 0x61, 1])
    desk.printer.set('stall', true)
    desk.send(raster(72, 10, () => 0xff))
    desk.printer.set('powerLoss', true)
    expect([desk.drops(), desk.printer.reachable]).toEqual([1, false])
    desk.printer.set('stall', false)
    desk.printer.set('powerLoss', false)
    desk.plugIn()
    desk.heard()
    desk.send(printNv('AB'))
    expect([desk.blackRows(), desk.picture().indexOf('1'), desk.printer.counts.missingNv]).toEqual([4, 0, 0])
    desk.printer.set('paperOut', true)
    expect(desk.heard()).toEqual([])
  })
})
