import { openWedge } from '../hardware/scanner/camera/wedge/wedge.ts'
import type { Store } from './store.ts'

/** Hears a scanner that types for as long as the service says that there is one. */
export function listenToWedge(store: Store, source: Window): void {
  let heard = ''
  let stop = () => {}
  store.subscribe(() => {
    const wedge = store.view().snapshot?.wedge ?? null
    const wanted = JSON.stringify(wedge)
    if (wanted === heard) return
    heard = wanted
    stop()
    stop = wedge === null ? () => {} : openWedge(source, { ...wedge, onRead: ({ text }) => store.send({ type: 'read', text, source: 'wedge' }) })
  })
}
