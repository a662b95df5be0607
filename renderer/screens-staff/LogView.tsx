import { useWords } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import { OtherPages } from './OtherPages.tsx'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'
import { shortTime } from './time.ts'

/** The day's events as the log has them; the log cannot hold anything of a person. */
export function LogView({ page: { lines, page, pages } }: { page: PageOf<'log'> }) {
  const t = useWords()
  return (
    <Frame title={t('staff.log.title')} sub={t('staff.log.sub')}>
      {lines.length === 0 && <Line>{t('staff.log.nothing')}</Line>}
      <ol className={styles.log}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events of one second may be alike
          <li key={index}>
            <time>{shortTime(line.at)}</time>
            <b>{line.event}</b>
            <span>{line.fields}</span>
          </li>
        ))}
      </ol>
      <div className={styles.push} />
      <OtherPages page={page} pages={pages} />
    </Frame>
  )
}
