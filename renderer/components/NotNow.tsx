import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { WindowIcon } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import { Key } from './Key.tsx'

/** The way out of every ABHA step: on to the counter without one. It stands under the choices, as broad as they are. */
export function NotNow() {
  const t = useWords()
  const land = useLandscape()
  return (
    <Key id="notNow" says={{ type: 'choose', choice: 'notNow' }} style={land ? at(36, 530, 1294, 92) : at(48, 1540, 984, 128)}>
      <WindowIcon size={u(land ? 76 : 112)} />
      <span>{t('common.notNow')}</span>
    </Key>
  )
}
