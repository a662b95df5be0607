import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { aboutPerson } from '../components/PersonTile.tsx'
import { Title } from '../components/Title.tsx'
import { CardIcon, GoIcon, NotThisIcon, Picture } from '../drawings/index.ts'
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
      <div className={styles.photo} style={land ? at(52, 236, 290, 372) : at(66, 430, 500, 640)}>
        <Picture box={[0, 0, 312, 400]} fit="slice">
          {portrait(person.photo)}
        </Picture>
      </div>
      <div className={styles.person} style={land ? at(384, 226, 404, 392) : at(616, 430, 416, 640)}>
        <b>{person.name}</b>
        {aboutPerson(t, person).map(line => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <Key id="notNow" says={{ type: 'choose', choice: 'notNow' }} style={land ? at(808, 410, 522, 92) : at(48, 1372, 984, 116)}>
        <CardIcon size={u(land ? 84 : 112)} />
        <span>{t('isThisYou.choice.notNow')}</span>
      </Key>
      <Key
        id="no"
        says={{ type: 'choose', choice: 'no' }}
        style={{ ...(land ? at(808, 520, 196, 102) : at(48, 1512, 380, 156)), fontSize: 'var(--t-key)' }}
      >
        {!land && <NotThisIcon size={u(72)} />}
        <span>{t('isThisYou.choice.no')}</span>
      </Key>
      <Key
        id="yes"
        look="go"
        says={{ type: 'choose', choice: 'yes' }}
        style={land ? { ...at(1022, 520, 308, 102), gap: u(10), fontSize: 'var(--t-l)' } : at(452, 1512, 580, 156)}
      >
        <span>{t('isThisYou.choice.yes')}</span>
        <GoIcon size={u(land ? 46 : 64)} />
      </Key>
    </>
  )
}
