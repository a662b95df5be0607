import type { Sender } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices, type Option } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, ChooseSender as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

const pictures = { mobile: objects.abhaPhone, aadhaar: objects.aadhaarPhone } as const
const choices = { mobile: 'toMobile', aadhaar: 'toAadhaar' } as const

/** Whose phone gets the code: only what ABDM offers for this ABHA. */
export function ChooseSender({ screen: { senders } }: ScreenProps<'chooseSender'>) {
  const t = useWords()
  const option = (sender: Sender): Option => ({
    id: choices[sender],
    object: pictures[sender](),
    label: t(`chooseSender.choice.${sender}`),
    small: t(`chooseSender.choice.${sender}.sub`),
    says: { type: 'choose', choice: choices[sender] },
  })
  const top = senders.length === 1 ? 1180 : 860
  return (
    <>
      <Scene orientation={useOrientation()} senders={senders} area={useLandscape() ? { cut: 270 } : { cut: top + 4 }} />
      <Title>{t(senders.length === 1 ? 'chooseSender.titleOne' : 'chooseSender.title')}</Title>
      <Choices over top={top} landTop={270} options={senders.map(option)} />
      <NotNow />
    </>
  )
}
