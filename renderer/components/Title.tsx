import { type CSSProperties, useEffect, useRef } from 'react'
import styles from './Title.module.css'

interface Props {
  children: string
  /** a smaller line under it, as long as the title needs no second one of its own */
  sub?: string | null
  /** hero: one short question, larger. outcome: seen from across the hall */
  size?: 'title' | 'hero' | 'outcome'
  /** where it stands, when not over the picture at the left */
  style?: CSSProperties
}

/** More letters than this do not fit one line of the title; it is set smaller and may take two. */
const lineOfTitle = 23
const letters = new Intl.Segmenter('hi', { granularity: 'grapheme' })

/** The one sentence of a screen. A new one takes the focus, so that a screen reader says it. */
export function Title({ children, sub, size = 'title', style }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sentence is a new thing to say
  useEffect(() => heading.current?.focus({ preventScroll: true }), [children])
  const long = [...letters.segment(children)].length > lineOfTitle
  return (
    <header className={styles.head} data-size={size} style={style}>
      <h1 ref={heading} tabIndex={-1} data-long={long || undefined}>
        {children}
      </h1>
      {sub && <p>{sub}</p>}
    </header>
  )
}
