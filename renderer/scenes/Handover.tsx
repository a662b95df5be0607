import { all, arrow, counterWindow, g, plate, reachHand } from '../drawings/index.ts'
import { Frame, type SceneProps } from '../drawings/scenes/Frame.tsx'

const upright = { left: 0, right: 1080, top: 0, cut: 1702 }
const across = { left: 0, right: 1366, top: 0, cut: 641 }

/** The form goes up to the window, whose clerk lays a hand on it (`front`). Across there is only room for the counter's sign. */
export function Handover({ sign, ...props }: SceneProps & { sign: string }) {
  const land = props.orientation === 'landscape'
  const art = () => {
    if (land) return plate(sign, 1218, 20, 100, 12)
    if (props.front) return g(reachHand(), 206, 228, 0.5)
    return all(g(counterWindow({ n: sign, reach: false }), 206, 228, 0.5), arrow(922, 910, 230, -90, '--accent', 54))
  }
  return (
    <Frame {...props} box={land ? [1366, 641] : [1080, 1702]} areas={{ portrait: upright, landscape: across }}>
      {art()}
    </Frame>
  )
}
