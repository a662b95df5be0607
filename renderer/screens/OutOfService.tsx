import { useLandscape, useOrientation } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { OutOfService as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The machine is dark; the way goes to the window. It comes back by itself. */
export function OutOfService({ screen }: ScreenProps<'outOfService'>) {
  const t = useWords()
  const land = useLandscape()
  const { why, counter } = screen
  return (
    <>
      <Scene orientation={useOrientation()} sign={counter?.sign ?? null} area={land ? { top: 200 } : { top: 500, cut: 1500 }} />
      <Title size="outcome" sub={t(`outOfService.why.${why}`)} style={land ? { width: u(1294) } : { top: u(90) }}>
        {t('outOfService.title')}
      </Title>
    </>
  )
}
