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
      <Scene orientation={useOrientation()} />
      <Title>{t('enterAbhaNumber.title')}</Title>
      {screen.problem !== null && (
        <Note live tint style={land ? at(500, 150, 270) : at(800, 250, 250)}>
          {t(`enterAbhaNumber.problem.${screen.problem}`)}
        </Note>
      )}
      <Entry groups={[2, 4, 4, 4]} eraseAll intent={digits => ({ type: 'abhaNumber', digits })} />
    </>
  )
}
