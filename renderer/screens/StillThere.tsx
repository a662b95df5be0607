import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Title } from '../components/Title.tsx'
import { StillThere as Scene, StillThereHand } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import styles from './Cover.module.css'

/** Twenty seconds to say "I am here" with one touch. */
export function StillThere({ secondsLeft }: { secondsLeft: number }) {
  const t = useWords()
  const land = useLandscape()
  const orientation = useOrientation()
  return (
    <div className={styles.cover} role="alertdialog" aria-label={t('stillThere.title')}>
      <Scene orientation={orientation} secondsLeft={secondsLeft} />
      <Title style={land ? { top: u(40) } : { top: u(70) }} sub={t('stillThere.sub', { seconds: secondsLeft })}>
        {t('stillThere.title')}
      </Title>
      <Key
        id="stillHere"
        look="go"
        says={{ type: 'stillHere' }}
        style={{
          ...(land ? at(690, 170, 640, 220) : at(48, 920, 984, 300)),
          justifyContent: 'flex-start',
          paddingLeft: u(60),
          fontSize: land ? u(56) : u(72),
        }}
      >
        {t('stillThere.choice.yes')}
      </Key>
      <Key id="leave" look="ghost" says={{ type: 'leave' }} style={land ? at(690, 510, 330, 100) : at(48, 1478, 470, 180)}>
        {t('stillThere.choice.leave')}
      </Key>
      <StillThereHand orientation={orientation} />
    </div>
  )
}
