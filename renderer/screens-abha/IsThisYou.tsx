import { useLandscape } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { aboutPerson } from '../components/PersonTile.tsx'
import { Title } from '../components/Title.tsx'
import { YesNo } from '../components/YesNo.tsx'
import { Picture } from '../drawings/index.ts'
import { portrait } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** Photo, name, village: the face says more than a number. "No" goes to staff; nothing is silently taken away. */
export function IsThisYou({ screen: { person } }: ScreenProps<'isThisYou'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title sub={t('isThisYou.sub')}>{t('isThisYou.title')}</Title>
      <div className={styles.photo} style={land ? at(52, 196, 320, 410) : at(66, 372, 500, 640)}>
        <Picture box={[0, 0, 312, 400]} fit="slice">
          {portrait(person.photo)}
        </Picture>
      </div>
      <div className={styles.person} style={land ? at(416, 190, 372, 424) : at(618, 372, 414, 640)}>
        <b>{person.name}</b>
        {aboutPerson(t, person).map(line => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <Key id="notNow" says={{ type: 'choose', choice: 'notNow' }} style={land ? at(808, 410, 522, 92) : at(48, 1372, 984, 116)}>
        {t('isThisYou.choice.notNow')}
      </Key>
      <YesNo no={{ choice: 'no', label: t('isThisYou.choice.no') }} yes={{ choice: 'yes', label: t('isThisYou.choice.yes') }} />
    </>
  )
}
