import { useLandscape, useOrientation } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { End as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Nothing of the visit is left in the machine. */
export function End({ screen }: ScreenProps<'end'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} slipTaken={screen.slipTaken} area={land ? { top: 190 } : { top: 480 }} />
      <Title size="outcome" sub={t('end.sub')} style={land ? { width: u(1294) } : { top: u(90) }}>
        {screen.slipTaken ? t('end.title.noSlip') : t('end.title.takeSlip')}
      </Title>
    </>
  )
}
