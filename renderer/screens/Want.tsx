import { useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { Title } from '../components/Title.tsx'
import { objects, Want as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Two jobs; a third only while a visit waits for its phone. */
export function Want({ screen: { resumable } }: ScreenProps<'want'>) {
  const t = useWords()
  return (
    <>
      <Scene orientation={useOrientation()} />
      <Title size="hero" sub={t('want.sub')}>
        {t('want.title')}
      </Title>
      <Choices
        top={690}
        options={[
          {
            id: 'token',
            job: 'token',
            object: objects.tokenSlip(),
            label: t('want.choice.token'),
            small: t('want.choice.token.sub'),
            says: { type: 'choose', choice: 'token' },
          },
          {
            id: 'abha',
            job: 'abha',
            object: objects.abhaCard(),
            label: t('want.choice.abha'),
            small: t('want.choice.abha.sub'),
            says: { type: 'choose', choice: 'abha' },
          },
          ...(resumable
            ? [
                {
                  id: 'resume',
                  object: objects.parkSlip(),
                  label: t('want.choice.resume'),
                  small: t('want.choice.resume.sub'),
                  says: { type: 'choose', choice: 'resume' } as const,
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
