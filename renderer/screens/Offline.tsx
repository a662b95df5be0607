import { useLandscape, useOrientation } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { Choices } from '../components/Choices.tsx'
import { Title } from '../components/Title.tsx'
import { objects, Trouble as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** ABDM gives no tokens; the hospital's own slip is there all the same. */
export function Offline({ screen: { canShowCard } }: ScreenProps<'offline'>) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Scene orientation={useOrientation()} trouble="abdmDown" area={land ? { left: 860, right: 1340, top: 10, cut: 300 } : { top: 330, cut: 690 }} />
      <Title sub={t('offline.sub')} style={land ? { width: u(810) } : {}}>
        {t('offline.title')}
      </Title>
      <Choices
        top={690}
        options={[
          {
            id: 'token',
            job: 'token',
            object: objects.counterSlip(),
            label: t('offline.choice.token'),
            small: t('offline.choice.token.sub'),
            says: { type: 'choose', choice: 'token' },
          },
          ...(canShowCard
            ? [
                {
                  id: 'card',
                  object: objects.cardQr(),
                  label: t('offline.choice.card'),
                  small: t('offline.choice.card.sub'),
                  says: { type: 'choose', choice: 'card' } as const,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
