import { expect, test } from 'vitest'
import type { Snapshot, ToScreen, ToService } from '../../service/contract/index.ts'
import { freshAfterEach } from './fresh.ts'
import type { ScreenPort } from './port.ts'

const touch: ToService = { kind: 'intent', step: 1, intent: { type: 'touched' } }
const shows = (visit: string | null): ToScreen => ({ kind: 'snapshot', snapshot: { visit } as Snapshot })

function stage() {
  const happened: string[] = []
  let hear: (message: ToScreen) => void = () => {}
  let closed = () => {}
  const open = freshAfterEach(
    (): ScreenPort => ({
      post: ({ kind }) => happened.push(`said ${kind}`),
      onMessage: listener => {
        hear = listener
      },
      onClose: listener => {
        closed = listener
      },
      close: () => {},
    }),
    () => happened.push('loaded anew'),
  )
  const join = () => {
    const port = open()
    port.onMessage(message => happened.push(message.kind === 'snapshot' ? `saw ${message.snapshot.visit}` : `heard ${message.kind}`))
    port.onClose(() => happened.push('closed'))
    return port
  }
  return { happened, join, hear: (message: ToScreen) => hear(message), close: () => closed() }
}

test('while nobody has come the page stays, whatever is shown', () => {
  const { happened, join, hear } = stage()
  join()
  hear(shows(null))
  hear(shows(null))
  expect(happened).toEqual(['saw null', 'saw null'])
})

test('when the visit is over another page takes its place, once; this one sees, says and answers nothing more', () => {
  const { happened, join, hear, close } = stage()
  const port = join()
  hear(shows('a'))
  port.post(touch)
  hear(shows(null))
  port.post(touch)
  hear(shows(null))
  hear(shows('b'))
  close()
  expect(happened).toEqual(['saw a', 'said intent', 'loaded anew'])
})

test('a visit that ended while the line was lost counts, too', () => {
  const { happened, join, hear, close } = stage()
  join()
  hear(shows('a'))
  close()
  join()
  hear(shows(null))
  expect(happened).toEqual(['saw a', 'closed', 'loaded anew'])
})
