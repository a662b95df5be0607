import { join, sep } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageFile } from './page.ts'

const folder = join(sep, 'opt', 'kiosk', 'renderer')

test('the page and its files are found', () => {
  expect(pageFile(folder, 'app://kiosk/')).toBe(join(folder, 'index.html'))
  expect(pageFile(folder, 'app://kiosk/assets/a.js')).toBe(join(folder, 'assets', 'a.js'))
})

test('no address leads out of the folder of the page', () => {
  for (const path of ['/../secret', '/%2e%2e/secret', '/%2e%2e%2fsecret', '/assets/%2e%2e/%2e%2e/secret', '/..%5csecret', '/%00', '/%zz'])
    expect(pageFile(folder, `app://kiosk${path}`) ?? folder + sep).toMatch(new RegExp(`^${folder.replaceAll('\\', '\\\\')}`))
  fc.assert(
    fc.property(fc.webPath(), path => {
      const file = pageFile(folder, `app://kiosk${path}`)
      expect(file === null || file.startsWith(folder + sep)).toBe(true)
    }),
  )
})

test('another host or scheme is nobody', () => {
  expect(pageFile(folder, 'app://elsewhere/index.html')).toBeNull()
  expect(pageFile(folder, 'file:///etc/passwd')).toBeNull()
})
