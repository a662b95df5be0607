import { Key } from '../components/Key.tsx'
import { useWords, type Words } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import styles from './staff.module.css'

/** For how many days, and where to. */
export function Export({ page: { days, folders, written } }: { page: PageOf<'export'> }) {
  const t = useWords()
  return (
    <Frame title={t('staff.export.title')} sub={t('staff.export.sub')} note={noteOf(t, written)}>
      <div className={styles.row}>
        {([1, 7, 31] as const).map(each => (
          <Key
            key={each}
            id={`days-${each}`}
            className={`${styles.wide} ${each === days ? styles.chosen : ''}`}
            says={says({ what: 'days', days: each })}
          >
            {t(`staff.export.days.${each}`)}
          </Key>
        ))}
      </div>
      {folders.length === 0 && <Line>{t('staff.export.noFolder')}</Line>}
      <div className={styles.folders}>
        {folders.map((folder, index) => (
          <Key key={folder} id={`folder-${index}`} className={`${styles.tile} ${styles.folder}`} says={says({ what: 'export', folder: index })}>
            <span>{t('staff.export.folder', { folder })}</span>
          </Key>
        ))}
      </div>
    </Frame>
  )
}

const noteOf = (t: Words, written: PageOf<'export'>['written']): string | null =>
  written === null ? null : written.files.length === 0 ? t('staff.export.notWritten') : t('staff.export.written', { file: written.files.join(', ') })
