import { counterWindow, reachHand } from '../machine.tsx'
import { arrow } from '../marks.tsx'
import { all, g } from '../shape.tsx'
import { Frame, type SceneProps } from './Frame.tsx'

const areas = { portrait: { left: 0, right: 1080, top: 232, cut: 1040 }, landscape: { left: 700, right: 1340, top: 6, cut: 400 } }

/** The hospital's window over the form; `part` front is the clerk's hand that lies on the form. Upright the form begins at y 762; across it lies at the left. */
export function Share({ sign = '2', part = 'behind', ...props }: SceneProps & { sign?: string; part?: 'behind' | 'front' }) {
  if (props.orientation === 'landscape') {
    return (
      <Frame {...props} box={[640, 394]} areas={areas}>
        {part === 'behind' && all(arrow(60, 300, 130, 0, '--accent', 46), g(counterWindow({ n: sign }), 240, 20, 0.45))}
      </Frame>
    )
  }
  return (
    <Frame {...props} front={part === 'front'} box={[1080, 808]} areas={areas}>
      {part === 'front'
        ? g(reachHand(), 206, 20, 0.68)
        : all(g(counterWindow({ n: sign, reach: false }), 206, 20, 0.68), arrow(912, 788, 230, -90, '--accent', 54))}
    </Frame>
  )
}
