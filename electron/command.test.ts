import { expect, test } from 'vitest'
import { commandOf } from './command.ts'

test('packed: the first word is a command, with what follows it', () => {
  expect(commandOf(['doctor', '--json', 'disk'], true)).toEqual(['doctor', '--json', 'disk'])
  expect(commandOf(['--no-sandbox', '--user-data-dir=/tmp/x', 'init', '--quick'], true)).toEqual(['init', '--quick'])
  expect(commandOf(['--version'], true)).toEqual(['--version'])
  expect(commandOf(['--help'], true)).toEqual(['--help'])
})

test('not packed: the same behind the folder of the app', () => {
  expect(commandOf(['dist/electron', 'doctor', '--json'], false)).toEqual(['doctor', '--json'])
  expect(commandOf(['--no-sandbox', 'dist/electron', '--version'], false)).toEqual(['--version'])
  expect(commandOf(['dist/electron'], false)).toBeNull()
})

test('the kiosk is started as ever: without a word, and with its own options, whatever their values are called', () => {
  expect(commandOf([], true)).toBeNull()
  expect(commandOf(['--config', 'doctor'], true)).toBeNull()
  expect(commandOf(['--remote-debugging-port=0', '--config', '/etc/k.yaml', '--display', '2', '--hide-cursor'], true)).toBeNull()
  expect(commandOf(['--config=/etc/k.yaml'], true)).toBeNull()
  expect(commandOf(['--inspect=0', '--no-sandbox', 'dist/electron-test', '--config', '/tmp/k.yaml', '--window', '1080x1920'], false)).toBeNull()
  expect(commandOf(['--no-sandbox'], true)).toBeNull()
})

test('a word that is no command is not taken for the kiosk', () => {
  expect(commandOf(['docter'], true)).toEqual(['docter'])
})
