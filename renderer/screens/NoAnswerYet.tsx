import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Done } from '../components/Done.tsx'
import { Note } from '../components/Note.tsx'
import { slipCame } from '../components/slip.ts'
import { Title } from '../components/Title.tsx'
import { NoAnswerYet as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Silence is not a failure: the hospital may have it all. The window will look. */
export function NoAnswerYet({ screen }: ScreenProps<'noAnswerYet'>) {
  const t = useWords()
  const land = useLandscape()
  const { counter, slip } = screen
  return (
    <>
      <Scene
        orientation={useOrientation()}
        sign={counter.sign}
        code={slipCame(slip) ? '' : null}
        area={land ? { left: 560, right: 1340, top: 30, cut: 500 } : { top: 420, cut: 1500 }}
      />
      <Title sub={t('noAnswerYet.sub', { sign: counter.sign })} style={land ? { top: u(40), width: u(560) } : { top: u(44) }}>
        {t('noAnswerYet.title')}
      </Title>
      <Note live size="l" strong style={land ? at(36, 400, 500) : at(48, 1512, 480)}>
        {slipCame(slip) ? t('goToCounter.sub') : t(`slipState.${slip}`)}
      </Note>
      <Done label={t('noAnswerYet.choice.done')} />
    </>
  )
}
