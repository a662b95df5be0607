import { arrow, counterWindow, g, plate, reachHand } from '../drawings/index.ts'
import { Frame, type SceneProps, useRoomForType } from '../drawings/scenes/Frame.tsx'

const board = { portrait: { left: 0, right: 1080, top: 0, cut: 1702 }, landscape: { left: 0, right: 1366, top: 0, cut: 641 } } as const
/** Upright the form begins here. */
const form = 596
/** A title of two lines comes so far down. */
const underTitle = 116

/** The form goes up to the window, whose clerk lays a hand on it (`front`). Across there is only room for the counter's sign. */
export function Handover({ sign, ...props }: SceneProps & { sign: string }) {
  const big = useRoomForType()
  if (props.orientation === 'landscape')
    return (
      <Frame {...props} firm box={[1366, 641]} areas={board}>
        {plate(sign, 1218, 20, 100, 12)}
      </Frame>
    )
  return (
    <>
      <Frame {...props} box={[1080, form]} stand="left" areas={{ ...board, portrait: { ...board.portrait, top: big ? underTitle : 0, cut: form } }}>
        {g(props.front ? reachHand() : counterWindow({ n: sign, reach: false }), 206, 228, 0.5)}
      </Frame>
      {!props.front && (
        <Frame {...props} firm box={[1080, 1702]} areas={board}>
          {arrow(922, 910, 230, -90, '--accent', 54)}
        </Frame>
      )}
    </>
  )
}
