import type { CSSProperties } from 'react'
import { dial, g, Picture, tx } from '../drawings/index.ts'

interface Props {
  seconds: number
  of: number
  style?: CSSProperties
}

/** Seconds until a key works, as a number and as the part of a ring. */
export function Countdown({ seconds, of, style }: Props) {
  return (
    <Picture box={[-70, -70, 140, 140]} style={style ?? {}}>
      {dial(0, 0, 62, Math.min(1, seconds / of))}
      {g(tx(`${seconds}`, 0, 20, 56, { fill: '--ink' }))}
    </Picture>
  )
}
