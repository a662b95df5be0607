import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, KnownBy as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'

/** The card or the phone: either will do. */
export function KnownBy() {
  const t = useWords()
  const orientation = useOrientation()
  return (
    <>
      <Scene orientation={orientation} area={{ cut: useLandscape() ? 240 : 744 }} />
      <Title>{t('knownBy.title')}</Title>
      <Choices
        over
        landTop={236}
        options={[
          {
            id: 'card',
            object: objects.cardQr(),
            label: t('knownBy.choice.card'),
            small: t('knownBy.choice.card.sub'),
            says: { type: 'choose', choice: 'card' },
          },
          {
            id: 'mobile',
            object: objects.keypadPhone(),
            label: t('knownBy.choice.mobile'),
            small: t('knownBy.choice.mobile.sub'),
            says: { type: 'choose', choice: 'mobile' },
          },
          {
            id: 'dontKnow',
            object: objects.question(),
            label: t('knownBy.choice.dontKnow'),
            small: t('knownBy.choice.dontKnow.sub'),
            says: { type: 'choose', choice: 'dontKnow' },
          },
        ]}
      />
      <NotNow />
    </>
  )
}
