import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Choice } from '../components/Choice.tsx'
import type { Option } from '../components/Choices.tsx'
import { Title } from '../components/Title.tsx'
import { objects, Trouble as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import type { ScreenProps } from './props.ts'

/** It does not go on this way; what to do instead. */
export function Trouble({ screen }: ScreenProps<'trouble'>) {
  const t = useWords()
  const land = useLandscape()
  const { trouble, canTryAgain, canUseOtherNumber } = screen
  const options: Option[] = [
    ...(canTryAgain
      ? [{ id: 'again', object: objects.machine(), label: t('trouble.choice.again'), says: { type: 'choose', choice: 'again' } } satisfies Option]
      : []),
    ...(canUseOtherNumber
      ? [
          {
            id: 'otherNumber',
            // what a mobile has not opened the card does
            ...(trouble === 'notOpened'
              ? { object: objects.cardQr(), label: t('knownBy.choice.card'), small: t('knownBy.choice.card.sub') }
              : { object: objects.keypadPhone(), label: t('trouble.choice.otherNumber') }),
            says: { type: 'choose', choice: 'otherNumber' },
          } satisfies Option,
        ]
      : []),
    {
      id: 'notNow',
      job: 'help',
      object: objects.window(),
      label: t('trouble.choice.notNow'),
      small: t('trouble.choice.notNow.sub'),
      says: { type: 'choose', choice: 'notNow' },
    },
  ]
  const rows = options.length
  const height = land ? 170 : rows === 1 ? 330 : 262
  const gap = land ? 20 : 24
  const first = (land ? 622 : 1672) - rows * (height + gap) + gap
  return (
    <>
      <Scene
        orientation={useOrientation()}
        trouble={trouble}
        area={land ? { left: 20, right: 660, top: 230, cut: 641 } : { top: 372, cut: first + 4 }}
      />
      <Title size="outcome" sub={t(`trouble.${trouble}.sub`)} style={land ? { width: u(1294) } : {}}>
        {t(`trouble.${trouble}.title`)}
      </Title>
      {options.map((option, index) => (
        <Choice
          key={option.id}
          {...option}
          style={land ? at(690, first + index * (height + gap), 640, height) : at(48, first + index * (height + gap), 984, height)}
        />
      ))}
    </>
  )
}
