import type { ReactNode } from 'react'
import type { Intent, Job } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Choice } from './Choice.tsx'

export interface Option {
  /** a name tests find the key by */
  id: string
  says: Intent
  object?: ReactNode
  label: string
  small?: string
  job?: Job
}

interface Props {
  options: readonly Option[]
  /** where the first row begins, in board units, upright and across */
  top: number
  landTop: number
  /** where the last row ends; just over the bar where left out */
  bottom?: number
  landBottom?: number
  gap?: number
  objectWidth?: number
}

/** At most three choices: rows upright, tiles side by side when the screen lies across. */
export function Choices({ options, top, landTop, bottom = 1672, landBottom = 622, gap = 24, objectWidth }: Props) {
  const land = useLandscape()
  const n = options.length
  return options.map((option, index) => {
    const { id, ...rest } = option
    if (land) {
      const width = (1294 - gap * (n - 1)) / n
      return <Choice key={id} id={id} {...rest} upright style={at(36 + index * (width + gap), landTop, width, landBottom - landTop)} />
    }
    const height = (bottom - top - gap * (n - 1)) / n
    return (
      <Choice
        key={id}
        id={id}
        {...rest}
        {...(objectWidth === undefined ? {} : { objectWidth })}
        style={at(48, top + index * (height + gap), 984, height)}
      />
    )
  })
}
