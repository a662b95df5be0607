import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, AadhaarPhone as Scene } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'

/** Asked before twelve digits are typed: without the phone that gets the code they would be typed for nothing. */
export function AadhaarPhone(_props: Partial<ScreenProps<'aadhaarPhone'>>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} area={land ? { cut: 270 } : { top: 340, cut: 740 }} />
      <Title sub={t('aadhaarPhone.sub')}>{t('aadhaarPhone.title')}</Title>
      <Choices
        over
        landTop={270}
        options={[
          { id: 'yes', object: objects.phoneHere(), label: t('aadhaarPhone.choice.yes'), says: { type: 'choose', choice: 'yes' } },
          { id: 'no', object: objects.phoneAtHome(), label: t('aadhaarPhone.choice.no'), says: { type: 'choose', choice: 'no' } },
          { id: 'dontKnow', object: objects.phoneQuestion(), label: t('aadhaarPhone.choice.dontKnow'), says: { type: 'choose', choice: 'dontKnow' } },
        ]}
      />
      <NotNow />
    </>
  )
}
