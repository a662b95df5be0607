import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { Start } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useOwn, useWords } from '../words.ts'
import styles from './Language.module.css'

/** The machine at rest, and the first question. Both languages always stand there in their own words, Hindi above. */
export function Language() {
  const t = useWords()
  const own = useOwn()
  const { snapshot } = useKiosk()
  const land = useLandscape()
  return (
    <>
      <Start
        orientation={useOrientation()}
        {...(land ? { area: { left: 0, right: 772, top: 186, cut: 641 } } : { area: { left: 0, right: 1080, top: 290, cut: 1070 } })}
      />
      <Note size="s" style={land ? at(36, 12, 760) : at(48, 30, 860)}>
        {own(snapshot.facility)}
      </Note>
      <Title sub={t('language.sub')} style={land ? { top: u(58) } : { top: u(78) }}>
        {t('language.title')}
      </Title>
      {snapshot.attract !== null &&
        ([1, 2, 3] as const).map((act, place) => (
          <p
            key={act}
            className={styles.caption}
            data-act={act}
            style={land ? { left: u(10 + place * 257), width: u(236), bottom: u(134) } : { left: u(14 + place * 360), width: u(332), bottom: u(862) }}
          >
            {t(`language.attract.${act}`)}
          </p>
        ))}
      {snapshot.languages.includes('hi') && (
        <Key
          id="hi"
          look="go"
          says={{ type: 'language', language: 'hi' }}
          style={{ ...(land ? at(808, 150, 522, 220) : at(48, 1116, 984, 272)), fontSize: land ? u(76) : u(100) }}
        >
          <span lang="hi">{t('language.choice.hi')}</span>
        </Key>
      )}
      {snapshot.languages.includes('en') && (
        <Key
          id="en"
          says={{ type: 'language', language: 'en' }}
          style={{ ...(land ? at(808, 400, 522, 200) : at(48, 1420, 984, 240)), fontSize: land ? u(64) : u(84) }}
        >
          <span lang="en">{t('language.choice.en')}</span>
        </Key>
      )}
    </>
  )
}
