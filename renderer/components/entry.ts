import { useState } from 'react'
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
 * The digits a finger is typing right now. They leave in one intent and are gone from here with it, so a wrong number begins again with empty boxes.
 * `auto`: the last digit sends them by itself (codes), else the person presses "next".
 */
export function useEntry(length: number, intent: (digits: string) => Intent, { auto = false }: { auto?: boolean } = {}): Entry {
  const { send } = useKiosk()
  const [digits, setDigits] = useState('')
  const say = (all: string) => {
    send(intent(all))
    setDigits('')
  }
  return {
    digits,
    full: digits.length === length,
    onKey: key => {
      const next = typed(digits, key, length)
      if (auto && next.length === length) say(next)
      else setDigits(next)
    },
    submit: () => {
      if (digits.length === length) say(digits)
    },
  }
}
