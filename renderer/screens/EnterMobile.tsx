import { useLandscape } from '../board/orientation.ts'
import { Scene } from '../board/Scene.tsx'
import { at } from '../board/units.ts'
import { Entry } from '../components/Entry.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { g, phone, phoneInHand } from '../drawings/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Ten digits: whose ABHA it is, or where messages go. */
export function EnterMobile({ screen }: ScreenProps<'enterMobile'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title>{t(`enterMobile.title.${screen.purpose}`)}</Title>
      <Scene cutAt={land ? 524 : 772}>
        {land ? g(phoneInHand({ ph: phone({ sms: false }) }), 90, 150, 0.7) : g(phoneInHand({ ph: phone({ sms: false }) }), 132, 262, 0.96)}
      </Scene>
      {screen.problem === null ? (
        <Note style={land ? at(330, 160, 430) : at(500, 270, 532)}>{t(`enterMobile.sub.${screen.purpose}`)}</Note>
      ) : (
        <Note live tint style={land ? at(330, 160, 430) : at(500, 270, 532)}>
          {t(`enterMobile.problem.${screen.problem}`)}
        </Note>
      )}
      <Entry groups={[3, 3, 4]} eraseAll intent={digits => ({ type: 'mobile', digits })} />
    </>
  )
}
