import { clockTime } from '../../locales/time.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Note } from '../components/Note.tsx'
import { slipCame } from '../components/slip.ts'
import { Title } from '../components/Title.tsx'
import { GoIcon } from '../drawings/index.ts'
import { Parked as Scene } from '../drawings/scenes/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The visit waits: its number on the slip, and when to be back with the phone. */
export function Parked({ screen: { number, until, slip } }: ScreenProps<'parked'>) {
  const t = useWords()
  const { snapshot } = useKiosk()
  const land = useLandscape()
  const came = slipCame(slip)
  return (
    <>
      <Scene orientation={useOrientation()} number={number} label={t('parked.number')} printed={came} moving={slip === 'printing'} />
      <Title sub={t('parked.sub', { time: clockTime(new Date(until), snapshot.language) })}>{t('parked.title')}</Title>
      <Note live tint={!came} wrong={!came} size={came ? 'm' : 's'} style={land ? at(900, 330, 430) : at(48, 1500, 480)}>
        {t(`slipState.${slip}`)}
      </Note>
      <Key
        id="done"
        look={slip === 'printing' ? 'wait' : 'go'}
        says={{ type: 'choose', choice: 'done' }}
        style={land ? at(990, 520, 340, 102) : at(552, 1512, 480, 156)}
      >
        <span>{t('parked.choice.done')}</span>
        <GoIcon size={u(land ? 46 : 64)} />
      </Key>
    </>
  )
}
