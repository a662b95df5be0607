import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Entry } from '../components/Entry.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { EnterAbhaNumber as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Fourteen digits, in the groups they have on the card. */
export function EnterAbhaNumber({ screen }: ScreenProps<'enterAbhaNumber'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene
        orientation={useOrientation()}
        area={land ? { left: 0, right: 412, top: 150 } : screen.problem === null ? { left: 24, right: 600 } : { left: 24, right: 600, top: 330 }}
      />
      <Title>{t('enterAbhaNumber.title')}</Title>
      {screen.problem !== null && (
        <Note live tint wrong style={land ? at(424, 150, 356) : at(48, 232, 984)}>
          {t(`enterAbhaNumber.problem.${screen.problem}`)}
        </Note>
      )}
      <Entry
        groups={[2, 4, 4, 4]}
        eraseAll
        notNow={land ? at(424, 400, 160, 104) : at(612, 644, 202, 108)}
        intent={digits => ({ type: 'abhaNumber', digits })}
      />
    </>
  )
}
