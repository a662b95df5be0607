import type { SharedProfile } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { YesNo } from '../components/YesNo.tsx'
import { Share as Scene } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { type TextKey, useWords, type Words } from '../words.ts'
import type { ScreenProps } from './props.ts'
import styles from './Share.module.css'

/** The seven items a share screen has to list, in their order (users-and-rules R8). */
const items = ['abhaNumber', 'abhaAddress', 'name', 'gender', 'birthDate', 'mobile', 'address'] as const satisfies readonly (keyof SharedProfile)[]

const genders: Record<string, TextKey> = {
  M: 'person.gender.M',
  F: 'person.gender.F',
  T: 'person.gender.T',
  O: 'person.gender.O',
  U: 'person.gender.U',
}

const shown = (t: Words, profile: SharedProfile, item: keyof SharedProfile): string => {
  const value = profile[item]
  if (value === '') return t('share.label.none')
  const gender = item === 'gender' ? genders[value] : undefined
  return gender === undefined ? value : t(gender)
}

/** What the hospital gets, to whom, what for; and the sentence NHA asks for, word for word. */
export function Share({ screen }: ScreenProps<'share'>) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  const { snapshot } = useKiosk()
  const { profile, facility, revealed, counter } = screen
  return (
    <>
      <Scene
        orientation={orientation}
        sign={counter.sign}
        area={land ? { left: 1060, right: 1340, top: 8, cut: 236 } : { left: 600, right: 1080, top: 232, cut: 480 }}
      />
      <Title>{t('share.title')}</Title>
      <dl className={styles.form} style={land ? at(36, 134, 750) : at(48, 480, 984)}>
        {items.map(item => (
          <div key={item} data-item={item}>
            <dt>{t(`share.label.${item}`)}</dt>
            <dd>{shown(t, profile, item)}</dd>
          </div>
        ))}
      </dl>
      <Note size="s" style={land ? at(808, 150, 240) : at(48, 250, 500)}>
        {facility}
      </Note>
      <div className={styles.sentence} style={land ? at(808, 240, 522) : at(48, 1120, 984)}>
        <p>{t('share.sentence', { facility })}</p>
        {snapshot.language !== 'en' && <p lang="en">{t('share.sentenceOriginal', { facility })}</p>}
      </div>
      {revealed ? (
        <Note live size="s" style={land ? at(52, 560, 400) : at(48, 1420, 500)}>
          {t('share.shown')}
        </Note>
      ) : (
        <Key id="show" says={{ type: 'choose', choice: 'show' }} style={land ? at(36, 538, 330, 84) : at(48, 1392, 400, 96)}>
          {t('share.choice.show')}
        </Key>
      )}
      <YesNo no={{ choice: 'no', label: t('share.choice.no') }} yes={{ choice: 'agree', label: t('share.choice.agree') }} />
    </>
  )
}
