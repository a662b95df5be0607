import type { ReactNode } from 'react'
import type { Job, Language, Settings } from '../../service/contract/index.ts'
import styles from './Board.module.css'

/** Only outcomes flood the screen: green a token, yellow a person, ink the machine is about to forget you. */
export type Flood = 'green' | 'yellow' | 'ink'

interface Props {
  language: Language
  job: Job
  flood: Flood | null
  settings?: Pick<Settings, 'text' | 'contrast' | 'reach'>
  children: ReactNode
}

/** The whole of the glass, in board units, centred when the screen is of another shape. */
export function Board({ language, job, flood, settings = { text: 'normal', contrast: 'normal', reach: 'normal' }, children }: Props) {
  return (
    <div
      className={styles.board}
      lang={language}
      data-job={job}
      data-flood={flood ?? undefined}
      data-text={settings.text}
      data-contrast={settings.contrast}
      data-reach={settings.reach}
    >
      {children}
    </div>
  )
}
