import type { ReactNode } from 'react'
import type { Choice } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { GoIcon } from '../drawings/index.ts'
import { Key } from './Key.tsx'

interface Props {
  /** the other key of this row, left: "none of these", "show the QR" */
  left: { choice: Choice; label: string; picture?: (props: { size: string }) => ReactNode } | null
  /** the next three, right; null when all are on the glass */
  more: string | null
}

/** Under a list of three: the next three, and the way to say that none of them is meant. */
export function Pager({ left, more }: Props) {
  const land = useLandscape()
  const both = left !== null && more !== null
  const place = (right: boolean) => {
    if (!both) return land ? at(36, 530, 1294, 92) : at(48, 1530, 984, 138)
    if (land) return right ? at(695, 530, 635, 92) : at(36, 530, 635, 92)
    return right ? at(552, 1530, 480, 138) : at(48, 1530, 480, 138)
  }
  return (
    <>
      {left && (
        <Key id={left.choice} says={{ type: 'choose', choice: left.choice }} style={place(false)}>
          {left.picture?.({ size: u(land ? 56 : 78) })}
          <span>{left.label}</span>
        </Key>
      )}
      {more !== null && (
        <Key id="more" says={{ type: 'choose', choice: 'more' }} style={place(true)}>
          <span>{more}</span>
          <GoIcon size={u(land ? 40 : 52)} />
        </Key>
      )}
    </>
  )
}
