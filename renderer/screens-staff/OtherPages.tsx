import { Key } from '../components/Key.tsx'
import { useWords } from '../words.ts'
import { says } from './says.ts'
import styles from './staff.module.css'

/** Turns to the next page of a list, where it has more than one. */
export function OtherPages({
  words = 'staff.log.older',
  page,
  pages,
}: {
  words?: 'staff.log.older' | 'staff.machine.more' | 'staff.voices.more'
  page: number
  pages: number
}) {
  const t = useWords()
  return (
    pages > 1 && (
      <Key id="staff-more" className={styles.wide} says={says({ what: 'more' })}>
        {t(words, { page: page + 1, pages })}
      </Key>
    )
  )
}
