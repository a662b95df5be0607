import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxGroups, type KeypadKey, typed } from './digits.ts'

const keys = fc.array(fc.constantFrom<KeypadKey>('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'erase', 'eraseAll'), { maxLength: 40 })
const press = (pressed: readonly KeypadKey[], length: number) => pressed.reduce((digits, key) => typed(digits, key, length), '')

describe('typing digits', () => {
  it('takes digits in the order they are pressed', () => {
    expect(press(['4', '0', '7'], 6)).toBe('407')
  })
  it('takes back the last digit, and all of them', () => {
    expect(press(['4', '0', '7', 'erase'], 6)).toBe('40')
    expect(press(['4', '0', '7', 'eraseAll'], 6)).toBe('')
    expect(press(['erase', 'eraseAll'], 6)).toBe('')
  })
  it('takes no more digits than were asked for', () => {
    expect(press([...'1234567'] as KeypadKey[], 6)).toBe('123456')
  })
  it('never holds anything but digits, whatever is pressed', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom(6, 10, 12, 14), (pressed, length) => {
        expect(press(pressed, length)).toMatch(new RegExp(`^\\d{0,${length}}$`))
      }),
    )
  })
})

describe('the boxes', () => {
  const shown = (digits: string, groups: number[]) =>
    boxGroups(digits, groups).map(
      group =>
        `${group.on ? '>' : ''}${group.boxes.map(box => ({ empty: '_', current: '|', dot: '•', digit: box.kind === 'digit' ? box.digit : '' })[box.kind]).join('')}`,
    )

  it('show the group that is being typed and hide those that are left behind', () => {
    expect(shown('', [4, 4, 4])).toEqual(['>|___', '____', '____'])
    expect(shown('1234582', [4, 4, 4])).toEqual(['••••', '>582|', '____'])
    expect(shown('1234', [4, 4, 4])).toEqual(['••••', '>|___', '____'])
  })
  it('keep the last group readable when all digits are there, so that it can be checked', () => {
    expect(shown('123456789012', [4, 4, 4])).toEqual(['••••', '••••', '>9012'])
    expect(shown('407123', [6])).toEqual(['>407123'])
  })
  it('show never more of a number in groups than one group of it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 14 }), digits => {
        const open = boxGroups(digits.join(''), [2, 4, 4, 4]).filter(group => group.boxes.some(box => box.kind === 'digit'))
        expect(open.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
