import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MachineRow } from '../contract/index.ts'
import { machinePages } from './machine.ts'

const row = (state: MachineRow['state'], found = ''): MachineRow => ({ part: 'disk', state, found, next: state === 'ok' ? null : 'do it' })

test('what fails stands first, then what somebody should look at', () => {
  expect(machinePages([row('ok'), row('warn'), row('fail')])[0]?.map(({ state }) => state)).toEqual(['fail', 'warn', 'ok'])
})

test('no finding is lost, no page is empty but the only one, none holds more than there is room for', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('ok', 'warn', 'fail'), fc.uuid()), { maxLength: 60 }), given => {
      const rows = given.map(([state, found]) => row(state as MachineRow['state'], found))
      const pages = machinePages(rows)
      expect(
        pages
          .flat()
          .map(({ found }) => found)
          .sort(),
      ).toEqual(rows.map(({ found }) => found).sort())
      if (rows.length > 0) for (const page of pages) expect(page.length).toBeGreaterThan(0)
      for (const page of pages) expect(page.reduce((sum, { state }) => sum + (state === 'ok' ? 1 : 1.7), 0)).toBeLessThanOrEqual(7.5)
    }),
  )
})
