import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { Title } from '../components/Title.tsx'
import { objects, NoAbhaFound as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** Nobody is known by that number: make one, try another, or go on without. */
export function NoAbhaFound({ screen }: ScreenProps<'noAbhaFound'>) {
  const t = useWords()
  return (
    <>
      <Scene orientation={useOrientation()} by={screen.by} {...(useLandscape() ? {} : { area: { top: 300 } })} />
      <Title>{t(`noAbhaFound.title.${screen.by}`)}</Title>
      <Choices
        options={[
          {
            id: 'abha',
            job: 'abha',
            object: objects.aadhaarCard(),
            label: t('noAbhaFound.choice.abha'),
            small: t('noAbhaFound.choice.abha.sub'),
            says: { type: 'choose', choice: 'abha' },
          },
          {
            id: 'otherNumber',
            object: screen.by === 'abhaNumber' ? objects.abhaNumber() : objects.keypadPhone(),
            label: t('noAbhaFound.choice.otherNumber'),
            small: t('noAbhaFound.choice.otherNumber.sub'),
            says: { type: 'choose', choice: 'otherNumber' },
          },
          {
            id: 'notNow',
            job: 'help',
            object: objects.window(),
            label: t('noAbhaFound.choice.notNow'),
            small: t('noAbhaFound.choice.notNow.sub'),
            says: { type: 'choose', choice: 'notNow' },
          },
        ]}
      />
    </>
  )
}
