import { useLandscape, useOrientation } from '../board/orientation.ts'
import { Choices } from '../components/Choices.tsx'
import { Title } from '../components/Title.tsx'
import { objects, CodeLadder as Scene } from '../drawings/scenes/index.ts'
import { useWords, type Words } from '../words.ts'
import type { ScreenOf, ScreenProps } from './props.ts'

const whenResent = (t: Words, { resend }: ScreenOf<'codeLadder'>): string => {
  if (resend.left === 0) return t('codeLadder.choice.resend.none')
  return resend.inSeconds > 0 ? t('codeLadder.choice.resend.in', { seconds: resend.inSeconds }) : t('codeLadder.choice.resend.sub')
}

/** No code: send it again, type it after all, or go on without an ABHA. */
export function CodeLadder({ screen }: ScreenProps<'codeLadder'>) {
  const t = useWords()
  const land = useLandscape()
  const canResend = screen.resend.left > 0 && screen.resend.inSeconds === 0
  return (
    <>
      <Scene orientation={useOrientation()} area={land ? {} : { cut: 934 }} />
      <Title sub={land ? t('codeLadder.sub') : null}>{t('codeLadder.title')}</Title>
      <Choices
        options={[
          {
            id: 'resend',
            object: objects.codeOnPhone(),
            label: t('codeLadder.choice.resend'),
            small: whenResent(t, screen),
            wait: !canResend,
            says: { type: 'choose', choice: 'resend' },
          },
          {
            id: 'toCode',
            object: objects.phoneHere(),
            label: t('codeLadder.choice.toCode'),
            small: t('codeLadder.choice.toCode.sub'),
            says: { type: 'choose', choice: 'toCode' },
          },
          {
            id: 'notNow',
            job: 'help',
            object: objects.window(),
            label: t('codeLadder.choice.notNow'),
            small: t('common.notNow.sub'),
            says: { type: 'choose', choice: 'notNow' },
          },
        ]}
      />
    </>
  )
}
