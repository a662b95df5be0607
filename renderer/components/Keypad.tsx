import type { ReactNode } from 'react'
import { u } from '../board/units.ts'
import { DeleteIcon } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import { click } from './click.ts'
import type { KeypadKey } from './digits.ts'
import { trembleMs } from './gate.ts'
import { Key } from './Key.tsx'
import styles from './Keypad.module.css'

interface Props {
  onKey(key: KeypadKey): void
  /** the twelfth key, lower right: a KeypadEnd */
  end: ReactNode
}

const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Twelve keys in the order of a phone; the system's own keyboard never comes up. */
export function Keypad({ onKey, end }: Props) {
  const t = useWords()
  const press = (key: KeypadKey) => () => {
    click()
    onKey(key)
  }
  const digit = (key: KeypadKey) => (
    <Key key={key} id={key} quietMs={trembleMs} onPress={press(key)}>
      {key}
    </Key>
  )
  return (
    <div className={styles.pad}>
      {numbers.map(digit)}
      <Key id="erase" className={styles.words} quietMs={trembleMs} onPress={press('erase')}>
        <DeleteIcon size={u(74)} />
        <span>{t('common.erase')}</span>
      </Key>
      {digit('0')}
      {end}
    </div>
  )
}

/** How the twelfth key is dressed. */
export const endClass = styles.words
