import { expect, test } from 'vitest'
import { screenSizeFault } from './screen-size.ts'

test('a 21.5 inch screen is right either way round', () => {
  expect(screenSizeFault({ orientation: 'portrait', widthMm: 268 })).toBeNull()
  expect(screenSizeFault({ orientation: 'landscape', widthMm: 476 })).toBeNull()
})

test('a small screen says what is too small, in millimetres', () => {
  expect(screenSizeFault({ orientation: 'portrait', widthMm: 240 })).toMatch(/smallest Hindi is 6\.7 mm/)
  expect(screenSizeFault({ orientation: 'portrait', widthMm: 200 })).toMatch(
    /smallest key is 17\.8 mm \(20 are needed\), the smallest Hindi is 5\.6 mm/,
  )
})
