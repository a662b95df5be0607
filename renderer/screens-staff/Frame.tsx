import type { ReactNode } from 'react'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import styles from './staff.module.css'

interface Props {
  title: string
  sub?: string | null
  /** what has just happened, or how it stands */
  note?: string | null
  children: ReactNode
}

/** One column from the title down to the bar; the last thing in it takes what is left. */
export function Frame({ title, sub = null, note = null, children }: Props) {
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <Title sub={sub} style={{ position: 'static', width: 'auto' }}>
          {title}
        </Title>
      </div>
      {note !== null && (
        <div className={styles.note}>
          <Note live tint>
            {note}
          </Note>
        </div>
      )}
      {children}
    </div>
  )
}

/** A plain sentence in that column. */
export function Line({ children }: { children: string }) {
  return (
    <div className={styles.note}>
      <Note size="l">{children}</Note>
    </div>
  )
}
