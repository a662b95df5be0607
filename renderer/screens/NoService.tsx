import { Board } from '../board/Board.tsx'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { OutOfService } from '../drawings/scenes/index.ts'
import { words } from '../words.ts'

/** Before the first snapshot, and after the service went away: nothing of a visit is on the glass, and a touch does nothing. Hindi, and English under it: nobody knows who stands there. */
export function NoService({ lost }: { lost: boolean }) {
  const land = useLandscape()
  const orientation = useOrientation()
  if (!lost) {
    return (
      <Board language="hi" job="token" flood={null}>
        <Title sub={words('en', 'host.connecting')}>{words('hi', 'host.connecting')}</Title>
      </Board>
    )
  }
  return (
    <Board language="hi" job="help" flood="yellow">
      <OutOfService orientation={orientation} sign={null} area={land ? { top: 260, cut: 740 } : { top: 620, cut: 1620 }} />
      <Title
        size="outcome"
        sub={`${words('hi', 'host.lost.sub')}\n${words('en', 'host.lost.title')}`}
        style={land ? { width: u(1294) } : { top: u(120) }}
      >
        {words('hi', 'host.lost.title')}
      </Title>
    </Board>
  )
}
