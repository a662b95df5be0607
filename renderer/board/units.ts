import type { CSSProperties } from 'react'

/** A length in board units: 1080 x 1920 upright, 1366 x 768 across. */
export const u = (units: number): string => `calc(${units} * var(--u))`

/** Puts something on the board, in board units from the upper left. */
export const at = (x: number, y: number, width: number, height?: number): CSSProperties => ({
  position: 'absolute',
  left: u(x),
  top: u(y),
  width: u(width),
  ...(height === undefined ? {} : { height: u(height) }),
})
