import { useLandscape } from '../board/orientation.ts'
import { Choice } from '../components/Choice.tsx'
import { objects, ShowCard as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'
import { besideQr, ShowQr } from './ShowQr.tsx'

/** The card's QR into the camera's eye, or into the scanner's red light. */
export function ShowCard({ screen: { problem, reader, hint, asked } }: ScreenProps<'showCard'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <ShowQr
        thing="card"
        reader={reader}
        hint={hint}
        problem={problem}
        note={problem === null ? null : t(`showCard.problem.${problem}`)}
        title={t('showCard.title')}
        sub={problem === null ? t(`showCard.sub.${reader}`) : null}
        scene={props => <Scene {...props} reader={reader} />}
        liveArea={land ? { left: 20, right: 640, top: 190, cut: 641 } : { top: 290, cut: 692 }}
      />
      {asked === 'note' && (
        <Choice
          id="notNow"
          says={{ type: 'choose', choice: 'notNow' }}
          object={objects.counterSlip()}
          objectWidth={land ? 220 : 400}
          label={t('showCard.choice.withoutCard')}
          small={t('showCard.choice.withoutCard.sub')}
          style={besideQr(land, reader)}
        />
      )}
      {asked === 'find' && (
        <Choice
          id="abhaNumber"
          says={{ type: 'choose', choice: 'abhaNumber' }}
          object={objects.abhaNumber()}
          objectWidth={land ? 220 : 400}
          label={t('showCard.choice.abhaNumber')}
          small={t('showCard.choice.abhaNumber.sub')}
          style={besideQr(land, reader)}
        />
      )}
    </>
  )
}
