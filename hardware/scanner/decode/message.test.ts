import qrcode from 'qrcode-generator'
import { expect, test } from 'vitest'
import { type Beliefs, readMessage } from './message.ts'
import { type Level, levels, symbol } from './symbol.ts'

function printed(version: number, level: Level) {
  const code = qrcode(version as Parameters<typeof qrcode>[0], level)
  code.addData('KIOSK')
  code.make()
  const count = code.getModuleCount()
  return Uint8Array.from({ length: count * count }, (_, i) => Number(code.isDark(Math.floor(i / count), i % count)))
}

const seen = (modules: Uint8Array): Beliefs => Float32Array.from(modules, module => (module ? 1 : -1))

/** Numbers below `below`, the same in every run. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
}

test.each(levels)('every version of level %s, as another program writes it, is read back module by module', level => {
  for (let version = 1; version <= 40; version++) {
    const modules = printed(version, level)
    const message = readMessage(symbol(version), seen(modules))
    expect(message?.level, `version ${version}`).toBe(level)
    expect(message?.modules, `version ${version}`).toEqual(modules)
  }
})

test('modules known to be unknown cost half of what mistakes cost', () => {
  const modules = printed(5, 'M')
  const of = symbol(5)
  const dropped = (share: number, how: (belief: number) => number) => {
    const beliefs = seen(modules)
    const row = Math.floor(of.count * (1 - share))
    for (let i = row * of.count; i < beliefs.length; i++) if (of.fixed[i] === 2) beliefs[i] = how(beliefs[i] as number)
    return readMessage(of, beliefs)?.modules
  }
  expect(dropped(0.2, () => 0)).toEqual(modules)
  const roll = dice(3)
  expect(dropped(0.2, () => (roll(2) ? 1 : -1))).toBeUndefined()
})

test('noise between finders is no message', () => {
  const roll = dice(7)
  for (let i = 0; i < 300; i++) {
    const of = symbol(1 + (i % 12))
    const beliefs = Float32Array.from(of.fixed, value => (value === 1 ? 1 : value === 0 ? -1 : (roll(2) ? 1 : -1) * (roll(100) / 100)))
    expect(readMessage(of, beliefs)).toBeNull()
  }
})
