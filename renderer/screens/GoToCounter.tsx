import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Done } from '../components/Done.tsx'
import { Note } from '../components/Note.tsx'
import { slipCame } from '../components/slip.ts'
import { Title } from '../components/Title.tsx'
import { GoToCounter as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Handed over, not dropped: which window, what to show there, and why. */
export function GoToCounter({ screen }: ScreenProps<'goToCounter'>) {
  const t = useWords()
  const land = useLandscape()
  const { reason, code, counter, slip, queue } = screen
  const came = slipCame(slip)
  return (
    <>
      <Scene
        orientation={useOrientation()}
        sign={counter?.sign ?? null}
        code={came ? (queue ?? code) : null}
        area={land ? { left: 560, right: 1340, top: 30, cut: 524 } : { top: came ? (queue === null ? 400 : 520) : 640, cut: 1534 }}
      />
      <Title
        size="outcome"
        sub={queue === null ? t(`goToCounter.reason.${reason}`) : `${t(`goToCounter.reason.${reason}`)}\n${t('goToCounter.nameThere')}`}
        style={land ? { width: u(540) } : {}}
      >
        {counter === null ? t('goToCounter.titleNoCounter') : t('goToCounter.title', { sign: counter.sign })}
      </Title>
      {came ? (
        <Note live tint size={queue === null ? 'l' : 'key'} style={land ? at(560, 520, 400) : at(48, 1530, 480)}>
          {queue === null ? t('goToCounter.sub') : t('goToCounter.number', { number: queue })}
        </Note>
      ) : (
        <Note live tint size="key" style={land ? at(36, 330, 520) : at(48, 370, 984)}>
          {queue === null
            ? `${t('goToCounter.noSlip')}\n${t('goToCounter.code', { code })}`
            : `${t('goToCounter.number', { number: queue })}\n${t('goToCounter.noSlip')}`}
        </Note>
      )}
      <Done label={t('goToCounter.choice.done')} />
    </>
  )
}
