import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Choice } from '../components/Choice.tsx'
import { Live } from '../components/Live.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { objects, ShowCard as Scene } from '../drawings/scenes/index.ts'
import { WrongSheet } from '../scenes/WrongSheet.tsx'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The card's QR into the camera's eye, or into the scanner's red light. Something else was held up: what it was, and the card that is meant. */
export function ShowCard({ screen: { problem, reader, hint } }: ScreenProps<'showCard'>) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  const live = reader === 'camera'
  const alone = land ? { left: 20, right: 640, top: 150, cut: 641 } : { top: 330, cut: 1092 }
  const area = live ? (land ? { left: 20, right: 640, top: 190, cut: 641 } : { top: 290, cut: 692 }) : alone
  return (
    <>
      {problem === null ? (
        <Scene orientation={orientation} reader={reader} area={area} />
      ) : (
        <WrongSheet
          problem={problem}
          wanted="card"
          orientation={orientation}
          {...(live ? {} : { area: land ? { left: 36, right: 1330, top: 150, cut: 380 } : { top: 300, cut: 760 } })}
        />
      )}
      <Title {...(problem === null ? { sub: t(`showCard.sub.${reader}`) } : {})} style={land && live ? { width: u(620) } : {}}>
        {t('showCard.title')}
      </Title>
      {problem !== null && (
        <Note live tint size="l" style={live ? (land ? at(36, 440, 600) : at(48, 508, 984)) : land ? at(36, 400, 1294) : at(48, 800, 984)}>
          {t(`showCard.problem.${problem}`)}
        </Note>
      )}
      {live && <Live hints={{ thing: 'card', now: hint }} style={land ? at(672, 40, 658, 400) : at(64, 700, 952, 630)} />}
      <Choice
        id="abhaNumber"
        says={{ type: 'choose', choice: 'abhaNumber' }}
        object={objects.abhaNumber()}
        objectWidth={land ? 220 : 400}
        label={t('showCard.choice.abhaNumber')}
        small={t('showCard.choice.abhaNumber.sub')}
        style={land ? at(672, 478, 658, 144) : live ? at(48, 1372, 984, 300) : at(48, 1088, 984, 400)}
      />
    </>
  )
}
