import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, ParkOffer as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** The phone is elsewhere: the work waits for it under a number. Who cannot bring it takes another way. */
export function ParkOffer({ screen: { minutes } }: ScreenProps<'parkOffer'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} area={land ? { cut: 270 } : { top: 330, cut: 864 }} />
      <Title sub={t('parkOffer.sub', { minutes })}>{t('parkOffer.title')}</Title>
      <Choices
        over
        top={860}
        landTop={270}
        options={[
          {
            id: 'park',
            object: objects.parkSlip(),
            label: t('parkOffer.choice.park'),
            small: t('parkOffer.choice.park.sub'),
            says: { type: 'choose', choice: 'park' },
          },
          {
            id: 'otherWay',
            object: objects.noPhone(),
            label: t('parkOffer.choice.otherWay'),
            small: t('parkOffer.choice.otherWay.sub'),
            says: { type: 'choose', choice: 'otherWay' },
          },
        ]}
      />
      <NotNow />
    </>
  )
}
