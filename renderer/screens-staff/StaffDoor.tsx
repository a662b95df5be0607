import { useEffect, useRef } from 'react'
import { useKiosk } from '../kiosk.ts'
import { cornerMm, createCorner } from './corner.ts'

/** Nothing to see: five touches in the upper right corner of the glass, within three seconds. Only on the screen at rest. */
export function StaffDoor() {
  const { send } = useKiosk()
  const say = useRef(send)
  say.current = send
  useEffect(() => {
    const corner = createCorner()
    const touched = ({ clientX, clientY }: PointerEvent) => {
      const glass = document.querySelector('main')?.getBoundingClientRect()
      if (!glass) return
      const board = glass.width > glass.height ? { width: 1366, mm: 3.95484 } : { width: 1080, mm: 4.03226 }
      const side = (cornerMm * board.mm * glass.width) / board.width
      if (clientX < glass.right - side || clientY > glass.top + side) return
      if (corner(performance.now())) say.current({ type: 'staff', ask: { what: 'open' } })
    }
    window.addEventListener('pointerdown', touched)
    return () => window.removeEventListener('pointerdown', touched)
  }, [])
  return null
}
