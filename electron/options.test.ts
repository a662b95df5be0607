import { expect, test } from 'vitest'
import { readOptions as read } from './options.ts'

const readOptions = (args: string[]) => read(args, 'linux', {})

test('without a word: the config of the machine, the full screen, a cursor', () => {
  expect(readOptions([])).toEqual({ configFile: '/etc/abha-kiosk/kiosk.config.yaml', desk: null, display: null, cursor: true, aliveFile: null })
})

test('on Windows the config of the machine is in ProgramData', () => {
  expect(read([], 'win32', { PROGRAMDATA: 'C:\\ProgramData' }).configFile).toBe('C:\\ProgramData\\abha-kiosk\\kiosk.config.yaml')
})

test('our own options are found between those of Chromium', () => {
  const args = ['--no-sandbox', '/opt/app', '--config', '/tmp/k.yaml', '--display', '2', '--hide-cursor', '--alive=/run/alive', '--lang=hi']
  expect(readOptions(args)).toEqual({ configFile: '/tmp/k.yaml', desk: null, display: '2', cursor: false, aliveFile: '/run/alive' })
})

test('a window of a size is for a desk; a size that is none is the full screen', () => {
  expect(readOptions(['--window', '1080x1920']).desk).toEqual({ width: 1080, height: 1920 })
  for (const size of ['1080', 'x', '10x10', '1080x1920x2', '']) expect(readOptions(['--window', size]).desk).toBeNull()
})
