import type { ClosedBecause } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { useWords } from '../words.ts'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import styles from './staff.module.css'

const reasons: ClosedBecause[] = ['shut', 'noPaper', 'repair', 'cleaned']

/** Why the machine is out of service, in the words patients will see and hear; and back. */
export function Close({ page: { closed } }: { page: PageOf<'close'> }) {
  const t = useWords()
  return (
    <Frame
      title={t('staff.close.title')}
      sub={t('staff.close.sub')}
      note={closed === null ? t('staff.close.isOpen') : t('staff.menu.closed', { why: t(`outOfService.why.${closed}`) })}
    >
      <div className={styles.tiles} data-columns="2">
        {reasons.map(because => (
          <Key
            key={because}
            id={`close-${because}`}
            className={`${styles.tile} ${because === closed ? styles.chosen : ''}`}
            says={{ type: 'staff', ask: { what: 'close', because } }}
          >
            {t(`outOfService.why.${because}`)}
          </Key>
        ))}
      </div>
      <Key id="openAgain" className={styles.wide} look={closed === null ? 'wait' : 'go'} says={{ type: 'staff', ask: { what: 'openAgain' } }}>
        {t('staff.close.openAgain')}
      </Key>
    </Frame>
  )
}
