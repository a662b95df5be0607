import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultSentence, parseConfig } from './config.ts'

const demo = readFileSync(new URL('../kiosk.config.demo.yaml', import.meta.url), 'utf8')
  .replaceAll('{{sandbox}}', 'http://127.0.0.1:1')
  .replaceAll('{{printerPort}}', '9100')
  .replaceAll('{{credentials}}', '/tmp/credentials.json')
  .replaceAll('{{data}}', '/tmp/data')

const faults = (text: string) => {
  const parsed = parseConfig(text)
  return parsed.ok ? [] : parsed.faults.map(fault => faultSentence('kiosk.config.yaml', fault))
}
const lineOf = (text: string, what: string) => text.slice(0, text.indexOf(what)).split('\n').length

test('the demo config is accepted', () => {
  expect(faults(demo)).toEqual([])
})

test('a misspelt key is named with its line, not ignored', () => {
  const text = demo.replace('idleSeconds: 60', 'idelSeconds: 60')
  expect(faults(text)).toEqual([
    `kiosk.config.yaml:${lineOf(text, 'idelSeconds')}: times.idelSeconds is not a key this version knows; take it out, or check its spelling`,
  ])
})

test('a wrong type says what it must be', () => {
  const text = demo.replace('port: 9100', 'port: paper')
  expect(faults(text)).toEqual([`kiosk.config.yaml:${lineOf(text, 'port: paper')}: devices.printer.port must be a number`])
})

test('a missing device is one clear sentence; null says it is not there', () => {
  const text = demo.replace(/\n {2}printer:.*\n/, '\n')
  expect(faults(text)).toEqual([`kiosk.config.yaml:${lineOf(text, 'devices:')}: devices.printer is missing; it must be here`])
  expect(faults(demo.replace(/\n {2}printer:.*\n/, '\n  printer: null\n'))).toEqual([])
})

test('the help counter must be one of the counters, and no counter may stand twice', () => {
  expect(faults(demo.replace("counter: '3'", "counter: '9'"))[0]).toMatch(/help\.counter names no counter/)
  expect(faults(demo.replace("id: '2'", "id: '1'"))[0]).toMatch(/two counters have the id 1/)
})

test('the own series needs the letter of the kiosk: two kiosks could give the same number', () => {
  const text = demo.replace('series: false', 'series: true')
  expect(faults(text)).toEqual([])
  expect(faults(text.replace('kiosk: A', 'kiosk: null'))[0]).toMatch(/offline\.kiosk must be a capital letter where the series is on/)
  expect(faults(text.replace('kiosk: A', 'kiosk: 7'))[0]).toMatch(/offline\.kiosk must be a string/)
})

test('broken YAML names its line', () => {
  expect(faults(demo.replace('demo: true', 'demo: [true'))[0]).toMatch(/^kiosk\.config\.yaml:\d+: \(the file\) is not YAML here/)
})

test('an empty file names what is missing', () => {
  expect(faults('').some(fault => fault.includes('facility is missing'))).toBe(true)
})
