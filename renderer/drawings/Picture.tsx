import type { CSSProperties } from 'react'
import type { Drawing } from './shape.tsx'

interface PictureProps {
  /** x, y, width, height in units */
  box: readonly [number, number, number, number]
  children: Drawing
  className?: string
  width?: number | string
  height?: number | string
  style?: CSSProperties
  /** 'slice' fills its place and is cut by the edge of that place */
  fit?: 'meet' | 'slice'
}

/** The one <svg> of every drawing. Pictures are never read out: the sentence beside them says the act. */
export function Picture({ box, children, className, width, height, style, fit = 'meet' }: PictureProps) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      viewBox={box.join(' ')}
      width={width}
      height={height}
      style={style}
      preserveAspectRatio={fit === 'slice' ? 'xMidYMin slice' : undefined}
    >
      {children}
    </svg>
  )
}
