import { clockTime } from '../../locales/time.ts'
import type { StaffCounts } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { GoIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useOwn, useWords, type Words } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import { Hours } from './Hours.tsx'
import type { PageOf } from './props.ts'
import { reportNote } from './report.ts'
import { says } from './says.ts'
import styles from './staff.module.css'

const nextPart = { numbers: 'counters', counters: 'reasons', reasons: 'numbers' } as const

/** What happened today, as numbers and one bar an hour; then each counter; then why people were sent to the counter. */
export function Today({ page }: { page: PageOf<'today'> }) {
  const t = useWords()
  const { snapshot } = useKiosk()
  const title = page.part === 'numbers' ? t('staff.today.title') : t(`staff.today.part.${page.part}`)
  return (
    <Frame title={title} sub={clockTime(new Date(page.at), snapshot.language)} note={reportNote(t, 'today', page.slip)}>
      {page.all.sessions === 0 ? <Line>{t('staff.today.nothing')}</Line> : <Part page={page} />}
      <div className={styles.push} />
      <div className={styles.row}>
        <Key id="printCounts" className={styles.wide} look={page.slip === 'printing' ? 'wait' : undefined} says={says({ what: 'printCounts' })}>
          {t('staff.today.print')}
        </Key>
        <Key id="staff-more" className={styles.wide} says={says({ what: 'more' })}>
          <span>{t(`staff.today.part.${nextPart[page.part]}`)}</span>
          <GoIcon size="calc(44 * var(--u))" />
        </Key>
      </div>
    </Frame>
  )
}

function Part({ page }: { page: PageOf<'today'> }) {
  switch (page.part) {
    case 'numbers':
      return <Numbers page={page} />
    case 'counters':
      return <Counters page={page} />
    case 'reasons':
      return <Reasons page={page} />
  }
}

const seconds = (t: Words, value: number | null) => (value === null ? t('staff.today.none') : t('staff.today.seconds', { seconds: value }))
const failed = ({ failures }: StaffCounts) => failures.reduce((sum, { count }) => sum + count, 0)

function Numbers({ page: { all, hours } }: { page: PageOf<'today'> }) {
  const t = useWords()
  const numbers: [label: string, value: string | number][] = [
    [t('staff.today.sessions'), all.sessions],
    [t('staff.today.tokens'), all.tokens],
    [t('staff.today.made'), all.made],
    [t('staff.today.madeByDemographics'), all.madeByDemographics],
    [t('staff.today.found'), all.found],
    [t('staff.today.notNow'), all.notNow],
    [t('staff.today.failed'), failed(all)],
    [t('staff.today.left'), all.left],
    [t('staff.today.median'), seconds(t, all.medianSeconds)],
    [t('staff.today.ninth'), seconds(t, all.ninthSeconds)],
    [t('staff.today.hindi'), all.hindi],
    [t('staff.today.english'), all.english],
    [t('staff.today.assisted'), all.assisted],
    [t('staff.today.reprints'), all.reprints],
  ]
  return (
    <div className={styles.today}>
      <dl className={styles.numbers}>
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Hours hours={hours} />
    </div>
  )
}

function Counters({ page: { counters } }: { page: PageOf<'today'> }) {
  const t = useWords()
  const own = useOwn()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>
            <span className="hidden">{t('token.label.counter')}</span>
          </th>
          <th>{t('staff.today.sessions')}</th>
          <th>{t('staff.today.tokens')}</th>
          <th>{t('staff.today.failed')}</th>
          <th>{t('staff.today.median')}</th>
        </tr>
      </thead>
      <tbody>
        {counters.slice(0, 8).map(({ counter, counts }) => (
          <tr key={counter.id}>
            <th>
              <b className={styles.sign}>{counter.sign}</b>
              <span>{own(counter.name)}</span>
            </th>
            <td>{counts.sessions}</td>
            <td>{counts.tokens}</td>
            <td>{failed(counts)}</td>
            <td>{seconds(t, counts.medianSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ page: { all } }: { page: PageOf<'today'> }) {
  const t = useWords()
  if (all.failures.length === 0) return <Line>{t('staff.today.noFailures')}</Line>
  return (
    <dl className={styles.numbers}>
      {all.failures.map(({ reason, count }) => (
        <div key={reason}>
          <dt>{t(reason === 'noAnswer' ? 'staff.today.reason.noAnswer' : `slip.reason.${reason}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
