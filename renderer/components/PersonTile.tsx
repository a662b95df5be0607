import type { CSSProperties } from 'react'
import type { AccountCard } from '../../service/contract/index.ts'
import { u } from '../board/units.ts'
import { GoIcon, Picture } from '../drawings/index.ts'
import { portrait } from '../drawings/scenes/index.ts'
import { useWords, type Words } from '../words.ts'
import { Key } from './Key.tsx'
import styles from './PersonTile.module.css'

/** What tells two people of one family apart, nothing more. */
export const aboutPerson = (t: Words, { yearOfBirth, village, abhaNumberEnding }: AccountCard): string[] => [
  ...(yearOfBirth === null ? [] : [t('person.born', { year: yearOfBirth })]),
  ...(village === null ? [] : [village]),
  t('person.abhaEnding', { ending: abhaNumberEnding }),
]

/** One person to choose: photo, name, year, village; who is `alone` to choose has the arrow of "go on". The photos of ABHA are small and grey, so they are not blown up over the whole tile. */
export function PersonTile({
  person,
  index,
  beside,
  alone,
  style,
}: {
  person: AccountCard
  index: number
  beside: boolean
  alone: boolean
  style: CSSProperties
}) {
  const t = useWords()
  return (
    <Key id={`account-${index}`} says={{ type: 'account', index }} className={styles.tile} style={style}>
      <span className={styles.inside} data-beside={beside || undefined}>
        <Picture box={[0, 0, 312, 400]} fit="slice">
          {portrait(person.photo)}
        </Picture>
        <span className={styles.words}>
          <b>{person.name}</b>
          {aboutPerson(t, person).map(line => (
            <span key={line}>{line}</span>
          ))}
        </span>
        {alone && (
          <span className={styles.go}>
            <GoIcon size={u(64)} />
          </span>
        )}
      </span>
    </Key>
  )
}
