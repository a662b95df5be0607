import { counterWindow, reachHand } from '../machine.tsx'
import { arrow } from '../marks.tsx'
import { g } from '../shape.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

const areas = { portrait: { left: 0, right: 1080, top: 232, cut: 1040 }, landscape: { left: 700, right: 1330, top: 10, cut: 420 } }

/** The hospital's window over the form; `part` front is the clerk's hand that lies on the form. Upright the form begins at y 762. */
export function Share({ sign = '2', part = 'behind', ...props }: SceneProps & { sign?: string; part?: 'behind' | 'front' }) {
  const art =
    part === 'front' ? (
      g(reachHand(), 206, 20, 0.68)
    ) : (
      <>
        {g(counterWindow({ n: sign, reach: false }), 206, 20, 0.68)}
        {arrow(912, 788, 230, -90, '--accent', 54)}
      </>
    )
  return (
    <Frame {...props} front={part === 'front'} box={[1080, 808]} areas={areas}>
      {art}
    </Frame>
  )
}
