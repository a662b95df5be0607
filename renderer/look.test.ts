import { expect, it } from 'vitest'
import { drawsAs, floodOf } from './look.ts'
import { inLanguage, samples } from './samples/samples.ts'

const sample = (name: string) => {
  const found = samples.find(one => one.name === name)
  if (!found) throw new Error(name)
  return inLanguage(found, 'hi')
}

it('a token is green and a person is yellow, seen from across the hall; work is on paper', () => {
  expect(floodOf(sample('token-printed'))).toBe('green')
  for (const name of ['goToCounter-notNow', 'noAnswerYet', 'trouble-abdmDown', 'outOfService-clock']) expect(floodOf(sample(name))).toBe('yellow')
  expect(floodOf(sample('enterCode-login'))).toBeNull()
})

it('the machine that is about to forget somebody is dark, whatever stands below', () => {
  expect(floodOf({ ...sample('token-printed'), overlay: { name: 'stillThere', secondsLeft: 9 } })).toBe('ink')
})

it('no digit moves from one question to the next, though both are drawn by one screen', () => {
  expect(drawsAs(sample('enterMobile-login').screen)).not.toBe(drawsAs(sample('enterMobile-messages').screen))
  expect(drawsAs(sample('enterCode-login').screen)).toBe(drawsAs(sample('enterCode-wrong').screen))
})
