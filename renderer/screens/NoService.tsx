import { Board } from '../board/Board.tsx'
import { Title } from '../components/Title.tsx'
import { words } from '../words.ts'

/** Before the first snapshot, and after the service went away: nothing of a visit is on the glass, and a touch does nothing. */
export function NoService({ lost }: { lost: boolean }) {
  return (
    <Board language="hi" job="token" flood={lost ? 'ink' : null}>
      {lost && <Title>{words('hi', 'host.lost.title')}</Title>}
    </Board>
  )
}
