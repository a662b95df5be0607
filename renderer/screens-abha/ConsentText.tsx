import { consentText } from '../../locales/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { GoIcon, RepeatIcon, WindowIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** across, beside the text, words may take two lines of a low key */
const tight = { fontSize: 'var(--t-s)', lineHeight: 1.15, padding: `0 ${u(12)}` }

/** NHA's text word for word, in pages that are turned, never scrolled; our translation beside it, marked as ours. `page` counts from 0. */
export function ConsentText({ screen: { page, pages, version, aloud } }: ScreenProps<'consentText'>) {
  const t = useWords()
  const land = useLandscape()
  const { snapshot } = useKiosk()
  const text = consentText[version][page]
  if (text === undefined || pages !== consentText[version].length) throw new Error(`the consent text has no page ${page} of ${pages}`)
  const last = page === pages - 1
  const other = version === 'original' ? 'translation' : 'original'
  const go = last ? 'agree' : 'next'
  return (
    <>
      <Title style={land ? { left: u(1040), top: u(6), width: u(300) } : {}}>{t('consentText.title')}</Title>
      <Note size={land ? 's' : 'm'} style={land ? at(1040, 74, 300) : at(48, 224, 984)}>
        {land ? t(`consentText.sub.${version}`) : `${t(`consentText.sub.${version}`)}\n${t('consentText.page', { page: page + 1, pages })}`}
      </Note>
      <section
        className={styles.sheet}
        data-size={text.length <= 420 ? 'large' : text.length <= 600 ? 'middle' : 'small'}
        lang={version === 'original' ? 'en' : 'hi'}
        aria-live="polite"
        style={land ? at(36, 70, 980, 556) : at(48, 344, 984, 1000)}
      >
        {page === 0 && <h2>{consentText.title[version]}</h2>}
        <p>{text}</p>
        {land && (
          <p lang={snapshot.language} className={styles.page}>
            {t('consentText.page', { page: page + 1, pages })}
          </p>
        )}
      </section>
      <Key
        id={other}
        says={{ type: 'choose', choice: other }}
        style={{ ...(land ? at(1040, 206, 290, 90) : at(48, 1372, 480, 116)), ...(land ? tight : { fontSize: 'var(--t-m)' }) }}
      >
        {t(`consentText.choice.${other}`)}
      </Key>
      <Key
        id="listen"
        says={{ type: 'choose', choice: 'listen' }}
        style={{
          ...(land ? at(1040, 308, 290, 90) : at(552, 1372, 480, 116)),
          ...(land ? { ...tight, gap: u(10) } : { fontSize: 'var(--t-m)' }),
        }}
      >
        <RepeatIcon size={u(land ? 40 : 60)} />
        <span>{t(aloud ? 'consentText.choice.quiet' : 'consentText.choice.listen')}</span>
      </Key>
      <Key
        id="no"
        says={{ type: 'choose', choice: 'no' }}
        style={{ ...(land ? at(1040, 410, 290, 94) : at(48, 1512, 330, 156)), fontSize: 'var(--t-key)' }}
      >
        <WindowIcon size={u(land ? 60 : 88)} />
        <span>{t('consentText.choice.no')}</span>
      </Key>
      <Key
        id={go}
        look="go"
        says={{ type: 'choose', choice: go }}
        style={{ ...(land ? at(1040, 516, 290, 108) : at(402, 1512, 630, 156)), ...(land ? { fontSize: 'var(--t-l)', gap: u(12) } : {}) }}
      >
        <span>{t(`consentText.choice.${go}`)}</span>
        <GoIcon size={u(land ? 40 : 64)} />
      </Key>
    </>
  )
}
