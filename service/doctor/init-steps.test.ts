import { expect, test } from 'vitest'
import { nextSteps, type Written } from './init-steps.ts'

const steps = (change: Partial<Written>) =>
  nextSteps({
    config: '/etc/abha-kiosk/kiosk.config.yaml',
    credentials: '/etc/abha-kiosk/credentials.json',
    platform: 'linux',
    packed: true,
    ...change,
  })

test('on an installed Linux kiosk every step is a command that is there', () => {
  const said = steps({})
  expect(said).toContain('abha-kiosk --no-sandbox secret')
  expect(said).toContain('/opt/abha-kiosk/resources/install/install\n')
  expect(said).toContain('abha-kiosk --no-sandbox staff badge')
  expect(said).toContain('runuser -u abha-kiosk -- abha-kiosk doctor --config /etc/abha-kiosk/kiosk.config.yaml')
  expect(said).toContain('runuser -u abha-kiosk -- abha-kiosk device printer probe')
  expect(said).not.toMatch(/\bnpm\b|\bnpx\b|\bnode\b|chown/)
})

test('on an installed Windows kiosk nobody is asked for chown or npm', () => {
  const said = steps({ platform: 'win32', config: 'C:\\k\\kiosk.config.yaml', credentials: 'C:\\k\\secret\\credentials.json' })
  expect(said).toContain('.\\install.ps1 -Config C:\\k\\kiosk.config.yaml')
  expect(said).toContain('into C:\\k\\secret\\credentials.json')
  expect(said).toContain('abha-kiosk staff badge')
  expect(said).toContain('abha-kiosk doctor --config C:\\k\\kiosk.config.yaml')
  expect(said).not.toMatch(/\bnpm\b|\bnpx\b|\bnode\b|chown|runuser|\/opt\//)
})

test('from the sources they are npm’s', () => {
  const said = steps({ packed: false })
  expect(said).toContain('npm run doctor -- --config /etc/abha-kiosk/kiosk.config.yaml')
  expect(said).toContain('npx node scripts/staff.ts badge')
  expect(said).not.toContain('abha-kiosk --no-sandbox')
})
