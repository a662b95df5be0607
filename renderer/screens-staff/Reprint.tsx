import type { StaffToken } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { useWords, type Words } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import { OtherPages } from './OtherPages.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import styles from './staff.module.css'
import { shortTime } from './time.ts'

/** Today's slips: number, counter, time, and what became of them. There is nothing else to know of them. */
export function Reprint({ page: { tokens, page, pages, slip } }: { page: PageOf<'reprint'> }) {
  const t = useWords()
  const number = slip === null ? '' : (tokens[slip.index]?.number ?? '')
  return (
    <Frame
      title={t('staff.reprint.title')}
      sub={t('staff.reprint.sub')}
      note={slip === null ? null : t(`staff.reprint.slip.${slip.state}`, { number })}
    >
      {tokens.length === 0 && <Line>{t('staff.reprint.nothing')}</Line>}
      <div className={styles.tiles} data-columns="2" data-rows="3">
        {tokens.map((token, index) => (
          <Key
            key={`${token.at} ${token.number}`}
            id={`reprint-${index}`}
            className={styles.tile}
            look={slip?.state === 'printing' || token.number === null ? 'wait' : 'plain'}
            says={{ type: 'staff', ask: { what: 'reprint', index } }}
          >
            <b className={styles.token} data-long={(token.number ?? '').length > 4}>
              {token.number ?? '–'}
            </b>
            <b className={styles.sign}>{token.sign}</b>
            <span className={styles.state}>
              {shortTime(token.at)}
              <small data-owed={token.number !== null && token.state !== 'printed' && !token.copied}>{stateOf(t, token)}</small>
            </span>
          </Key>
        ))}
      </div>
      <div className={styles.row}>
        <OtherPages page={page} pages={pages} />
        <Key id="staff-handover" className={styles.wide} says={says({ what: 'go', to: 'handover' })}>
          {t('staff.reprint.handover')}
        </Key>
      </div>
    </Frame>
  )
}

const stateOf = (t: Words, { state, copied }: StaffToken): string =>
  copied && state !== 'late' ? t('staff.reprint.copied') : t(`staff.reprint.state.${state}`)
