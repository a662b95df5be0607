import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnedClock } from './clock.fixture.ts'
import { type Death, keepPageAlive } from './page-life.ts'

function stage() {
  const clock = turnedClock()
  const happened: string[] = []
  const life = keepPageAlive(clock, {
    load: () => happened.push('load'),
    kill: () => {
      happened.push('kill')
      life.died('crash')
    },
    askStaff: of => happened.push(`askStaff: ${of}`),
  })
  const beats = (seconds: number) => {
    for (let half = 0; half < seconds * 2; half++) {
      life.beat()
      clock.go(500)
    }
  }
  return { clock, happened, life, beats }
}

test('a page that beats is left alone', () => {
  const { happened, life, beats } = stage()
  beats(3600)
  expect(happened).toEqual([])
  expect(life.isAlive()).toBe(true)
})

test('a page that hangs is ended, and a new one is there within five seconds of the last beat', () => {
  const { clock, happened, life, beats } = stage()
  beats(10)
  clock.go(5000)
  expect(happened).toEqual(['kill', 'load'])
  expect(life.isAlive()).toBe(false)
  beats(1)
  expect(life.isAlive()).toBe(true)
})

test('a page that has hung is given twice as long the next time, for ten minutes: on a slow machine drawing looks like hanging', () => {
  const { clock, happened, life, beats } = stage()
  beats(10)
  clock.go(5000)
  beats(1)
  clock.go(4500)
  expect(happened).toEqual(['kill', 'load'])
  expect(life.isAlive()).toBe(true)
  clock.go(1500)
  expect(happened).toEqual(['kill', 'load', 'kill', 'load'])
  beats(601)
  clock.go(3000)
  expect(happened).toEqual(['kill', 'load', 'kill', 'load', 'kill', 'load'])
})

test('a machine on which each picture takes twelve seconds comes to its glass', () => {
  const { clock, happened, life } = stage()
  for (let minute = 0; minute < 30; minute++)
    for (let picture = 0; picture < 5; picture++) {
      life.beat()
      clock.go(12_000)
    }
  expect(happened).not.toContain('askStaff: hang')
})

test('a page that crashes is loaded again; nothing counts as alive before it beats', () => {
  const { clock, happened, life, beats } = stage()
  beats(1)
  life.died('crash')
  expect(life.isAlive()).toBe(false)
  clock.go(250)
  expect(happened).toEqual(['load'])
  expect(life.isAlive()).toBe(false)
})

test('what keeps dying ends with the page for the staff, which says of what it died, and nothing is started after it', () => {
  const { clock, happened, life } = stage()
  for (let death = 0; death < 12; death++) {
    life.died('graphics')
    clock.go(30_000)
  }
  expect(happened.filter(what => what === 'load')).toHaveLength(8)
  expect(happened.at(-1)).toBe('askStaff: graphics')
  clock.go(3_600_000)
  expect(happened.at(-1)).toBe('askStaff: graphics')
})

test('a page that hangs again and again has died of hanging', () => {
  const { clock, happened, life } = stage()
  for (let second = 0; second < 600 && !happened.at(-1)?.startsWith('askStaff'); second++) {
    if (happened.at(-1) !== 'kill') life.beat()
    clock.go(60_500)
  }
  expect(happened.at(-1)).toBe('askStaff: hang')
})

test('two reports of one death are one death', () => {
  const { clock, happened, life } = stage()
  life.died('crash')
  life.died('graphics')
  clock.go(1000)
  expect(happened).toEqual(['load'])
})

test('whatever happens, in ten minutes there are no more than eight starts', () => {
  const deaths = fc.array(fc.tuple(fc.constantFrom<Death>('crash', 'hang', 'load', 'graphics'), fc.integer({ min: 0, max: 30_000 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(deaths, given => {
      const { clock, happened, life } = stage()
      const starts: number[] = []
      for (const [of, afterMs] of given) {
        const before = happened.filter(what => what === 'load').length
        life.died(of)
        clock.go(afterMs)
        if (happened.filter(what => what === 'load').length > before) starts.push(clock.now())
      }
      for (const at of starts) expect(starts.filter(other => other <= at && at - other < 600_000 - 30_000).length).toBeLessThanOrEqual(9)
    }),
  )
})
