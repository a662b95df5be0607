import { beforeEach, expect, test } from 'vitest'
import { heldClock } from './clock.fixture.ts'
import { createParking, mostWrong, type Parking } from './parking.ts'

let clock = heldClock()
const minutes = 60_000
let forgotten: string[] = []
let drawn: number[] = []
let parking: Parking<string>
beforeEach(() => {
  clock = heldClock()
  forgotten = []
  drawn = [42, 42, 7]
  parking = createParking({ clock, forMs: 10 * minutes, random: () => drawn.shift() ?? 1234 }, kept => forgotten.push(kept))
})

test('four digits, no two visits with the same, and each is handed back once', () => {
  expect(parking.park('first')).toEqual({ number: '0042', until: new Date(10 * minutes) })
  expect(parking.park('second').number).toBe('0007')
  expect(parking.resume('0042')).toEqual({ is: 'found', kept: 'first' })
  expect(parking.resume('0042')).toEqual({ is: 'wrong' })
  expect(parking.any()).toBe(true)
  expect(forgotten).toEqual([])
})

test('after ten minutes a visit is forgotten, and nobody has to ask for it', () => {
  const heard: boolean[] = []
  parking.onChange(any => heard.push(any))
  parking.park('first')
  clock.pass(9 * minutes)
  parking.park('second')
  clock.pass(1 * minutes)
  expect(forgotten).toEqual(['first'])
  expect(parking.resume('0042')).toEqual({ is: 'wrong' })
  expect(parking.resume('0007')).toEqual({ is: 'found', kept: 'second' })
  clock.pass(60 * minutes)
  expect(forgotten).toEqual(['first'])
  expect(heard).toEqual([true, true, true, false])
})

test('nobody guesses their way in: after ten wrong numbers in a row even the right one is not taken', () => {
  parking.park('first')
  for (let tried = 0; tried < mostWrong; tried++) expect(parking.resume('9999')).toEqual({ is: 'wrong' })
  expect(parking.resume('0042')).toEqual({ is: 'closed' })
  clock.pass(10 * minutes)
  expect(forgotten).toEqual(['first'])
  const { number } = parking.park('later')
  expect(parking.resume(number)).toEqual({ is: 'found', kept: 'later' })
})

test('a right number begins the count anew', () => {
  parking.park('first')
  for (let tried = 1; tried < mostWrong; tried++) parking.resume('9999')
  expect(parking.resume('0042').is).toBe('found')
  expect(parking.resume('9999').is).toBe('wrong')
  const { number } = parking.park('second')
  expect(parking.resume(number).is).toBe('found')
})

test('closing forgets everybody and leaves no timer', () => {
  parking.park('first')
  parking.park('second')
  parking.close()
  expect(forgotten).toEqual(['first', 'second'])
  expect(clock.waiting()).toBe(0)
})
