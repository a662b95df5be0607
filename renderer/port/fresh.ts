import type { OpenPort, ScreenPort } from './port.ts'

/**
 * A document for one person. When a visit is over, the snapshot that says so is not handed on: nothing that is still touched is said, and `load` puts a document in
 * the place of this one that has seen nobody. What was drawn and typed here goes with it. In the shell the preload does the same.
 */
export function freshAfterEach(open: OpenPort, load: () => void): OpenPort {
  let visited = false
  let leaving = false
  return () => {
    const port = open()
    const guarded: ScreenPort = {
      post: message => {
        if (!leaving) port.post(message)
      },
      onMessage: listener =>
        port.onMessage(message => {
          if (leaving) return
          if (message.kind === 'snapshot') {
            if (message.snapshot.visit !== null) visited = true
            else if (visited) {
              leaving = true
              return load()
            }
          }
          listener(message)
        }),
      onClose: listener => port.onClose(() => leaving || listener()),
      close: () => port.close(),
    }
    return guarded
  }
}
