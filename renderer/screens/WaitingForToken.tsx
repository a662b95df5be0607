import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WaitingForToken as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The hospital was asked; the ring is full when the kiosk stops waiting. */
export function WaitingForToken({ screen }: ScreenProps<'waitingForToken'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} sign={screen.counter.sign} area={land ? {} : { top: 380, cut: 1330 }} />
      <Title sub={t('waitingForToken.sub')}>{t('waitingForToken.title')}</Title>
      <Waiting seconds={30} style={land ? at(120, 330, 240, 240) : at(410, 1392, 260, 260)} />
    </>
  )
}
