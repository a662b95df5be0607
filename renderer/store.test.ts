import { describe, expect, it } from 'vitest'
import type { Snapshot, ToScreen, ToService } from '../service/contract/index.ts'
import type { ScreenPort } from './port/port.ts'
import { samples } from './samples/samples.ts'
import { createStore } from './store.ts'

const snapshot = { ...samples[0]?.snapshot, language: 'hi', step: 7 } as Snapshot

/** A line whose far end the test holds. */
function line() {
  const posted: ToService[][] = []
  const ends: { say(message: ToScreen): void; hangUp(): void }[] = []
  const later: (() => void)[] = []
  const open = (): ScreenPort => {
    const mine: ToService[] = []
    posted.push(mine)
    let hear = (_: ToScreen) => {}
    let closed = () => {}
    ends.push({ say: message => hear(message), hangUp: () => closed() })
    return {
      post: message => void mine.push(message),
      onMessage: to => {
        hear = to
      },
      onClose: to => {
        closed = to
      },
      close: () => {},
    }
  }
  const store = createStore({ open, later: run => void later.push(run) })
  return {
    store,
    posted,
    ends,
    wait: () => {
      for (const run of later.splice(0)) run()
    },
  }
}

describe('the line to the service', () => {
  it('says hello until it hears something', () => {
    const { posted, wait, ends, store } = line()
    wait()
    expect(posted[0]).toEqual([{ kind: 'hello' }, { kind: 'hello' }])
    ends[0]?.say({ kind: 'snapshot', snapshot })
    wait()
    expect(posted[0]).toHaveLength(2)
    expect(store.view()).toEqual({ line: 'open', snapshot })
  })
  it('sends each intent with the step that is on the glass', () => {
    const { posted, ends, store } = line()
    ends[0]?.say({ kind: 'snapshot', snapshot })
    store.send({ type: 'back' })
    expect(posted[0]?.at(-1)).toEqual({ kind: 'intent', step: 7, intent: { type: 'back' } })
  })
  it('forgets what was on the glass when the service goes, and asks for it again', () => {
    const { posted, ends, store, wait } = line()
    ends[0]?.say({ kind: 'snapshot', snapshot })
    ends[0]?.hangUp()
    expect(store.view()).toEqual({ line: 'lost', snapshot: null })
    store.send({ type: 'back' })
    expect(posted[0]).toEqual([{ kind: 'hello' }])
    wait()
    expect(posted[1]).toEqual([{ kind: 'hello' }])
    ends[1]?.say({ kind: 'snapshot', snapshot })
    expect(store.view().line).toBe('open')
  })
  it('asks nobody to start again while the machine itself is still starting', () => {
    const { ends, store, wait, posted } = line()
    ends[0]?.hangUp()
    expect(store.view().line).toBe('opening')
    wait()
    expect(posted[1]).toEqual([{ kind: 'hello' }])
  })
  it('hears nothing from a line that was closed', () => {
    const { ends, store } = line()
    ends[0]?.say({ kind: 'snapshot', snapshot })
    ends[0]?.hangUp()
    ends[0]?.say({ kind: 'snapshot', snapshot })
    expect(store.view().line).toBe('lost')
  })
})
