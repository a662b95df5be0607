import { useLandscape } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { BackIcon, HelpIcon, RepeatIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import styles from './Bar.module.css'
import { Key } from './Key.tsx'

/** Back left, repeat in the middle, help right: it never moves and never hides. Without a way back its place stays empty. */
export function Bar({ back }: { back: 'back' | 'closeHelp' | null }) {
  const { repeat } = useKiosk()
  const t = useWords()
  const size = useLandscape() ? 58 : 66
  return (
    <nav className={styles.bar}>
      {back === null ? (
        <span />
      ) : (
        <Key id="back" className={styles.key} says={{ type: back }}>
          <BackIcon size={u(size)} />
          <span>{t('common.back')}</span>
        </Key>
      )}
      <Key id="repeat" className={styles.key} onPress={repeat}>
        <RepeatIcon size={u(size)} />
        <span>{t('common.repeat')}</span>
      </Key>
      <Key id="help" className={styles.key} look="help" says={{ type: 'help' }}>
        <span className={styles.helper}>
          <HelpIcon size="100%" />
        </span>
        <span>{t('common.help')}</span>
      </Key>
    </nav>
  )
}
