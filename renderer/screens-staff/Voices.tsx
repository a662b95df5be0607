import { useState } from 'react'
import type { VoiceLanguage } from '../../service/contract/index.ts'
import { click } from '../components/click.ts'
import { trembleMs } from '../components/gate.ts'
import { Key } from '../components/Key.tsx'
import { DeleteIcon, GoIcon } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import { Frame } from './Frame.tsx'
import { rows } from './letters.ts'
import { OtherPages } from './OtherPages.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import staff from './staff.module.css'
import styles from './voices.module.css'

/** Every language, how far it is, and what it lacks. */
export function Voices({ page: { languages, page, pages } }: { page: PageOf<'voices'> }) {
  const t = useWords()
  return (
    <Frame title={t('staff.voices.title')} sub={t('staff.voices.sub')}>
      <div className={`${staff.tiles} ${styles.list}`}>
        {languages.map(language => (
          <Key
            key={language.code}
            id={`voice-${language.code}`}
            className={staff.tile}
            look={language.unreadable ? 'wait' : 'plain'}
            says={says({ what: 'voice', code: language.code })}
          >
            <span className={styles.language}>
              <b lang={language.code}>{language.name}</b>
              <Lacks language={language} />
            </span>
          </Key>
        ))}
      </div>
      <div className={staff.row}>
        <Key id="newLanguage" className={staff.wide} says={says({ what: 'newLanguage' })}>
          <span>{t('staff.voices.new')}</span>
          <GoIcon size="calc(48 * var(--u))" />
        </Key>
        <OtherPages words="staff.voices.more" page={page} pages={pages} />
      </div>
    </Frame>
  )
}

/** In words, because these are for doing something about. */
function Lacks({ language: { prompts, recorded, stale, texts, unreadable } }: { language: VoiceLanguage }) {
  const t = useWords()
  if (unreadable) return <small data-flag="">{t('staff.voices.unreadable')}</small>
  return (
    <>
      <small>{t('staff.voices.recorded', { of: prompts, recorded })}</small>
      {stale > 0 && <small data-flag="">{t('staff.voices.stale', { stale })}</small>}
      {texts !== null && texts.missing > 0 && <small data-flag="">{t('staff.voices.texts', { of: texts.of, missing: texts.missing })}</small>}
      {texts !== null && texts.wrong > 0 && <small data-flag="">{t('staff.voices.wrong', { wrong: texts.wrong })}</small>}
    </>
  )
}

/** One of those spoken around here, or the code of another. */
export function NewLanguage({ page: { known, problem } }: { page: PageOf<'newLanguage'> }) {
  const t = useWords()
  const [typing, setTyping] = useState(false)
  const note = problem === null ? null : t(`staff.newLanguage.problem.${problem}`)
  if (typing) return <Code note={note} />
  return (
    <Frame title={t('staff.newLanguage.title')} sub={t('staff.newLanguage.sub')} note={note}>
      <div className={`${staff.tiles} ${styles.picks}`}>
        {known.map(({ code, name }) => (
          <Key key={code} id={`make-${code}`} className={staff.tile} says={says({ what: 'makeLanguage', code })}>
            <span className={`${staff.two} ${styles.pick}`}>
              <span lang={code}>{name}</span>
              <small>{code}</small>
            </span>
          </Key>
        ))}
      </div>
      <Key id="otherCode" className={staff.wide} onPress={() => setTyping(true)}>
        <span>{t('staff.newLanguage.other')}</span>
        <GoIcon size="calc(48 * var(--u))" />
      </Key>
    </Frame>
  )
}

const letters = rows.flatMap(row => [...row]).filter(letter => letter !== '.')
const longest = 3

/** Two or three letters. */
function Code({ note }: { note: string | null }) {
  const t = useWords()
  const [code, setCode] = useState('')
  const press = (change: (code: string) => string) => () => {
    click()
    setCode(change(code))
  }
  return (
    <Frame title={t('staff.newLanguage.code')} sub={t('staff.newLanguage.codeSub')} note={note}>
      <p className={staff.typed}>{code}</p>
      <div className={staff.letters}>
        {letters.map(letter => (
          <Key key={letter} id={`letter-${letter}`} quietMs={trembleMs} onPress={press(typed => (typed + letter.toLowerCase()).slice(0, longest))}>
            {letter}
          </Key>
        ))}
        <Key id="erase" className={staff.erase} quietMs={trembleMs} onPress={press(typed => typed.slice(0, -1))}>
          <DeleteIcon size="calc(60 * var(--u))" />
        </Key>
      </div>
      <Key id="next" className={staff.wide} look={code.length >= 2 ? 'go' : 'wait'} says={says({ what: 'makeLanguage', code })}>
        <span>{t('common.next')}</span>
        <GoIcon size="calc(46 * var(--u))" />
      </Key>
    </Frame>
  )
}
