import { clockTime, dayOf } from '../../locales/time.ts'
import { useKiosk } from '../kiosk.ts'
import { useOwn, useWords } from '../words.ts'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'

/** Which program this is, so that somebody far away can be told. */
export function About({ page: { version, hash, startedAt } }: { page: PageOf<'about'> }) {
  const t = useWords()
  const own = useOwn()
  const { snapshot } = useKiosk()
  const since = new Date(startedAt)
  return (
    <Frame title={t('staff.about.title')} sub={own(snapshot.facility)}>
      <dl className={styles.about}>
        <dt>{t('staff.about.version')}</dt>
        <dd>{version}</dd>
        <dt>{t('staff.about.hash')}</dt>
        <dd>{hash === null ? t('staff.about.hashing') : hash.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
        <dt>{t('staff.about.since')}</dt>
        <dd>{`${dayOf(since)}, ${clockTime(since, snapshot.language)}`}</dd>
      </dl>
      <p className={styles.small}>{t('staff.about.hashHelp')}</p>
    </Frame>
  )
}
