import type { CSSProperties, ReactNode } from 'react'
import type { Intent } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { GoIcon, WindowIcon } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import { Boxes } from './Boxes.tsx'
import { useEntry } from './entry.ts'
import { Key } from './Key.tsx'
import { endClass, Keypad } from './Keypad.tsx'

interface Props {
  /** such as [4, 4, 4], [3, 3, 4] or [6] */
  groups: readonly number[]
  intent(digits: string): Intent
  /** the last digit sends them by itself, and the twelfth key is this one instead of "next" */
  auto?: { end: ReactNode }
  /** "erase all" beside the boxes; for long numbers */
  eraseAll?: boolean
  /** where "not now" stands, on the steps of finding an ABHA: care never depends on one */
  notNow?: CSSProperties
}

/** Picture and words: beside each other, or, where a key is narrow, one over the other. */
export const withPicture = (land: boolean): CSSProperties =>
  land ? { flexDirection: 'column', gap: 0, fontSize: 'var(--t-s)' } : { gap: 'var(--s1)' }

/** The small keys beside the boxes. */
const besideBoxes: CSSProperties = { padding: 0, fontSize: 'var(--t-m)', lineHeight: 1.3, textAlign: 'center' }

/** Boxes, keypad and "next": the lower half of every screen that asks for digits. The boxes lie at 772 (across: 524), the keypad under them (across: right). */
export function Entry({ groups, intent, auto, eraseAll = false, notNow }: Props) {
  const t = useWords()
  const land = useLandscape()
  const length = groups.reduce((sum, size) => sum + size, 0)
  const entry = useEntry(length, intent, { auto: auto !== undefined })
  const next = (
    <Key id="next" className={endClass} look={entry.full ? 'go' : 'wait'} onPress={entry.submit}>
      <span>{t('common.next')}</span>
      <GoIcon size={u(land ? 46 : 52)} />
    </Key>
  )
  return (
    <>
      {notNow && (
        <Key id="notNow" says={{ type: 'choose', choice: 'notNow' }} style={{ ...notNow, ...besideBoxes, ...withPicture(land) }}>
          <WindowIcon size={u(land ? 46 : 74)} />
          <span>{t('common.notNow')}</span>
        </Key>
      )}
      {eraseAll && (
        <Key
          id="eraseAll"
          style={{ ...(land ? at(598, 400, 158, 104) : notNow ? at(830, 644, 202, 108) : at(800, 644, 232, 108)), ...besideBoxes }}
          onPress={() => entry.onKey('eraseAll')}
        >
          {t('common.eraseAll')}
        </Key>
      )}
      <Boxes digits={entry.digits} groups={groups} style={land ? at(36, 524, 720, 83) : { top: u(772) }} />
      <span className="hidden" role="status">
        {t(entry.full && !auto ? 'keypad.full' : 'keypad.entered', { total: length, count: entry.digits.length })}
      </span>
      <Keypad onKey={entry.onKey} end={auto ? auto.end : next} />
    </>
  )
}
