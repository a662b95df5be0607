import type { CSSProperties } from 'react'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Choice } from '../components/Choice.tsx'
import { Live } from '../components/Live.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { objects, ScanCounter as Scene, ChooseCounter as Windows } from '../drawings/scenes/index.ts'
import { WrongSheet } from '../scenes/WrongSheet.tsx'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The act from the side, and under it what the camera sees. A wrong QR: what it was, and the sheet that is meant. */
export function ScanCounter({ screen }: ScreenProps<'scanCounter'>) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  const { problem } = screen
  if (screen.camera === 'unavailable') return <NoCamera />
  return (
    <>
      {problem === null ? (
        <Scene orientation={orientation} area={land ? { left: 20, right: 640, top: 150, cut: 641 } : { top: 240, cut: 692 }} />
      ) : (
        <WrongSheet problem={problem} orientation={orientation} />
      )}
      <Title style={land ? { width: u(620) } : {}}>{t('scanCounter.title')}</Title>
      {problem !== null && (
        <Note live tint size="l" style={land ? at(36, 440, 600) : at(48, 508, 984)}>
          {t(`scanCounter.problem.${problem}`)}
        </Note>
      )}
      <Live hints={{ thing: 'sheet', now: screen.hint }} style={land ? at(672, 40, 658, 400) : at(64, 700, 952, 630)} />
      <ListKey noSheet style={land ? at(672, 478, 658, 144) : at(48, 1372, 984, 300)} />
    </>
  )
}

function ListKey({ style, noSheet = false }: { style: CSSProperties; noSheet?: boolean }) {
  const land = useLandscape()
  const t = useWords()
  return (
    <Choice
      id="listOfCounters"
      says={{ type: 'choose', choice: 'listOfCounters' }}
      object={objects.plates(['1', '2', '3'])}
      objectWidth={land ? 220 : 440}
      label={t('scanCounter.choice.listOfCounters')}
      small={land || !noSheet ? undefined : t('scanCounter.choice.listOfCounters.sub')}
      style={style}
    />
  )
}

/** No camera: what needs it goes away, the list is left. */
function NoCamera() {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Windows orientation={useOrientation()} area={land ? { left: 36, right: 1330, top: 170, cut: 440 } : { top: 340, cut: 900 }} />
      <Title>{t('scanCounter.camera.unavailable')}</Title>
      <ListKey style={land ? at(36, 466, 1294, 156) : at(48, 1040, 984, 420)} />
    </>
  )
}
