import { join, sep } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askStaffAddress, pageFile as fileOf } from './page.ts'

const folder = join(sep, 'opt', 'kiosk', 'renderer')
const askStaff = join(sep, 'opt', 'kiosk', 'electron', 'ask-staff')
const pageFile = (home: string, address: string) => fileOf(home, address, askStaff)

test('the page and its files are found', () => {
  expect(pageFile(folder, 'app://kiosk/')).toBe(join(folder, 'index.html'))
  expect(pageFile(folder, 'app://kiosk/assets/a.js')).toBe(join(folder, 'assets', 'a.js'))
})

test('the page that sends people to the staff lies in a folder of its own, and no address leads out of that', () => {
  expect(pageFile(folder, askStaffAddress)).toBe(join(askStaff, 'index.html'))
  fc.assert(
    fc.property(fc.webPath(), path => {
      const file = pageFile(folder, `app://kiosk/ask-staff${path}`)
      expect(file === null || file.startsWith(askStaff + sep) || file.startsWith(folder + sep)).toBe(true)
    }),
  )
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
