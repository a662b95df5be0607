import { createContext, useContext } from 'react'
import type { Drawing } from '../shape.tsx'

export type Orientation = 'portrait' | 'landscape'

/** A part of the board, in board units. `cut` is the lower edge the picture runs off behind: a key, the boxes, the bar. */
interface Area {
  left: number
  right: number
  top: number
  cut: number
}

/** What every scene takes. Without `area` it lies where its kind of screen leaves room. */
export interface SceneProps {
  orientation: Orientation
  area?: Partial<Area>
  /** in front of the keys; touches go through either way */
  front?: boolean
}

/** Over rows (upright) or tiles (across) of choices. */
export const choiceAreas = {
  portrait: { left: 0, right: 1080, top: 232, cut: 930 },
  landscape: { left: 700, right: 1330, top: 14, cut: 300 },
} as const

/** Over the boxes of an entry. */
export const entryAreas = {
  portrait: { left: 0, right: 1080, top: 232, cut: 772 },
  landscape: { left: 20, right: 620, top: 116, cut: 524 },
} as const

interface FrameProps extends SceneProps {
  /** width and height of the art; its lower edge comes to lie on the cut */
  box: readonly [number, number]
  areas: Record<Orientation, Area>
  /** where a narrower picture stands in its area */
  stand?: 'left' | 'middle' | 'right'
  /** words are laid upon it: it stays where it is when type is set bigger */
  firm?: boolean
  children: Drawing
}

/** Is type set bigger? Then pictures give way at their upper edge; keys do not move. */
const Room = createContext(false)
export const RoomForType = Room.Provider
/** Is type set bigger, so that titles need more room? */
export const useRoomForType = () => useContext(Room)
const givesWay = { portrait: 56, landscape: 60 }

/** Under this scale contours get busy and take the thin line. */
const thinUnder = 0.55

/** Covers the board above the cut; fits the art into its area, never larger than drawn, standing on the cut. */
export function Frame({ orientation, area, areas, box: [w, h], stand = 'middle', firm = false, front = false, children }: FrameProps) {
  const { left, right, top: above, cut } = { ...areas[orientation], ...area }
  const top = useRoomForType() && !firm ? above + givesWay[orientation] : above
  const boardWidth = orientation === 'portrait' ? 1080 : 1366
  const k = Math.min(1, (right - left) / w, (cut - top) / h)
  const spare = right - left - w * k
  const x = left + (stand === 'left' ? 0 : stand === 'right' ? spare : spare / 2)
  return (
    <svg
      aria-hidden="true"
      className={front ? 'scene front' : 'scene'}
      viewBox={`0 0 ${boardWidth} ${cut}`}
      style={{ height: `calc(${cut} * var(--u))` }}
    >
      <g className={k < thinUnder ? 'thin' : undefined} transform={`translate(${x.toFixed(2)} ${(cut - h * k).toFixed(2)}) scale(${k.toFixed(4)})`}>
        {children}
      </g>
    </svg>
  )
}
