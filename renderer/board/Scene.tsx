import type { ReactNode } from 'react'
import { useLandscape } from './orientation.ts'
import styles from './Scene.module.css'

interface Props {
  /** what is drawn, in board units; cut at the bar */
  children: ReactNode
  /** in front of keys instead of behind them; touches go through either way */
  front?: boolean
  /** the lower edge the picture is cut by, in board units; the bar's where left out */
  cutAt?: number
}

/** A drawing over the whole board. It takes no touch and says nothing to a screen reader: the title says it. */
export function Scene({ children, front = false, cutAt }: Props) {
  const land = useLandscape()
  const height = cutAt ?? (land ? 641 : 1702)
  return (
    <svg
      className={styles.scene}
      data-front={front || undefined}
      viewBox={`0 0 ${land ? 1366 : 1080} ${height}`}
      style={{ height: `calc(${height} * var(--u))` }}
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
