import { useLandscape, useOrientation } from '../board/orientation.ts'
import { at, u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { Title } from '../components/Title.tsx'
import { YesNo } from '../components/YesNo.tsx'
import { Picture } from '../drawings/index.ts'
import { ConsentPoint, fivePoints } from '../drawings/scenes/index.ts'
import type { ScreenProps } from '../screens/props.ts'
import { useWords } from '../words.ts'
import styles from './abha.module.css'

/** The shorter a point, the larger it is set; the longest still leaves room for the keys. */
const sizeOf = (text: string): 'large' | 'middle' | 'small' => (text.length <= 60 ? 'large' : text.length <= 96 ? 'middle' : 'small')

/** One of the five points of the consent, each with its own picture; the whole text is one touch away at each of them. */
export function Consent({ screen: { point } }: ScreenProps<'consent'>) {
  const t = useWords()
  const land = useLandscape()
  const text = t(`consent.point.${point}`)
  return (
    <>
      <ConsentPoint
        orientation={useOrientation()}
        point={point}
        area={land ? { left: 20, right: 730, top: 150, cut: 641 } : { top: 236, cut: 960 }}
      />
      <Title style={land ? { width: u(700) } : {}}>{t('consent.title')}</Title>
      <p className="hidden">{t('consent.sub', { point, points: 5 })}</p>
      <Picture box={[0, 0, 452, 68]} style={land ? at(770, 34, 372, 56) : at(48, 990, 452, 68)}>
        {fivePoints(point)}
      </Picture>
      <p className={styles.point} role="status" data-size={sizeOf(text)} style={land ? at(770, 112, 560) : at(48, 1082, 984)}>
        {text}
      </p>
      <Key id="wholeText" says={{ type: 'choose', choice: 'wholeText' }} style={land ? at(808, 410, 522, 92) : at(48, 1372, 984, 116)}>
        {t('consent.choice.wholeText')}
      </Key>
      <YesNo no={{ choice: 'no', label: t('consent.choice.no') }} yes={{ choice: 'next', label: t('consent.choice.next') }} />
    </>
  )
}
