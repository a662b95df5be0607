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
  const came = slipCame(slip)
  return (
    <>
      <Scene
        orientation={useOrientation()}
        sign={counter.sign}
        code={came ? '' : null}
        area={land ? { left: 560, right: 1340, top: 30, cut: 524 } : { top: came ? 400 : 552, cut: 1534 }}
      />
      <Title size="outcome" sub={`${t('noAnswerYet.title')}\n${t('noAnswerYet.sub')}`} style={land ? { width: u(540) } : {}}>
        {t('goToCounter.title', { sign: counter.sign })}
      </Title>
      {came ? (
        <Note live tint size="l" style={land ? at(560, 520, 400) : at(48, 1530, 480)}>
          {t('goToCounter.sub')}
        </Note>
      ) : (
        <Note live tint size="key" style={land ? at(36, 330, 520) : at(48, 394, 984)}>
          {t('goToCounter.noSlip')}
        </Note>
      )}
      <Done label={t('noAnswerYet.choice.done')} />
    </>
  )
}
