import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices, type Option } from '../components/Choices.tsx'
import { NotNow } from '../components/NotNow.tsx'
import { Title } from '../components/Title.tsx'
import { objects, CodeLadder as Scene } from '../drawings/scenes/index.ts'
import { useWords, type Words } from '../words.ts'
import type { ScreenOf, ScreenProps } from './props.ts'

const whenResent = (t: Words, { resend }: ScreenOf<'codeLadder'>): string =>
  resend.inSeconds > 0 ? t('codeLadder.choice.resend.in', { seconds: resend.inSeconds }) : t('codeLadder.choice.resend.sub')

/** No code: send it again, as long as that is possible; the phone is elsewhere; or it came after all. When nothing can be sent any more, another way. */
export function CodeLadder({ screen }: ScreenProps<'codeLadder'>) {
  const t = useWords()
  const land = useLandscape()
  const { resend, canPark } = screen
  const options: Option[] = [
    ...(resend.left > 0
      ? [
          {
            id: 'resend',
            object: objects.messageOnItsWay(),
            label: t('codeLadder.choice.resend'),
            small: whenResent(t, screen),
            wait: resend.inSeconds > 0,
            says: { type: 'choose', choice: 'resend' } as const,
          },
        ]
      : []),
    ...(canPark
      ? [
          {
            id: 'phoneElsewhere',
            object: objects.phoneAtHome(),
            label: t('codeLadder.choice.phoneElsewhere'),
            small: t('codeLadder.choice.phoneElsewhere.sub'),
            says: { type: 'choose', choice: 'phoneElsewhere' } as const,
          },
        ]
      : []),
    ...(canPark && resend.left === 0
      ? [
          {
            id: 'otherWay',
            object: objects.cardQr(),
            label: t('codeLadder.choice.otherWay'),
            small: t('codeLadder.choice.otherWay.sub'),
            says: { type: 'choose', choice: 'otherWay' } as const,
          },
        ]
      : []),
    {
      id: 'toCode',
      object: objects.codeOnPhone(),
      label: t('codeLadder.choice.toCode'),
      small: t('codeLadder.choice.toCode.sub'),
      says: { type: 'choose', choice: 'toCode' },
    },
  ]
  const top = options.length === 3 ? 740 : options.length === 2 ? 900 : 1180
  return (
    <>
      <Scene orientation={useOrientation()} area={land ? { cut: 240 } : { cut: top + 4 }} />
      <Title sub={t('codeLadder.sub')}>{t('codeLadder.title')}</Title>
      <Choices over top={top} landTop={236} options={options} />
      <NotNow />
    </>
  )
}
