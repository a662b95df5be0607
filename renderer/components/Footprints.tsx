import { Footprints as Feet } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import styles from './Footprints.module.css'

/** How far the visit is: always four footprints. */
export function Footprints({ done }: { done: number }) {
  const t = useWords()
  return (
    <div className={styles.steps} role="img" aria-label={t('common.footprints', { done, total: 4 })}>
      <Feet done={done} />
    </div>
  )
}
