import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { Checking as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The machine is asking somebody. Most answers come before half of the ring is full. */
export function Checking({ screen }: ScreenProps<'checking'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} what={screen.what} area={land ? {} : { top: 330, cut: 1330 }} />
      <Title sub={t('checking.sub')} style={land ? { width: u(560) } : {}}>
        {t(`checking.${screen.what}`)}
      </Title>
      <Waiting seconds={20} style={land ? at(120, 330, 240, 240) : at(410, 1392, 260, 260)} />
    </>
  )
}
