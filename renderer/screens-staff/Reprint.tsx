import { Key } from '../components/Key.tsx'
import { useWords } from '../words.ts'
import { Frame, Line } from './Frame.tsx'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'
import { shortTime } from './time.ts'

/** The last ten tokens: number, counter, time. There is nothing else to know of them. */
export function Reprint({ page: { tokens, slip } }: { page: PageOf<'reprint'> }) {
  const t = useWords()
  const number = slip === null ? '' : (tokens[slip.index]?.number ?? '')
  return (
    <Frame
      title={t('staff.reprint.title')}
      sub={t('staff.reprint.sub')}
      note={slip === null ? null : t(`staff.reprint.slip.${slip.state}`, { number })}
    >
      {tokens.length === 0 && <Line>{t('staff.reprint.nothing')}</Line>}
      <div className={styles.tiles} data-columns="2" data-rows="5">
        {tokens.map((token, index) => (
          <Key
            key={`${token.at} ${token.number}`}
            id={`reprint-${index}`}
            className={styles.tile}
            look={slip?.state === 'printing' ? 'wait' : 'plain'}
            says={{ type: 'staff', ask: { what: 'reprint', index } }}
          >
            <b className={styles.token}>{token.number}</b>
            <b className={styles.sign}>{token.sign}</b>
            <span>{shortTime(token.at)}</span>
          </Key>
        ))}
      </div>
    </Frame>
  )
}
