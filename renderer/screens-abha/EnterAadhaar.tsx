import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Boxes } from '../components/Boxes.tsx'
import { withPicture } from '../components/Entry.tsx'
import { useEntry } from '../components/entry.ts'
import { Key } from '../components/Key.tsx'
import { endClass, Keypad } from '../components/Keypad.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { GoIcon, WindowIcon } from '../drawings/index.ts'
import { EnterAadhaar as Scene } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'

/** After so many wrong numbers the yellow key is offered. */
const manyTries = 3

/** Twelve digits from the card; the beam goes with the finger from group to group. A problem stands under the title, in words that say what to do. */
export function EnterAadhaar({ screen: { problem, tries } }: ScreenProps<'enterAadhaar'>) {
  const t = useWords()
  const land = useLandscape()
  const entry = useEntry(12, digits => ({ type: 'aadhaar', digits }))
  const group = Math.min(2, Math.floor(entry.digits.length / 4)) as 0 | 1 | 2
  const help = tries >= manyTries
  return (
    <>
      <Scene
        orientation={useOrientation()}
        group={group}
        area={
          problem === null
            ? land
              ? { top: 194, right: 590 }
              : { top: 300, right: 600 }
            : land
              ? { top: help ? 290 : 244, right: 590 }
              : { top: help ? 400 : 340, right: 600 }
        }
      />
      <Title {...(problem === null ? { sub: t('enterAadhaar.sub') } : {})}>{t('enterAadhaar.title')}</Title>
      {problem !== null && (
        <Note live tint wrong size={land && help ? 's' : 'm'} style={land ? at(36, 138, 550) : at(48, 232, 984)}>
          {help ? `${t(`enterAadhaar.problem.${problem}`)}\n${t('enterAadhaar.threeTries')}` : t(`enterAadhaar.problem.${problem}`)}
        </Note>
      )}
      <Key
        id="notNow"
        says={{ type: 'choose', choice: 'notNow' }}
        style={{
          ...(land ? at(598, 284, 158, 104) : at(612, 644, 202, 108)),
          padding: 0,
          fontSize: 'var(--t-m)',
          lineHeight: 1.3,
          textAlign: 'center',
          ...withPicture(land),
        }}
      >
        <WindowIcon size={u(land ? 46 : 74)} />
        <span>{t('enterAadhaar.choice.notNow')}</span>
      </Key>
      <Key
        id="eraseAll"
        onPress={() => entry.onKey('eraseAll')}
        style={{
          ...(land ? at(598, 402, 158, 104) : at(830, 644, 202, 108)),
          padding: 0,
          fontSize: 'var(--t-m)',
          lineHeight: 1.3,
          textAlign: 'center',
        }}
      >
        {t('common.eraseAll')}
      </Key>
      <Boxes digits={entry.digits} groups={[4, 4, 4]} style={land ? at(36, 524, 720, 83) : { top: u(772) }} />
      <span className="hidden" role="status">
        {t(entry.full ? 'keypad.full' : 'keypad.entered', { total: 12, count: entry.digits.length })}
      </span>
      <Keypad
        onKey={entry.onKey}
        end={
          <Key id="next" className={endClass} look={entry.full ? 'go' : 'wait'} onPress={entry.submit}>
            <span>{t('common.next')}</span>
            <GoIcon size={u(land ? 46 : 52)} />
          </Key>
        }
      />
    </>
  )
}
