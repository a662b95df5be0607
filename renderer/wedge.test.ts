import { expect, test } from 'vitest'
import type { KeyPress } from '../hardware/scanner/camera/wedge/wedge.ts'
import type { Intent, Screen, Snapshot } from '../service/contract/index.ts'
import { samples } from './samples/samples.ts'
import type { View } from './store.ts'
import { listenToWedge } from './wedge.ts'

const first = { ...samples[0]?.snapshot, language: 'hi' } as Snapshot
const scan: Screen = { name: 'scanCounter', problem: null, reader: 'scanner', hint: null }

/** A page whose snapshots the test makes, and a scanner that types into it. */
function page() {
  const listeners = new Map<string, (press: KeyPress) => void>()
  const sent: Intent[] = []
  let view: View = { line: 'opening', snapshot: null }
  let changed = () => {}
  listenToWedge(
    {
      view: () => view,
      subscribe: listener => {
        changed = listener
        return () => {}
      },
      send: intent => void sent.push(intent),
    },
    {
      addEventListener: (type, listener) => listeners.set(type, listener),
      removeEventListener: type => listeners.delete(type),
    },
  )
  const press = (code: string) =>
    listeners.get('keydown')?.({
      code,
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      isTrusted: true,
      preventDefault() {},
      stopImmediatePropagation() {},
    })
  return {
    sent,
    listening: () => listeners.size > 0,
    show(screen: Screen, more: Partial<Snapshot> = {}) {
      view = { line: 'open', snapshot: { ...first, visit: 'a', screen, wedge: { start: 'F9', end: ['Enter'] }, ...more } }
      changed()
    },
    hold() {
      for (const code of ['F9', 'KeyC', 'KeyO', 'KeyD', 'KeyE', 'Enter']) press(code)
    },
  }
}

test('the sheet held on before the scanner is one read on one screen, and a read again for the screen that asks next', () => {
  const { sent, show, hold } = page()
  show(scan)
  hold()
  show({ ...scan, problem: 'payment' })
  hold()
  expect(sent).toEqual([{ type: 'read', text: 'code', source: 'wedge' }])
  show({ name: 'knownBy' })
  hold()
  expect(sent).toHaveLength(1)
  show({ name: 'showCard', problem: null, reader: 'scanner', hint: null, asked: 'find' })
  hold()
  expect(sent).toHaveLength(2)
  show(scan, { visit: 'b' })
  hold()
  expect(sent).toHaveLength(3)
})

test('keys are heard for as long as the service says that a scanner types', () => {
  const { show, listening } = page()
  show(scan, { wedge: null })
  expect(listening()).toBe(false)
  show(scan)
  expect(listening()).toBe(true)
  show(scan, { wedge: null })
  expect(listening()).toBe(false)
})
