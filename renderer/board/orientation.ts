import { useSyncExternalStore } from 'react'
import type { Orientation } from '../drawings/scenes/index.ts'

const query = globalThis.matchMedia?.('(orientation: landscape)')

const subscribe = (changed: () => void) => {
  query?.addEventListener('change', changed)
  return () => query?.removeEventListener('change', changed)
}

/** Is the screen mounted across (1366 x 768 board units) rather than upright (1080 x 1920)? */
export const useLandscape = (): boolean => useSyncExternalStore(subscribe, () => query?.matches ?? false)

/** The same, as the drawings want to know it. */
export const useOrientation = (): Orientation => (useLandscape() ? 'landscape' : 'portrait')
