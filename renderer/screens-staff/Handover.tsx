import { useWords } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import { OtherPages } from './OtherPages.tsx'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'
import { shortTime } from './time.ts'

/** The clerk's list: when, to which window, why, under which number. Of whom, nobody knows. */
export function Handover({ page: { rows, page, pages } }: { page: PageOf<'handover'> }) {
  const t = useWords()
  return (
    <Frame title={t('staff.handover.title')} sub={t('staff.handover.sub')}>
      {rows.length === 0 && <Line>{t('staff.handover.nothing')}</Line>}
      <ol className={styles.sent}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of one minute may be alike
          <li key={index}>
            <time>{shortTime(row.at)}</time>
            <b className={styles.sign}>{row.sign}</b>
            <b>{row.number ?? ''}</b>
            <span>{row.reason === null ? t('staff.handover.noAnswer') : `${row.code}: ${t(`slip.reason.${row.reason}`)}`}</span>
          </li>
        ))}
      </ol>
      <div className={styles.push} />
      <OtherPages page={page} pages={pages} />
    </Frame>
  )
}
