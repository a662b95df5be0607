import { useLandscape } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { BackIcon, HelpIcon, RepeatIcon, SettingsIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import styles from './Bar.module.css'
import { Key } from './Key.tsx'

interface Props {
  back: 'back' | 'closeHelp' | 'closeSettings' | null
  /** the settings lie over the screen: their key closes them */
  open: boolean
}

/** Back left, repeat in the middle, then how one sees and hears, help right: it never moves and never hides. Without a way back its place stays empty. */
export function Bar({ back, open }: Props) {
  const { repeat } = useKiosk()
  const t = useWords()
  const land = useLandscape()
  return (
    <nav className={styles.bar}>
      {back === null ? (
        <span />
      ) : (
        <Key id="back" className={styles.key} says={{ type: back }}>
          <BackIcon size={u(land ? 50 : 56)} />
          <span>{t('common.back')}</span>
        </Key>
      )}
      <Key id="repeat" className={styles.key} onPress={repeat}>
        <RepeatIcon size={u(land ? 54 : 62)} />
        <span>{t('common.repeat')}</span>
      </Key>
      <Key id="settings" className={`${styles.key} ${styles.tall}`} says={{ type: open ? 'closeSettings' : 'settings' }} pressed={open}>
        <SettingsIcon size={u(land ? 86 : 112)} />
        <span>{t('common.settings')}</span>
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
