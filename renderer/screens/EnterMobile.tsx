import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Entry } from '../components/Entry.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { EnterMobile as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Ten digits: whose ABHA it is, or where messages go. */
export function EnterMobile({ screen }: ScreenProps<'enterMobile'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} purpose={screen.purpose} {...(land ? { area: { top: 150 } } : {})} />
      <Title>{t(`enterMobile.title.${screen.purpose}`)}</Title>
      {screen.problem === null ? (
        <Note size={land ? 'm' : 'l'} style={land ? at(440, 150, 340) : at(510, 280, 522)}>
          {t(`enterMobile.sub.${screen.purpose}`)}
          {screen.codeSentTo !== null && `\n${t('enterMobile.codeSentTo', { ending: screen.codeSentTo })}`}
        </Note>
      ) : (
        <Note live tint wrong size={land ? 'm' : 'l'} style={land ? at(440, 150, 330) : at(510, 270, 522)}>
          {t(`enterMobile.problem.${screen.problem}`)}
        </Note>
      )}
      <Entry
        groups={[3, 3, 4]}
        eraseAll
        notNow={land ? at(424, 400, 160, 104) : at(612, 644, 202, 108)}
        intent={digits => ({ type: 'mobile', digits })}
      />
    </>
  )
}
