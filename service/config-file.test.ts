import { expect, test } from 'vitest'
import { defaultConfigFile } from './config-file.ts'

test('on Linux the config is where the system keeps its own', () => {
  expect(defaultConfigFile('linux', { PROGRAMDATA: 'D:\\Data' })).toBe('/etc/abha-kiosk/kiosk.config.yaml')
})

test('on Windows it is in ProgramData, wherever that is', () => {
  expect(defaultConfigFile('win32', { PROGRAMDATA: 'D:\\Data' })).toBe('D:\\Data\\abha-kiosk\\kiosk.config.yaml')
  for (const env of [{}, { PROGRAMDATA: '' }]) expect(defaultConfigFile('win32', env)).toBe('C:\\ProgramData\\abha-kiosk\\kiosk.config.yaml')
})
