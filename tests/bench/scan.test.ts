import { beforeAll, describe, expect, test } from 'vitest'
import { decode, decodeNow, type Stages } from '../../hardware/scanner/decode/decode.ts'
import type { Zxing } from '../../hardware/scanner/decode/zxing.ts'
import { nodeZxing } from '../../hardware/scanner/pictures.ts'
import { drawEmpty } from './pictures/empty.ts'
import { draw, type Kind, type Step, sizes, type Wish } from './pictures/kinds.ts'
import type { PayloadKind } from './pictures/payloads.ts'

let zxing: Zxing
beforeAll(async () => {
  zxing = await nodeZxing()
})

const [small, large] = sizes as [(typeof sizes)[0], (typeof sizes)[0]]
const wish = (kind: Kind, step: Step, payload: PayloadKind, size = small): Wish => ({ kind, step, payload, size, seed: 'dev0' })

/** zxing-wasm and its retries switched off: what is read then is read by our own stages. */
const ownOnly: Stages = { plain: false, sharpened: false, global: false, enlarged: false }

describe('what zxing-wasm leaves on the table is read', () => {
  test.each([
    ['a folded sheet', 'crease', 3, 'counter'],
    ['a sheet folded steeply', 'crease', 4, 'counter'],
    ['a sheet around a cup', 'bend', 3, 'abha'],
    ['a dense sheet bent', 'bend', 4, 'aadhaar'],
    ['a sheet out of focus', 'defocus', 3, 'abha'],
    ['a sheet that moves', 'motion', 4, 'abha'],
    ['a sheet under a finger', 'occlude', 4, 'counter'],
    ['a sheet in the dark', 'noise', 4, 'counter'],
    ['worn print', 'fade', 4, 'abha'],
  ] as const)('%s', (_, kind, step, payload) => {
    const picture = draw(wish(kind, step, payload))
    expect(zxing.texts(picture, 'local')).toEqual([])
    expect(decodeNow(picture, zxing).texts).toEqual([picture.text])
  })
})

test('each way to lay a sheet can be switched off, and is missed where it is needed', () => {
  const folded = draw(wish('crease', 4, 'counter'))
  expect(decodeNow(folded, zxing, { stages: { ...ownOnly } }).texts).toEqual([folded.text])
  expect(decodeNow(folded, zxing, { stages: { ...ownOnly, mesh: false } }).texts).toEqual([])
  const blurred = draw(wish('defocus', 3, 'abha'))
  expect(decodeNow(blurred, zxing, { stages: ownOnly }).texts).toEqual([blurred.text])
  expect(decodeNow(blurred, zxing, { stages: { ...ownOnly, equalise: false, edged: false } }).texts).toEqual([])
})

test('a bent sheet whose edges a movement hides is laid by its known patterns', () => {
  const picture = draw({ ...wish('mixed', 3, 'abha', large), seed: 'v2' }, 1)
  expect(decodeNow(picture, zxing, { stages: ownOnly }).texts).toEqual([picture.text])
  expect(decodeNow(picture, zxing, { stages: { ...ownOnly, anchored: false } }).texts).toEqual([])
})

test('light on dark and seen in a mirror, our own stages read it too', () => {
  for (const kind of ['inverted', 'mirrored'] as const) {
    const picture = draw(wish(kind, 2, 'counter'))
    expect(decodeNow(picture, zxing, { stages: ownOnly }).texts, kind).toEqual([picture.text])
  }
})

test('a clean picture costs nothing but the plain look', () => {
  const picture = draw(wish('rotate', 1, 'abha', large))
  const work = decode(picture, zxing)
  const { done, value } = work.next()
  expect(done).toBe(true)
  expect(value).toMatchObject({ texts: [picture.text], stage: 'plain' })
})

const empties = ['a room', 'words', 'bars', 'a chequered cloth', 'nested squares', 'a scrambled code', 'a code scrambled in part']

test.each(empties)('%s: no code is read', what => {
  expect(decodeNow(drawEmpty(empties.indexOf(what), small, 'none'), zxing).texts).toEqual([])
})

test('patience ends the work on a picture', () => {
  let time = 0
  const picture = drawEmpty(3, small, 'none')
  const { texts, detail } = decodeNow(picture, zxing, { now: () => time++, patience: 3 })
  expect({ texts, detail }).toEqual({ texts: [], detail: 'out of time' })
})

test('the same seed draws the same picture, another seed or frame another one', () => {
  const one = draw(wish('mixed', 2, 'counter'))
  expect(draw(wish('mixed', 2, 'counter')).pixels).toEqual(one.pixels)
  expect(draw({ ...wish('mixed', 2, 'counter'), seed: 'other' }).text).not.toBe(one.text)
  const later = draw(wish('mixed', 2, 'counter'), 1)
  expect(later.text).toBe(one.text)
  expect(later.pixels).not.toEqual(one.pixels)
})
