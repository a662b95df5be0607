import { describe, expect, it } from 'vitest'
import { ASB_ON, ascii, DLE_EOT, defineNv, graphics, INIT, onDesk, printNv, processId, qr, raster } from './escpos.fixture.ts'

describe('errors', () => {
  it.each([
    ['cutterJam', 0x1a, 0x08],
    ['overheated', 0x52, 0x40],
    ['broken', 0x32, 0x20],
  ] as const)('%s is told by DLE EOT 1, 2 and 3, and pushed', (name, third, asb) => {
    const desk = onDesk()
    desk.send(ASB_ON)
    desk.heard()
    desk.printer.set(name, true)
    expect(desk.heard()).toEqual([0x18, asb, 0x00, 0x0f])
    desk.send(DLE_EOT(1), DLE_EOT(2), DLE_EOT(3), DLE_EOT(4))
    expect(desk.heard()).toEqual([0x1a, 0x52, third, 0x12])
    desk.send(raster(1, 1, () => 0xff))
    expect(desk.blackRows()).toBe(0)
    desk.printer.set(name, false)
    expect(desk.blackRows()).toBe(1)
  })
})

describe('a clone that knows half the commands', () => {
  it('prints what stands in a GS ( command as words, and answers DLE EOT and GS r alone', () => {
    const desk = onDesk()
    desk.printer.set('cloneLevel', 'half')
    desk.send(processId('0007'), [0x0a], [0x1d, 0x72, 1], DLE_EOT(1), [0x1d, 0x49, 67])
    expect(desk.blackRows()).toBeGreaterThan(0)
    expect(desk.heard()).toEqual([0x12, 0x00])
    expect(desk.printer.counts.unknown).toBeGreaterThan(0)
  })

  it('still prints pictures', () => {
    const desk = onDesk()
    desk.printer.set('cloneLevel', 'half')
    desk.send(
      INIT,
      raster(2, 5, () => 0xff),
    )
    expect(desk.blackRows()).toBe(5)
  })
})

describe('the store of pictures', () => {
  it('is listed forty keys at a time; the rest comes after an ACK, and not after anything else', () => {
    const desk = onDesk()
    const keys = Array.from({ length: 45 }, (_, index) => String.fromCharCode(0x41 + Math.floor(index / 10), 0x30 + (index % 10)))
    desk.send(...keys.map(key => defineNv(key, 1, 1, 0xff)), graphics([48, 64, ...ascii('KC')]))
    expect(String.fromCharCode(...desk.heard())).toBe(`7rA${keys.slice(0, 40).join('')}\0`)
    desk.send([0x06])
    expect(String.fromCharCode(...desk.heard())).toBe(`7r@${keys.slice(40).join('')}\0`)
  })

  it('is empty after a repair', () => {
    const desk = onDesk()
    desk.send(defineNv('AB', 1, 1, 0xff))
    desk.printer.set('nvLost', true)
    desk.printer.set('nvLost', false)
    desk.send(printNv('AB'))
    expect(desk.printer.counts.missingNv).toBe(1)
    expect(desk.printer.state().nvKeys).toBe(0)
  })
})

describe('codes', () => {
  const size = [0x1d, 0x28, 0x6b, 3, 0, 49, 82, 48]

  it('tells the size of a code without printing it', () => {
    const desk = onDesk()
    desk.send(qr('1', 4).slice(0, -8), size)
    expect(String.fromCharCode(...desk.heard())).toBe('7684\x1f84\x1f1\x1f0\0')
    expect(desk.blackRows()).toBe(0)
  })

  it('says that nothing stands ready', () => {
    const desk = onDesk()
    desk.send(size)
    expect(String.fromCharCode(...desk.heard())).toBe('760\x1f0\x1f1\x1f1\0')
  })
})
