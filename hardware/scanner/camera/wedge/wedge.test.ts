import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usCharacter } from './keys.ts'
import { type KeyPress, openWedge, type WedgeOptions } from './wedge.ts'

const url = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345'
const card = '{"hidn":"91-1234-5678-9012","hid":"asha@sbx","state name":"Bihar"}'

/** Every key of a US keyboard and what it types. */
const codes = [
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', letter => `Key${letter}`),
  ...Array.from('0123456789', digit => `Digit${digit}`),
  ...['Backquote', 'Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash', 'Semicolon', 'Quote', 'Comma', 'Period', 'Slash', 'Space'],
]
const stroke = (character: string) => {
  for (const code of codes) for (const shift of [false, true]) if (usCharacter(code, shift) === character) return { code, shift }
  throw new Error(`no key types ${character}`)
}

/** A window at which somebody types, and a clock. */
function desk(options: Partial<WedgeOptions> = {}) {
  const listeners = new Map<string, (press: KeyPress) => void>()
  let time = 0
  let timer: { at: number; work: () => void } | null = null
  const reads: string[] = []
  const through: string[] = []
  const { forget, stop } = openWedge(
    {
      addEventListener: (type, listener) => listeners.set(type, listener),
      removeEventListener: type => listeners.delete(type),
    },
    {
      onRead: read => reads.push(read.text),
      timers: {
        now: () => time,
        after(delay, work) {
          const mine = { at: time + delay, work }
          timer = mine
          return () => {
            if (timer === mine) timer = null
          }
        },
      },
      ...options,
    },
  )
  const pass = (ms: number) => {
    time += ms
    while (timer && timer.at <= time) {
      const { work } = timer
      timer = null
      work()
    }
  }
  const press = (code: string, shift = false, more: Partial<KeyPress> = {}) => {
    let kept = false
    const event = {
      code,
      shiftKey: shift,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      isTrusted: true,
      preventDefault() {},
      stopImmediatePropagation() {
        kept = true
      },
      ...more,
    }
    listeners.get('keydown')?.(event)
    if (!kept) through.push(code)
    kept = false
    listeners.get('keyup')?.(event)
  }
  const type = (text: string, gap = 5) => {
    for (const character of text) {
      pass(gap)
      const { code, shift } = stroke(character)
      press(code, shift)
    }
  }
  return { reads, through, pass, press, type, forget, stop, listening: () => listeners.size }
}

test.each([url, card, '2374971804270526477833002468783965837992'])('a scan comes whole, and the page hears none of it: %s', text => {
  const { reads, through, type, press, pass } = desk()
  type(text)
  pass(47)
  press('Enter')
  expect(reads).toEqual([text])
  expect(through).toEqual([])
})

test('any text a US keyboard can type comes whole, at any speed a scanner has, with a stall in it', () => {
  const letters = codes.flatMap(code => [usCharacter(code, false) as string, usCharacter(code, true) as string])
  const text = fc
    .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 60 })
    .map(each => each.join(''))
    .filter(each => !each.startsWith(']'))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 18 }), fc.nat({ max: 7 }), (each, gap, stall) => {
      const { reads, type, pass, press } = desk()
      type(each.slice(0, stall), gap)
      pass(103)
      type(each.slice(stall), gap)
      press('Enter')
      expect(reads).toEqual([each])
    }),
  )
})

test('without an end key the silence ends it', () => {
  const { reads, type, pass } = desk()
  type(url)
  pass(299)
  expect(reads).toEqual([])
  pass(1)
  expect(reads).toEqual([url])
})

test('a person at a keyboard is no scan, and no letter lands on the page', () => {
  const { reads, through, type, pass, press } = desk()
  type('hello there', 140)
  press('Enter')
  pass(1000)
  type('hey', 5)
  press('Enter')
  pass(1000)
  expect(reads).toEqual([])
  expect(through).toEqual([])
})

test('the Enter after a scan presses no button, also a second one; an Enter by itself does', () => {
  const { through, type, pass, press } = desk()
  type(url)
  press('Enter')
  pass(4)
  press('NumpadEnter')
  expect(through).toEqual([])
  pass(1000)
  press('Enter')
  press('Tab')
  expect(through).toEqual(['Enter', 'Tab'])
})

test('with a start key only what follows it is a scan, however slow, and ends with the end key', () => {
  const { reads, type, pass, press } = desk({ start: 'F9', end: ['F10'] })
  type(url)
  press('F10')
  pass(500)
  press('F9')
  type('SLOW 12', 60)
  press('F10')
  expect(reads).toEqual(['SLOW 12'])
})

test('the same code held before the scanner is one read', () => {
  const { reads, type, pass, press } = desk()
  for (let i = 0; i < 3; i++) {
    type(url)
    press('Enter')
    pass(100)
  }
  expect(reads).toEqual([url])
  pass(4000)
  type(url)
  press('Enter')
  expect(reads).toEqual([url, url])
})

test('the same code held on is a read again for another screen', () => {
  const { reads, type, press, forget } = desk()
  const scan = () => {
    type(url)
    press('Enter')
  }
  scan()
  scan()
  expect(reads).toEqual([url])
  forget()
  scan()
  scan()
  expect(reads).toEqual([url, url])
})

test('two scans one after the other are two', () => {
  const { reads, type, press } = desk()
  type(url)
  press('Enter')
  type(card)
  press('Enter')
  expect(reads).toEqual([url, card])
})

test('shortcuts and what the page itself makes up are no letters of a scan', () => {
  const { reads, through, type, press } = desk()
  press('KeyR', false, { ctrlKey: true })
  press('KeyA', false, { isTrusted: false })
  expect(through).toEqual(['KeyR', 'KeyA'])
  type(url.slice(0, 20))
  press('KeyV', false, { ctrlKey: true })
  type(url.slice(20))
  press('Enter')
  expect(reads).toEqual([url])
})

test('an AIM prefix is taken off, and a barcode that is no QR refused', () => {
  const { reads, type, press, pass } = desk()
  type(`]Q1${url}`)
  press('Enter')
  pass(500)
  type(']C1123456789')
  press('Enter')
  expect(reads).toEqual([url])
})

test('more than a code can hold is dropped whole', () => {
  const { reads, type, press } = desk()
  type('7'.repeat(8193))
  press('Enter')
  expect(reads).toEqual([])
})

test('after the stop nothing is heard', () => {
  const { reads, type, pass, stop, listening } = desk()
  type(url)
  stop()
  expect(listening()).toBe(0)
  pass(1000)
  expect(reads).toEqual([])
})
