import { type CSSProperties, useEffect, useLayoutEffect, useRef } from 'react'
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

/** The one sentence of a screen. A new one takes the focus, so that a screen reader says it. */
export function Title({ children, sub, size = 'title', style }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sentence is a new thing to say
  useEffect(() => heading.current?.focus({ preventScroll: true }), [children])
  // Set smaller when one line does not hold it; measured, because a conjunct may be as wide as one letter or as three.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sentence is as long as it is
  useLayoutEffect(() => {
    const settle = () => {
      const h1 = heading.current
      if (h1 === null) return
      h1.removeAttribute('data-long')
      // as the style sheet has it, not as room.ts left it
      h1.style.fontSize = ''
      const { fontSize } = getComputedStyle(h1)
      if (h1.offsetHeight > Number.parseFloat(fontSize) * 2) h1.setAttribute('data-long', '')
    }
    settle()
    // once the letters are there, nothing is measured a second time
    if (document.fonts.status === 'loading') document.fonts.ready.then(settle)
    window.addEventListener('resize', settle)
    return () => window.removeEventListener('resize', settle)
  }, [children])
  return (
    <header className={styles.head} data-size={size} style={style}>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {sub && <p>{sub}</p>}
    </header>
  )
}
