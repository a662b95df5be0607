import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Snapshot } from '../service/contract/index.ts'
import styles from './App.module.css'
import { Board } from './board/Board.tsx'
import { Bar } from './components/Bar.tsx'
import { Footprints } from './components/Footprints.tsx'
import { createGate, doubleTapMs } from './components/gate.ts'
import { RoomForType } from './drawings/scenes/index.ts'
import { createKeypad } from './keypad.ts'
import { KioskContext } from './kiosk.ts'
import { drawsAs, floodOf, staysPut } from './look.ts'
import { Mishap } from './Mishap.tsx'
import { Overlay } from './Overlay.tsx'
import { findRoom } from './room.ts'
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

/** What "back" does on this screen; null where there is no way back. */
function backOf({ overlay, canGoBack }: Snapshot): 'back' | 'closeHelp' | 'closeSettings' | null {
  switch (overlay?.name) {
    case undefined:
      return canGoBack ? 'back' : null
    case 'help':
      return 'closeHelp'
    case 'settings':
      return 'closeSettings'
    case 'stillThere':
      return null
  }
}

/** Draws the last snapshot. A new visit is a new tree: whatever a finger was typing is gone with the old one. */
export function App({ store, voice }: { store: Store; voice: Pick<Player, 'repeat' | 'touched'> }) {
  const view = useSyncExternalStore(store.subscribe, store.view)
  const gate = useMemo(createGate, [])
  const step = view.snapshot?.step ?? -1
  const main = useRef<HTMLElement>(null)
  const live = useRef<HTMLParagraphElement>(null)
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step silences the keys for a moment
  useLayoutEffect(() => {
    gate.stepShown(performance.now())
    const glass = main.current
    glass?.setAttribute('data-settling', '')
    const settled = window.setTimeout(() => glass?.removeAttribute('data-settling'), doubleTapMs)
    return () => window.clearTimeout(settled)
  }, [gate, step])
  // words that do not find room are set smaller before anybody sees them
  useLayoutEffect(() => {
    const settle = () => main.current && view.snapshot && findRoom(main.current, view.snapshot.settings)
    settle()
    const [title] = [...(main.current?.querySelectorAll('h1') ?? [])].filter(heading => !heading.closest('[inert]'))
    if (live.current && title && live.current.textContent !== title.textContent) live.current.textContent = title.textContent
    let here = true
    if (document.fonts.status === 'loading') document.fonts.ready.then(() => here && settle())
    window.addEventListener('resize', settle)
    return () => {
      here = false
      window.removeEventListener('resize', settle)
    }
  }, [view.snapshot])
  const kiosk = useMemo(
    () =>
      view.snapshot
        ? { snapshot: view.snapshot, send: (intent: Parameters<Store['send']>[0]) => store.send(intent), gate, repeat: voice.repeat }
        : null,
    [view.snapshot, store, gate, voice],
  )
  const touched = useCallback(() => {
    voice.touched()
    const now = performance.now()
    if (now - touchedAt.current < touchedAtMostEveryMs) return
    touchedAt.current = now
    store.send({ type: 'touched' })
  }, [store, voice])
  useEffect(() => {
    const press = createKeypad(() => main.current, voice.repeat)
    const pressed = (event: KeyboardEvent) => {
      touched()
      press(event)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [voice, touched])
  if (kiosk === null) return <NoService lost={view.line === 'lost'} />
  const { snapshot } = kiosk
  const { settings } = snapshot
  return (
    <KioskContext value={kiosk}>
      <Mishap step={step} onMishap={() => store.send({ type: 'leave' })} instead={<NoService lost />}>
        <Board language={snapshot.language} job={snapshot.job} flood={floodOf(snapshot)} settings={settings}>
          <main
            key={snapshot.visit ?? 'between'}
            className={styles.glass}
            ref={main}
            onPointerDownCapture={touched}
            data-reach={settings.reach}
            data-stays={staysPut(snapshot.screen) ? '' : undefined}
            data-attract={snapshot.attract === null ? undefined : ''}
            data-screen={snapshot.screen.name}
            data-step={step}
          >
            <RoomForType value={settings.text === 'big'}>
              <div className={styles.layer} inert={snapshot.overlay !== null}>
                {snapshot.footprints !== null && <Footprints done={snapshot.footprints} />}
                <Screen key={drawsAs(snapshot.screen)} screen={snapshot.screen} />
              </div>
              {snapshot.overlay && <Overlay key={snapshot.overlay.name} overlay={snapshot.overlay} />}
            </RoomForType>
            {snapshot.screen.name !== 'staff' && <Bar back={backOf(snapshot)} open={snapshot.overlay?.name === 'settings'} />}
          </main>
          <p ref={live} className="hidden" role="status" data-live="" />
          {snapshot.demo && <Demo />}
        </Board>
      </Mishap>
    </KioskContext>
  )
}
