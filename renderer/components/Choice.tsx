import type { CSSProperties, ReactNode } from 'react'
import type { Intent, Job } from '../../service/contract/index.ts'
import { u } from '../board/units.ts'
import { GoIcon } from '../drawings/index.ts'
import styles from './Choice.module.css'
import { Key } from './Key.tsx'

interface Props {
  says: Intent
  id?: string
  /** what is drawn at the left end: an <svg> that fills its field */
  object?: ReactNode
  /** the field's width in board units */
  objectWidth?: number
  label: string
  /** a second, smaller line */
  small?: string | undefined
  /** the tint of the field */
  job?: Job
  style?: CSSProperties
  /** upright field over the words instead of beside them (landscape rows of three) */
  upright?: boolean
  /** shown, not yet to be chosen */
  wait?: boolean
}

/** One of at most three things to choose: its picture, its words, an arrow. */
export function Choice({ says, id, object, objectWidth, label, small, job, style, upright = false, wait = false }: Props) {
  return (
    <div data-job={job} style={style}>
      <Key id={id ?? label} className={styles.choice} look={wait ? 'wait' : 'plain'} says={says}>
        <span className={styles.inside} data-upright={upright || undefined}>
          {object && (
            <span className={styles.object} style={upright || objectWidth === undefined ? undefined : { width: `calc(${objectWidth} * var(--u))` }}>
              {object}
            </span>
          )}
          <span className={styles.label}>
            {label}
            {small && <small>{small}</small>}
          </span>
          {!wait && (
            <span className={styles.go}>
              <GoIcon size={u(64)} />
            </span>
          )}
        </span>
      </Key>
    </div>
  )
}
