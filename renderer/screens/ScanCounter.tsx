import type { QrProblem } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Choice } from '../components/Choice.tsx'
import { Live } from '../components/Live.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { objects, ScanCounter as Scene } from '../drawings/scenes/index.ts'
import { WrongSheet } from '../scenes/WrongSheet.tsx'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The act from the side, and under it what the camera sees. A wrong QR: what it was, and the sheet that is meant. */
export function ScanCounter({ screen }: ScreenProps<'scanCounter'>) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  const live = screen.camera === 'live'
  const problem: QrProblem | null = live ? screen.problem : null
  return (
    <>
      {problem === null ? (
        <Scene orientation={orientation} area={land ? { left: 20, right: 640, top: 120, cut: 560 } : { cut: 668 }} />
      ) : (
        <WrongSheet problem={problem} orientation={orientation} />
      )}
      <Title>{t('scanCounter.title')}</Title>
      {problem !== null && (
        <Note live tint size="l" style={land ? at(36, 440, 590) : at(48, 532, 984)}>
          {t(`scanCounter.problem.${problem}`)}
        </Note>
      )}
      {live ? (
        <Live style={land ? at(672, 40, 658, 400) : at(64, 700, 952, 630)} />
      ) : (
        <Note live tint size="key" style={land ? at(672, 150, 658) : at(48, 900, 984)}>
          {t('scanCounter.camera.unavailable')}
        </Note>
      )}
      <Choice
        id="listOfCounters"
        says={{ type: 'choose', choice: 'listOfCounters' }}
        object={objects.plates(['1', '2', '3'])}
        objectWidth={land ? 260 : 400}
        label={t('scanCounter.choice.listOfCounters')}
        small={t('scanCounter.choice.listOfCounters.sub')}
        style={land ? at(672, 478, 658, 144) : at(48, 1372, 984, 300)}
      />
    </>
  )
}
