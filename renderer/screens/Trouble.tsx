import { useLandscape, useOrientation } from '../board/orientation.ts'
import { u } from '../board/units.ts'
import { Choices, type Option } from '../components/Choices.tsx'
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
            object: objects.keypadPhone(),
            label: t('trouble.choice.otherNumber'),
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
  return (
    <>
      <Scene
        orientation={useOrientation()}
        trouble={trouble}
        area={land ? { left: 690, right: 1340, top: 20, cut: 360 } : { top: 372, cut: 1660 - rows * 262 }}
      />
      <Title sub={t(`trouble.${trouble}.sub`)} style={land ? { width: u(660) } : { top: u(60) }}>
        {t(`trouble.${trouble}.title`)}
      </Title>
      <Choices options={options} top={1672 - rows * 262 + 24} landTop={360} />
    </>
  )
}
