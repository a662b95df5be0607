import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import styles from './App.module.css'
import { Board } from './board/Board.tsx'
import { Bar } from './components/Bar.tsx'
import { Footprints } from './components/Footprints.tsx'
import { createGate, doubleTapMs } from './components/gate.ts'
import { KioskContext } from './kiosk.ts'
import { drawsAs, floodOf } from './look.ts'
import { Mishap } from './Mishap.tsx'
import { Overlay } from './Overlay.tsx'
import { Screen } from './Screen.tsx'
import { NoService } from './screens/NoService.tsx'
import type { Store } from './store.ts'
import type { Player } from './voice/index.ts'
import { useWords } from './words.ts'

const touchedAtMostEveryMs = 1_000

function Demo() {
  const t = useWords()
  return <aside className={styles.demo}>{t('mark.demo')}</aside>
}

/** Draws the last snapshot. A new visit is a new tree: whatever a finger was typing is gone with the old one. */
export function App({ store, voice }: { store: Store; voice: Pick<Player, 'repeat' | 'touched'> }) {
  const view = useSyncExternalStore(store.subscribe, store.view)
  const gate = useMemo(createGate, [])
  const step = view.snapshot?.step ?? -1
  const main = useRef<HTMLElement>(null)
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step silences the keys for a moment
  useLayoutEffect(() => {
    gate.stepShown(performance.now())
    const glass = main.current
    glass?.setAttribute('data-settling', '')
    const settled = window.setTimeout(() => glass?.removeAttribute('data-settling'), doubleTapMs)
    return () => window.clearTimeout(settled)
  }, [gate, step])
  const kiosk = useMemo(
    () =>
      view.snapshot
        ? { snapshot: view.snapshot, send: (intent: Parameters<Store['send']>[0]) => store.send(intent), gate, repeat: voice.repeat }
        : null,
    [view.snapshot, store, gate, voice],
  )
  if (kiosk === null) return <NoService lost={view.line === 'lost'} />
  const { snapshot } = kiosk
  const touched = () => {
    voice.touched()
    const now = performance.now()
    if (now - touchedAt.current < touchedAtMostEveryMs) return
    touchedAt.current = now
    store.send({ type: 'touched' })
  }
  const back = snapshot.overlay?.name === 'help' ? 'closeHelp' : snapshot.overlay === null && snapshot.canGoBack ? 'back' : null
  return (
    <KioskContext value={kiosk}>
      <Mishap step={step} onMishap={() => store.send({ type: 'leave' })} instead={<NoService lost />}>
        <Board language={snapshot.language} job={snapshot.job} flood={floodOf(snapshot)}>
          <main
            key={snapshot.visit ?? 'between'}
            className={styles.glass}
            ref={main}
            onPointerDownCapture={touched}
            data-screen={snapshot.screen.name}
            data-step={step}
          >
            <div className={styles.layer} inert={snapshot.overlay !== null}>
              {snapshot.footprints !== null && <Footprints done={snapshot.footprints} />}
              <Screen key={drawsAs(snapshot.screen)} screen={snapshot.screen} />
            </div>
            {snapshot.overlay && <Overlay key={snapshot.overlay.name} overlay={snapshot.overlay} />}
            {snapshot.screen.name !== 'staff' && <Bar back={back} />}
          </main>
          {snapshot.demo && <Demo />}
        </Board>
      </Mishap>
    </KioskContext>
  )
}
