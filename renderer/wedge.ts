import { type KeySource, openWedge, type Wedge } from '../hardware/scanner/camera/wedge/wedge.ts'
import type { Snapshot } from '../service/contract/index.ts'
import type { Store } from './store.ts'

/** Hears a scanner that types for as long as the service says that there is one. */
export function listenToWedge(store: Pick<Store, 'view' | 'subscribe' | 'send'>, source: KeySource): void {
  let heard = ''
  let wedge: Wedge | null = null
  let shown = ''
  store.subscribe(() => {
    const { snapshot } = store.view()
    const wanted = snapshot?.wedge ?? null
    if (JSON.stringify(wanted) !== heard) {
      heard = JSON.stringify(wanted)
      wedge?.stop()
      wedge = wanted === null ? null : openWedge(source, { ...wanted, onRead: ({ text }) => store.send({ type: 'read', text, source: 'wedge' }) })
    }
    const screen = snapshot === null ? '' : `${snapshot.visit} ${snapshot.screen.name}`
    if (screen === shown) return
    shown = screen
    if (snapshot !== null && asksForQr(snapshot)) wedge?.forget()
  })
}

/** As with a serial scanner, what was read before was not for the screen that asks now. */
const asksForQr = ({ screen }: Snapshot) => screen.name === 'scanCounter' || screen.name === 'showCard'
