import type { ReactNode } from 'react'
import type { CardProblem, HintGiven, QrProblem, Reader } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Live } from '../components/Live.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import type { SceneProps } from '../drawings/scenes/Frame.tsx'
import type { HeldUp } from '../drawings/scenes/index.ts'
import { WrongSheet } from '../scenes/WrongSheet.tsx'

interface Props {
  thing: HeldUp
  reader: Reader
  hint: HintGiven | null
  problem: QrProblem | CardProblem | null
  /** the problem in words */
  note: string | null
  title: string
  sub: string | null
  scene: (props: SceneProps) => ReactNode
  /** where the camera's picture leaves room for the act */
  liveArea: NonNullable<SceneProps['area']>
}

/**
 * A QR is asked for. The act from the side: over (across: beside) the camera's own picture, or alone where the scanner's red light is what it is held into.
 * Something else was held up: what it was, and the thing that is meant.
 */
export function ShowQr({ thing, reader, hint, problem, note, title, sub, scene, liveArea }: Props) {
  const land = useLandscape()
  const orientation = useOrientation()
  const live = reader === 'camera'
  const alone = land ? { left: 20, right: 640, top: 200, cut: 641 } : { top: 330, cut: 1092 }
  return (
    <>
      {problem === null ? (
        scene({ orientation, area: live ? liveArea : alone })
      ) : (
        <WrongSheet
          problem={problem}
          wanted={thing}
          orientation={orientation}
          {...(live ? {} : { area: land ? { left: 36, right: 1330, top: 150, cut: 366 } : { top: 300, cut: 760 } })}
        />
      )}
      <Title sub={sub} style={land && live ? { width: u(620) } : {}}>
        {title}
      </Title>
      {note !== null && (
        <Note live tint size="l" style={live ? (land ? at(36, 440, 600) : at(48, 508, 984)) : land ? at(36, 386, 1294) : at(48, 800, 984)}>
          {note}
        </Note>
      )}
      {live && <Live hints={{ thing, now: hint }} style={land ? at(672, 40, 658, 400) : at(64, 700, 952, 630)} />}
    </>
  )
}

/** Where the way without the QR stands, by what it would be held before. */
export const besideQr = (land: boolean, reader: Reader) =>
  land ? at(672, 478, 658, 144) : reader === 'camera' ? at(48, 1372, 984, 300) : at(48, 1088, 984, 400)
