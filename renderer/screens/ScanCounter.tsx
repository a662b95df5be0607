import { useLandscape } from '../board/orientation.ts'
import { Choice } from '../components/Choice.tsx'
import { objects, ScanCounter as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'
import { besideQr, ShowQr } from './ShowQr.tsx'

/** The counter's sheet into the camera's eye, or into the scanner's red light. */
export function ScanCounter({ screen: { problem, reader, hint } }: ScreenProps<'scanCounter'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <ShowQr
        thing="sheet"
        reader={reader}
        hint={hint}
        problem={problem}
        note={problem === null ? null : t(`scanCounter.problem.${problem}`)}
        title={t('scanCounter.title')}
        // the camera's picture shows what is held before it; the red light has to be looked for
        sub={problem === null && reader === 'scanner' ? t('scanCounter.sub.scanner') : null}
        scene={props => <Scene {...props} reader={reader} />}
        liveArea={land ? { left: 20, right: 640, top: 150, cut: 641 } : { top: 240, cut: 692 }}
      />
      <Choice
        id="listOfCounters"
        says={{ type: 'choose', choice: 'listOfCounters' }}
        object={objects.plates(['1', '2', '3'])}
        objectWidth={land ? 220 : 440}
        label={t('scanCounter.choice.listOfCounters')}
        small={land ? undefined : t('scanCounter.choice.listOfCounters.sub')}
        style={besideQr(land, reader)}
      />
    </>
  )
}
