import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Title } from '../components/Title.tsx'
import { YesNo } from '../components/YesNo.tsx'
import { Picture, WindowIcon } from '../drawings/index.ts'
import { ConsentPoint, fivePoints } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** The shorter a point, the larger it is set; the longest still leaves room for the keys. */
const sizeOf = (text: string): 'large' | 'middle' | 'small' => (text.length <= 60 ? 'large' : text.length <= 96 ? 'middle' : 'small')

/** One of the five points of the consent, each with its own picture; the whole text comes after the fifth. */
export function Consent({ screen: { point } }: ScreenProps<'consent'>) {
  const t = useWords()
  const land = useLandscape()
  const text = t(`consent.point.${point}`)
  return (
    <>
      <ConsentPoint
        orientation={useOrientation()}
        point={point}
        area={land ? { left: 20, right: 730, top: 150, cut: 641 } : { top: 236, cut: 1030 }}
      />
      <Title style={land ? { width: u(700) } : {}}>{t('consent.title')}</Title>
      <p className="hidden">{t('consent.sub', { point, points: 5 })}</p>
      <Picture box={[0, 0, 452, 68]} style={land ? at(770, 34, 372, 56) : at(48, 1060, 452, 68)}>
        {fivePoints(point)}
      </Picture>
      <p className={styles.point} role="status" data-size={sizeOf(text)} style={land ? at(770, 112, 560) : at(48, 1150, 984)}>
        {text}
      </p>
      <YesNo no={{ choice: 'no', label: t('consent.choice.no'), picture: WindowIcon }} yes={{ choice: 'next', label: t('consent.choice.next') }} />
    </>
  )
}
