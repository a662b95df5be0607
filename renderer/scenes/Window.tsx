import { counterWindow } from '../drawings/index.ts'
import { Frame } from '../drawings/scenes/Frame.tsx'

/** Where to go next: the counter's window, beside the slip when the screen lies across. */
export function Window({ sign }: { sign: string }) {
  const right = { left: 900, right: 1330, top: 40, cut: 512 }
  return (
    <Frame orientation="landscape" box={[720, 830]} areas={{ portrait: right, landscape: right }}>
      {counterWindow({ n: sign })}
    </Frame>
  )
}
