import type { CSSProperties } from 'react'
import styles from './Boxes.module.css'
import { type Box, boxGroups } from './digits.ts'

interface Props {
  digits: string
  /** such as [4, 4, 4], [3, 3, 4] or [6] */
  groups: readonly number[]
  style?: CSSProperties
}

const inBox = (box: Box) => (box.kind === 'digit' ? box.digit : box.kind === 'dot' ? <i /> : null)

/** Where the digits fall in. Nothing of it is read out: a click is the only echo. */
export function Boxes({ digits, groups, style }: Props) {
  return (
    <div className={styles.boxes} style={style} aria-hidden="true" data-boxes={groups.join('-')}>
      {boxGroups(digits, groups).map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
        <div key={at} className={styles.group} data-on={group.on || undefined} style={{ flexGrow: group.boxes.length }}>
          {group.boxes.map((box, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
            <span key={index} className={styles.box} data-kind={box.kind}>
              {inBox(box)}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
