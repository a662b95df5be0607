import { type CSSProperties, type ReactNode, useId, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Intent } from '../../service/contract/index.ts'
import { useKiosk } from '../kiosk.ts'
import styles from './Key.module.css'

export interface KeyProps {
  /** what the service is told */
  says?: Intent
  /** what happens here on the glass, for keys that say nothing to the service (digits) */
  onPress?: () => void
  /** go: the way on, in the job's accent. wait: shown, not yet to be pressed. ghost: an outline on a flood */
  look?: 'plain' | 'go' | 'help' | 'wait' | 'ghost'
  /** a name for screen readers and tests where the key shows no words */
  label?: string
  className?: string | undefined
  style?: CSSProperties | undefined
  quietMs?: number
  /** of keys of which one holds: is it this one? */
  pressed?: boolean
  /** a name tests find the key by, the same in both languages */
  id?: string
  children: ReactNode
}

/** A key of the machine. It counts when the finger comes down and goes up inside it, on a screen that is still there, and once. */
export function Key({ says, onPress, look = 'plain', label, className, style, quietMs, id, pressed, children }: KeyProps) {
  const { snapshot, send, gate } = useKiosk()
  const name = useId()
  const cameDown = useRef(snapshot.step)
  const press = () => {
    const touch = { key: name, step: cameDown.current, at: performance.now(), ...(quietMs === undefined ? {} : { quietMs }) }
    if (!gate.admits(touch, snapshot.step)) return
    onPress?.()
    if (says) send(says)
  }
  return (
    <Button
      className={className ? `${styles.key} ${className}` : (styles.key ?? '')}
      style={style ?? {}}
      data-look={look}
      data-key={id}
      isDisabled={look === 'wait'}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onPressStart={() => {
        cameDown.current = snapshot.step
      }}
      onPress={press}
    >
      {children}
    </Button>
  )
}
