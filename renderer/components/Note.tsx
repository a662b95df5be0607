import type { CSSProperties, ReactNode } from 'react'
import { NotThisIcon } from '../drawings/index.ts'
import styles from './Note.module.css'

interface Props {
  children: ReactNode
  /** s 7.5 mm, m 9 mm, l 11.5 mm, key 14 mm (across: 7.5, 7.5, 8.6, 10.5) */
  size?: 's' | 'm' | 'l' | 'key'
  strong?: boolean
  /** said by a screen reader when it changes: problems, waiting */
  live?: boolean
  /** stands out on the job's tint: what went wrong and what to do */
  tint?: boolean
  /** it did not go: the mark for whoever cannot read why */
  wrong?: boolean
  style?: CSSProperties
}

/** A short text beside the picture. */
export function Note({ children, size = 'm', strong = false, live = false, tint = false, wrong = false, style }: Props) {
  return (
    <p
      className={styles.note}
      data-size={size}
      data-strong={strong || undefined}
      data-tint={tint || undefined}
      data-wrong={wrong || undefined}
      style={style}
      {...(live ? { role: 'status' } : {})}
    >
      {wrong ? (
        <>
          <NotThisIcon size="1.4em" />
          <span>{children}</span>
        </>
      ) : (
        children
      )}
    </p>
  )
}
