import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { GoIcon } from '../drawings/index.ts'
import { Key } from './Key.tsx'

/** The visit is over for the person: lower right, where the way on always is. */
export function Done({ label }: { label: string }) {
  const land = useLandscape()
  return (
    <Key id="done" look="go" says={{ type: 'choose', choice: 'done' }} style={land ? at(990, 520, 340, 102) : at(552, 1512, 480, 156)}>
      <span>{label}</span>
      <GoIcon size={u(land ? 46 : 64)} />
    </Key>
  )
}
