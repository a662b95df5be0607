import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { Start } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useOwn, useWords } from '../words.ts'
import styles from './Language.module.css'
import { LanguageKeys } from './LanguageKeys.tsx'

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
        {...(snapshot.reader === null ? {} : { reader: snapshot.reader })}
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
      <LanguageKeys />
    </>
  )
}
