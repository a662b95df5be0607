import { useState } from 'react'
import type { Intent, Language, Tongue } from '../../service/contract/index.ts'
import { useLandscape } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { GoIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'

interface Choice {
  id: string
  name: string
  says: Intent
}

const most = 3

/** Hindi above, English below, the facility's own between them; where there are more than three the middle ones take turns. */
export function LanguageKeys() {
  const t = useWords()
  const land = useLandscape()
  const { snapshot } = useKiosk()
  const [turn, setTurn] = useState(0)
  const { languages, tongues } = snapshot
  const room = Math.max(1, most - languages.length)
  const turns = Math.ceil(tongues.length / room)
  const from = turns === 0 ? 0 : (turn % turns) * room
  const ours = (language: Language): Choice[] =>
    languages.includes(language) ? [{ id: language, name: t(`language.choice.${language}`), says: { type: 'language', language } }] : []
  const choices = [...ours('hi'), ...tongues.slice(from, from + room).map(own), ...ours('en')]
  const more = turns > 1
  return (
    <>
      {choices.map(({ id, name, says }, place) => (
        <Key key={id} id={id} look={place === 0 ? 'go' : 'plain'} says={says} style={styleOf(choices.length, place, more, land)}>
          <span lang={id}>{name}</span>
        </Key>
      ))}
      {more && (
        <Key id="moreLanguages" onPress={() => setTurn(turn + 1)} style={land ? at(808, 514, 522, 86) : at(48, 1564, 984, 112)}>
          <span>{t('language.choice.more')}</span>
          <GoIcon size={u(land ? 36 : 44)} />
        </Key>
      )}
    </>
  )
}

const own = ({ code, name, over }: Tongue): Choice => ({ id: code, name, says: { type: 'language', language: over, tongue: code } })

/** Two are as large as ever; three share their room, and give some of it to "more". */
function styleOf(count: number, place: number, more: boolean, land: boolean) {
  if (count < most && !more)
    return land
      ? { ...(place === 0 ? at(808, 150, 522, 220) : at(808, 400, 522, 200)), fontSize: u(place === 0 ? 76 : 64) }
      : { ...(place === 0 ? at(48, 1116, 984, 272) : at(48, 1420, 984, 240)), fontSize: u(place === 0 ? 100 : 84) }
  const [top, height, gap] = land ? (more ? [120, 116, 15] : [128, 142, 22]) : more ? [1100, 138, 17] : [1108, 172, 22]
  return {
    ...(land ? at(808, top + place * (height + gap), 522, height) : at(48, top + place * (height + gap), 984, height)),
    fontSize: u(land ? 56 : 76),
  }
}
