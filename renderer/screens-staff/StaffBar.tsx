import type { StaffAsk } from '../../service/contract/index.ts'
import { u } from '../board/units.ts'
import { Key } from '../components/Key.tsx'
import { BackIcon } from '../drawings/index.ts'
import { useKiosk } from '../kiosk.ts'
import { useWords } from '../words.ts'
import styles from './staff.module.css'

/** Back to all the work, the other language, out. It stands where the patient's bar stands. */
export function StaffBar({ back }: { back: StaffAsk | null }) {
  const t = useWords()
  const { snapshot } = useKiosk()
  const other = snapshot.language === 'hi' ? 'en' : 'hi'
  return (
    <nav className={styles.bar}>
      {back === null ? (
        <span />
      ) : (
        <Key id="staff-back" says={{ type: 'staff', ask: back }}>
          <BackIcon size={u(46)} />
          <span>{t('common.back')}</span>
        </Key>
      )}
      <Key id="staff-language" says={{ type: 'staff', ask: { what: 'language', language: other } }}>
        <span lang={other}>{t('staff.bar.otherLanguage')}</span>
      </Key>
      <Key id="staff-leave" look="go" says={{ type: 'staff', ask: { what: 'leave' } }}>
        {t('staff.bar.leave')}
      </Key>
    </nav>
  )
}
