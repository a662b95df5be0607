import type { MachineRow } from '../../service/contract/index.ts'
import { useWords } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import styles from './machine.module.css'
import { OtherPages } from './OtherPages.tsx'
import type { PageOf } from './props.ts'
import staff from './staff.module.css'

/** What the doctor finds, for whoever looks after the machine: each part by its name, its state by shape, colour and word, and what is told to IT as it would be told there. */
export function Machine({ page: { rows, looking, page, pages } }: { page: PageOf<'machine'> }) {
  const t = useWords()
  return (
    <Frame title={t('staff.machine.title')} sub={t('staff.machine.sub')}>
      {looking && <Line>{t('staff.machine.looking')}</Line>}
      <ul className={styles.rows}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one part may have several findings
          <li key={index} data-state={row.state}>
            <Mark state={row.state} />
            <b>{t(`staff.machine.part.${row.part}`)}</b>
            <span className={styles.state}>{t(`staff.machine.state.${row.state}`)}</span>
            {row.state !== 'ok' && (
              <p lang="en">
                {row.found}
                {row.next !== null && ` → ${row.next}`}
              </p>
            )}
          </li>
        ))}
      </ul>
      <div className={staff.push} />
      <OtherPages words="staff.machine.more" page={page} pages={pages} />
    </Frame>
  )
}

/** A round one, a pointed one and a square one: they differ for eyes that see no red. */
function Mark({ state }: { state: MachineRow['state'] }) {
  switch (state) {
    case 'ok':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="11" fill="currentColor" />
          <path d="M6 12.5l4 4 8-9" fill="none" stroke="#fff" strokeWidth="3" />
        </svg>
      )
    case 'warn':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 1l11.5 21h-23z" fill="currentColor" />
          <path d="M12 8v7M12 17v3" stroke="#fff" strokeWidth="3" />
        </svg>
      )
    case 'fail':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M1 1h22v22h-22z" fill="currentColor" />
          <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" stroke="#fff" strokeWidth="3" />
        </svg>
      )
  }
}
