import { clockTime } from '../../locales/time.ts'
import type { Language } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { slipCame } from '../components/slip.ts'
import { Title } from '../components/Title.tsx'
import { GoIcon } from '../drawings/index.ts'
import { Token as Scene } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { Window } from '../scenes/Window.tsx'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** A moment as people say it; before "तक" nobody says "बजे". A text that is no moment stands as it came. */
const asSaid = (validUntil: string, language: Language): string => {
  const moment = new Date(validUntil)
  return /^\d{4}-\d\d-\d\dT/.test(validUntil) && !Number.isNaN(moment.getTime()) ? clockTime(moment, language).replace(/ बजे$/, '') : validUntil
}

/** The number, as large as the glass allows, and what became of its slip. */
export function Token({ screen }: ScreenProps<'token'>) {
  const t = useWords()
  const { snapshot } = useKiosk()
  const land = useLandscape()
  const orientation = useOrientation()
  const { number, counter, validUntil, slip, again } = screen
  const came = slipCame(slip)
  const words = {
    token: t('token.label.token'),
    counter: t('token.label.counter'),
    until: validUntil === null ? null : t('token.validUntil', { time: asSaid(validUntil, snapshot.language) }),
  }
  return (
    <>
      <Scene
        orientation={orientation}
        number={number}
        sign={counter.sign}
        words={words}
        printed={came}
        moving={slip === 'printing'}
        {...(came || land ? {} : { area: { top: 60 } })}
      />
      {land && came && <Window sign={counter.sign} />}
      <Title style={land ? { top: u(18), width: u(1294) } : { top: u(came ? 28 : 20) }}>{t(`slipState.${slip}`)}</Title>
      <p className="hidden" role="status">
        {t('token.title', { number, sign: counter.sign })}
      </p>
      <Note size="s" style={land ? at(74, 597, 860) : at(560, 1320, 472)}>
        {again ? t('token.again') : t('token.erased')}
      </Note>
      <Key
        id="done"
        says={{ type: 'choose', choice: 'done' }}
        style={{ ...(land ? at(1000, 532, 330, 90) : at(560, 1488, 472, 176)), fontSize: 'var(--t-key)' }}
      >
        <span>{t('token.choice.done')}</span>
        <GoIcon size={u(land ? 44 : 64)} />
      </Key>
    </>
  )
}
