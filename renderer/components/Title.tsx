import { type CSSProperties, useEffect, useRef } from 'react'
import styles from './Title.module.css'

interface Props {
  children: string
  /** hero: one short question, larger */
  size?: 'title' | 'hero'
  style?: CSSProperties
}

/** The one sentence of a screen. A new one takes the focus, so that a screen reader says it. */
export function Title({ children, size = 'title', style }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sentence is a new thing to say
  useEffect(() => heading.current?.focus({ preventScroll: true }), [children])
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.title} data-size={size} style={style}>
      {children}
    </h1>
  )
}
