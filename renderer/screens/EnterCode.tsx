import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Countdown } from '../components/Countdown.tsx'
import { Entry } from '../components/Entry.tsx'
import { Key } from '../components/Key.tsx'
import { endClass } from '../components/Keypad.tsx'
import { Note } from '../components/Note.tsx'
import { Title } from '../components/Title.tsx'
import { EnterCode as Scene } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import styles from './EnterCode.module.css'
import type { ScreenProps } from './props.ts'

/** Six digits from the phone; the sixth sends them. */
export function EnterCode({ screen }: ScreenProps<'enterCode'>) {
  const t = useWords()
  const land = useLandscape()
  const { purpose, sentTo, problem, triesLeft, resend, sent } = screen
  const place = land ? at(312, 134, 468) : at(500, 300, 532)
  const canResend = resend.left > 0 && resend.inSeconds === 0
  return (
    <>
      <Scene orientation={useOrientation()} area={land ? { left: 0, right: 304 } : { top: purpose === 'messages' ? 300 : 232 }} />
      <Title>{t(`enterCode.title.${purpose}`)}</Title>
      {problem === null ? (
        <Note style={place}>
          {t(`enterCode.sentToUnknown.${purpose}`)}
          {sentTo !== null && <b className={styles.ending}>{t('common.ending', { ending: sentTo })}</b>}
          {sentTo === null && '\n'}
          {sent > 1 ? t('enterCode.newCode') : t('enterCode.wait')}
          {`\n${t('enterCode.secret')}`}
        </Note>
      ) : (
        <Note live tint wrong style={place}>
          {t(`enterCode.problem.${problem}`)}
          {problem === 'wrong' && `\n${t('enterCode.triesLeft', { n: triesLeft })}`}
        </Note>
      )}
      {resend.left > 0 && resend.inSeconds > 0 && (
        <Countdown
          seconds={resend.inSeconds}
          of={resend.ofSeconds}
          style={{ ...(land ? at(350, 424, 88, 88) : at(500, 630, 128, 128)), zIndex: 1 }}
        />
      )}
      {resend.left === 0 ? (
        <Note size="s" style={land ? at(350, 430, 430) : at(500, 660, 532)}>
          {t('enterCode.resendNone')}
        </Note>
      ) : (
        <Key
          id="resend"
          look={canResend ? 'plain' : 'wait'}
          says={{ type: 'choose', choice: 'resend' }}
          style={land ? at(canResend ? 350 : 460, 426, canResend ? 406 : 296, 86) : at(canResend ? 500 : 652, 640, canResend ? 532 : 380, 108)}
        >
          {t('enterCode.choice.resend')}
        </Key>
      )}
      <Entry
        groups={[6]}
        intent={digits => ({ type: 'code', digits })}
        auto={{
          end: (
            <Key id="codeNotCome" className={endClass} says={{ type: 'choose', choice: 'codeNotCome' }}>
              {t('enterCode.choice.codeNotCome')}
            </Key>
          ),
        }}
      />
    </>
  )
}
