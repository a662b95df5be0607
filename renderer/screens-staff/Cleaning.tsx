import { useLandscape } from '../board/orientation.ts'
import { at } from '../board/units.ts'
import { Countdown } from '../components/Countdown.tsx'
import { Title } from '../components/Title.tsx'
import { useWords } from '../words.ts'
import { CleaningPicture } from './drawings.tsx'
import type { PageOf } from './props.ts'

/** A cloth on the glass: no keys, no bar, a minute by the ring. */
export function Cleaning({ page: { secondsLeft } }: { page: PageOf<'cleaning'> }) {
  const t = useWords()
  const land = useLandscape()
  return (
    <>
      <Title size="hero" sub={t('staff.cleaning.sub', { seconds: secondsLeft })}>
        {t('staff.cleaning.title')}
      </Title>
      <div style={land ? at(120, 250, 460) : at(150, 560, 780)}>
        <CleaningPicture />
      </div>
      <Countdown seconds={secondsLeft} of={60} style={land ? at(900, 230, 300) : at(390, 1430, 300)} />
    </>
  )
}
