import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Entry } from '../components/Entry.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { EnterPickup as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Four digits from the slip of a visit that waits. */
export function EnterPickup({ screen: { problem, triesLeft } }: ScreenProps<'enterPickup'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} {...(land && problem !== null ? { area: { right: 400 } } : {})} />
      <Title>{t('enterPickup.title')}</Title>
      {problem === null ? (
        <Note size="l" style={land ? at(500, 200, 280) : at(620, 320, 412)}>
          {t('enterPickup.sub')}
        </Note>
      ) : (
        <Note live tint wrong size="m" style={land ? at(400, 140, 380) : at(600, 280, 432)}>
          {`${t(`enterPickup.problem.${problem}`)}\n${t('enterCode.triesLeft', { n: triesLeft })}`}
        </Note>
      )}
      <Entry groups={[4]} intent={digits => ({ type: 'pickup', digits })} />
    </>
  )
}
