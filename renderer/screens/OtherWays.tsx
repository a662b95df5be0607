import type { Choice, OtherWay } from '../../service/contract/index.ts'
import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices, type Option } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, OtherWays as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

const pictures = {
  card: objects.cardQr,
  mobile: objects.keypadPhone,
  aadhaar: objects.aadhaarCard,
  toMobile: objects.abhaPhone,
  toAadhaar: objects.aadhaarPhone,
  staff: objects.staff,
} as const
const choices: Record<OtherWay, Choice> = {
  card: 'card',
  mobile: 'mobile',
  aadhaar: 'abha',
  toMobile: 'toMobile',
  toAadhaar: 'toAadhaar',
  staff: 'staff',
}

/** That code will not come: the ways that are left. */
export function OtherWays({ screen: { ways } }: ScreenProps<'otherWays'>) {
  const t = useWords()
  const option = (way: OtherWay): Option => ({
    id: choices[way],
    ...(way === 'staff' ? { job: 'help' as const } : {}),
    object: pictures[way](),
    label: t(`otherWays.choice.${way}`),
    small: t(`otherWays.choice.${way}.sub`),
    says: { type: 'choose', choice: choices[way] },
  })
  const top = ways.length === 3 ? 740 : 900
  return (
    <>
      <Scene orientation={useOrientation()} area={useLandscape() ? { cut: 240 } : { cut: top + 4 }} />
      <Title>{t('otherWays.title')}</Title>
      <Choices over top={top} landTop={236} options={ways.map(option)} />
      <NotNow />
    </>
  )
}
