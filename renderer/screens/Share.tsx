import type { SharedProfile } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { AbhaAddress } from '../components/AbhaAddress.tsx'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { YesNo } from '../components/YesNo.tsx'
import { WindowIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { Handover } from '../scenes/Handover.tsx'
import { type TextKey, useOwn, useWords, type Words } from '../words.ts'
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

/** What the hospital gets, and what for; with the sentence NHA asks for, word for word. */
export function Share({ screen }: ScreenProps<'share'>) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  const own = useOwn()
  const { snapshot } = useKiosk()
  const { profile, facility, revealed, counter } = screen
  const besideForm = land ? at(1098, 414, 232, 88) : at(812, 950, 220, 110)
  return (
    <>
      <Handover orientation={orientation} sign={counter.sign} />
      <Title>{t('share.title')}</Title>
      <div className={styles.flow} style={land ? at(36, 136, 1294) : at(48, 596, 984)}>
        <dl className={styles.form}>
          {items.map(item => (
            <div key={item} data-item={item}>
              <dt>{t(`share.label.${item}`)}</dt>
              <dd>
                {item === 'abhaAddress' && profile.abhaAddress !== '' ? <AbhaAddress>{profile.abhaAddress}</AbhaAddress> : shown(t, profile, item)}
              </dd>
            </div>
          ))}
        </dl>
        <p>{t('share.sentence', { facility: snapshot.language === 'en' ? facility : own(snapshot.facility) })}</p>
        {snapshot.language !== 'en' && (
          <p lang="en" className={styles.original}>
            {t('share.sentenceOriginal', { facility })}
          </p>
        )}
      </div>
      {!land && <Handover orientation={orientation} sign={counter.sign} front />}
      {revealed ? (
        <Note live size="s" style={besideForm}>
          {t('share.shown')}
        </Note>
      ) : (
        <Key id="show" says={{ type: 'choose', choice: 'show' }} className={styles.show} style={besideForm}>
          {t('share.choice.show')}
        </Key>
      )}
      <YesNo no={{ choice: 'no', label: t('share.choice.no'), picture: WindowIcon }} yes={{ choice: 'agree', label: t('share.choice.agree') }} />
    </>
  )
}
