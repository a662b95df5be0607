import type { ReactNode } from 'react'
import type { Choice } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { GoIcon } from '../drawings/index.ts'
import { Key } from './Key.tsx'

interface Side {
  choice: Choice
  label: string
  /** what comes of it, drawn small */
  picture?: (props: { size: string }) => ReactNode
}

/** across, "no" has little breadth */
const tight = { fontSize: 'var(--t-l)', padding: `0 ${u(8)}`, gap: u(8) }

/** Two keys over the bar: the way on at the right in the job's accent, "no" at the left, white, no smaller in type. */
export function YesNo({ no, yes }: { no?: Side | null; yes: Side }) {
  const land = useLandscape()
  return (
    <>
      {no && (
        <Key
          id={no.choice}
          says={{ type: 'choose', choice: no.choice }}
          style={land ? { ...at(800, 520, 186, 102), ...tight } : { ...at(48, 1512, 380, 156), fontSize: 'var(--t-key)' }}
        >
          {no.picture?.({ size: u(land ? 36 : 96) })}
          <span>{no.label}</span>
        </Key>
      )}
      <Key
        id={yes.choice}
        look="go"
        says={{ type: 'choose', choice: yes.choice }}
        style={land ? at(1000, 520, 330, 102) : no ? at(452, 1512, 580, 156) : at(552, 1512, 480, 156)}
      >
        <span>{yes.label}</span>
        <GoIcon size={u(land ? 38 : 64)} />
      </Key>
    </>
  )
}
