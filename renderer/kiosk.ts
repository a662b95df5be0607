import { createContext, useContext } from 'react'
import type { Intent, Snapshot } from '../service/contract/index.ts'
import type { Gate } from './components/gate.ts'

/** What every drawn thing may know: the snapshot on the glass, the way to say something, and the gate touches pass. */
export interface Kiosk {
  snapshot: Snapshot
  send(intent: Intent): void
  gate: Gate
  /** speaks this screen again */
  repeat(): void
}

export const KioskContext = createContext<Kiosk | null>(null)

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext)
  if (kiosk === null) throw new Error('drawn outside of the kiosk')
  return kiosk
}
