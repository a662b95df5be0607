import { useLandscape } from '../board/orientation.ts'
import { Picture } from '../drawings/index.ts'
import { all, each, g, ln, rr, tx } from '../drawings/shape.tsx'
import { useWords } from '../words.ts'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'

type Hour = PageOf<'today'>['hours'][number]

const barHeight = 190

/** One bar an hour: its height all visits, its dark part those with a token, the number of visits over it, the hour under it. */
export function Hours({ hours }: { hours: Hour[] }) {
  const t = useWords()
  const land = useLandscape()
  const places = Math.max(hours.length, 6)
  const width = (land ? 620 : 980) / places
  const most = Math.max(1, ...hours.map(({ sessions }) => sessions))
  return (
    <figure className={styles.hours}>
      <figcaption>{t('staff.today.hours')}</figcaption>
      <Picture box={[0, 0, land ? 620 : 980, 280]} width="100%">
        {all(
          each(hours, (hour, index) => g(bar(hour, width, most), index * width)),
          ln(`M0,238H${land ? 620 : 980}`, 'o'),
        )}
      </Picture>
      <ul className="hidden">
        {hours.map(({ hour, sessions, tokens }) => (
          <li key={hour}>{t('staff.today.hour', { hour, sessions, tokens })}</li>
        ))}
      </ul>
    </figure>
  )
}

function bar({ hour, sessions, tokens }: Hour, width: number, most: number) {
  const tall = (sessions / most) * barHeight
  const full = (tokens / most) * barHeight
  const wide = Math.min(64, width - 14)
  const left = (width - wide) / 2
  return all(
    sessions > 0 && rr(left, 238 - tall, wide, tall, Math.min(4, tall / 2), '--sheet', 'in'),
    tokens > 0 && rr(left, 238 - full, wide, full, Math.min(4, full / 2), '--accent', 'in'),
    sessions > 0 && tx(`${sessions}`, width / 2, 230 - tall, 32, { weight: 700, fill: '--ink' }),
    tx(`${hour}`, width / 2, 275, 32, { fill: '--ink' }),
  )
}
