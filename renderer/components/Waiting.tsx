import type { CSSProperties } from 'react'
import { Picture } from '../drawings/index.ts'
import styles from './Waiting.module.css'

const segments = 20

/** Something is under way: a ring whose twenty parts fill one after another, once, and rest when all are full. */
export function Waiting({ seconds, style }: { seconds: number; style: CSSProperties }) {
  const at = (r: number, a: number) => `${(r * Math.cos(a)).toFixed(1)},${(r * Math.sin(a)).toFixed(1)}`
  return (
    <Picture box={[-100, -100, 200, 200]} style={style}>
      {Array.from({ length: segments }, (_, i) => {
        const from = (i / segments) * 2 * Math.PI - Math.PI / 2 + 0.05
        const to = ((i + 1) / segments) * 2 * Math.PI - Math.PI / 2 - 0.05
        return (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            key={i}
            className={styles.part}
            style={{ animationDelay: `${((i * seconds) / segments).toFixed(1)}s` }}
            d={`M${at(70, from)}L${at(98, from)}A98,98 0 0 1 ${at(98, to)}L${at(70, to)}A70,70 0 0 0 ${at(70, from)}Z`}
          />
        )
      })}
    </Picture>
  )
}
