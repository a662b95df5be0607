import type { ReactNode } from 'react'
import type { Intent, Job } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Choice } from './Choice.tsx'

export interface Option {
  /** a name tests find the key by */
  id: string
  says: Intent
  /** one of `objects` in drawings/scenes */
  object?: ReactNode
  label: string
  small?: string
  /** the tint of the picture's field */
  job?: Job
  wait?: boolean
}

interface Props {
  options: readonly Option[]
  /** upright: where the rows begin and end, in board units; all keys lie under the upper third (640) */
  top?: number
  bottom?: number
  /** across: where the tiles begin and end */
  landTop?: number
  landBottom?: number
  /** how many places there are; a list that is not full leaves the last ones empty */
  places?: number
  /** a key stands under the choices (NotNow, Pager): they end above it */
  over?: boolean
}

const gap = 24

/** At most three choices: rows upright, tiles side by side when the screen lies across. */
export function Choices({
  options,
  over = false,
  top = over ? 740 : 930,
  bottom = over ? 1512 : 1672,
  landTop = 300,
  landBottom = over ? 510 : 622,
  places,
}: Props) {
  const land = useLandscape()
  const n = places ?? options.length
  const width = (1294 - gap * (n - 1)) / n
  const height = (bottom - top - gap * (n - 1)) / n
  return options.map((option, index) => (
    <Choice
      key={option.id}
      {...option}
      upright={land}
      style={land ? at(36 + index * (width + gap), landTop, width, landBottom - landTop) : at(48, top + index * (height + gap), 984, height)}
    />
  ))
}
