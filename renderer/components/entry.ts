import { useEffect, useRef, useState } from 'react'
import type { Intent } from '../../service/contract/index.ts'
import { useKiosk } from '../kiosk.ts'
import { type KeypadKey, typed } from './digits.ts'

interface Entry {
  digits: string
  onKey(key: KeypadKey): void
  full: boolean
  /** says the digits once and forgets them here */
  submit(): void
}

/**
 * The digits a finger is typing right now. They leave in one intent and are gone from here with it.
 * `auto`: the last digit sends them by itself (codes), else the person presses "next".
 */
export function useEntry(length: number, intent: (digits: string) => Intent, { auto = false }: { auto?: boolean } = {}): Entry {
  const { send, snapshot } = useKiosk()
  const [digits, setDigits] = useState('')
  const sentAt = useRef<number | null>(null)
  // The same screen once more (the last digit did not fit) is a new step: typing begins again.
  useEffect(() => {
    if (sentAt.current !== null && sentAt.current !== snapshot.step) {
      sentAt.current = null
      setDigits('')
    }
  }, [snapshot.step])
  const say = (all: string) => {
    if (sentAt.current === snapshot.step) return
    sentAt.current = snapshot.step
    send(intent(all))
  }
  return {
    digits,
    full: digits.length === length,
    onKey: key => {
      if (sentAt.current === snapshot.step) return
      const next = typed(digits, key, length)
      setDigits(next)
      if (auto && next.length === length) say(next)
    },
    submit: () => {
      if (digits.length === length) say(digits)
    },
  }
}
