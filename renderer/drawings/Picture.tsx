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

const lengthOf = (size: number | string) => (typeof size === 'number' ? `${size}px` : size)

/**
 * The one <svg> of every drawing. Pictures are never read out: the sentence beside them says the act. Its size is not an attribute of the <svg>, where older
 * browsers take no var(): drawings.css reads it, under every rule a place has for its pictures.
 */
export function Picture({ box, children, className, width = 'auto', height = 'auto', style, fit = 'meet' }: PictureProps) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      viewBox={box.join(' ')}
      data-picture
      style={{ '--width': lengthOf(width), '--height': lengthOf(height), ...style } as CSSProperties}
      preserveAspectRatio={fit === 'slice' ? 'xMidYMin slice' : undefined}
    >
      {children}
    </svg>
  )
}
