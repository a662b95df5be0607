import { u } from '../board/units.ts'
import { DeleteIcon } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import { click } from './click.ts'
import { trembleMs } from './gate.ts'
import { Key } from './Key.tsx'
import styles from './Letters.module.css'

/** As on a phone, so that whoever writes messages finds them; there is no shift. */
const rows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM._'] as const

/** Letters, digits and two signs; the system's own keyboard never comes up. */
export function Letters({ onKey }: { onKey(key: string): void }) {
  const t = useWords()
  const press = (key: string) => () => {
    click()
    onKey(key)
  }
  const names: Record<string, string> = { '.': t('ownAddress.dot'), _: t('ownAddress.underscore') }
  return (
    <div className={styles.letters} data-pad>
      {rows.map((row, index) => (
        <div key={row} className={styles.row}>
          {[...row].map(letter => (
            <Key
              key={letter}
              id={letter}
              quietMs={trembleMs}
              onPress={press(letter)}
              {...(names[letter] === undefined ? {} : { label: names[letter] })}
            >
              {letter}
            </Key>
          ))}
          {index >= 2 &&
            (index === 2 ? (
              <Key id="erase" quietMs={trembleMs} onPress={press('erase')} label={t('common.erase')}>
                <DeleteIcon size={u(62)} />
              </Key>
            ) : (
              <span />
            ))}
        </div>
      ))}
    </div>
  )
}
