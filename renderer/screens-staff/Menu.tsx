import type { ReactNode } from 'react'
import type { StaffPlace } from '../../service/contract/index.ts'
import { Key } from '../components/Key.tsx'
import { objects } from '../drawings/scenes/index.ts'
import { useWords } from '../words.ts'
import { AboutPicture, ClothPicture, DarkMachinePicture, HoursPicture, ListPicture, SettingsPicture, StickPicture } from './drawings.tsx'
import { VoicesPicture } from './drawings-voices.tsx'
import { Frame } from './Frame.tsx'
import type { PageOf } from './props.ts'
import { says } from './says.ts'
import styles from './staff.module.css'

interface Work {
  to: Exclude<StaffPlace, 'menu' | 'handover'>
  picture: ReactNode
  label: string
}

/** All the work, each a key with its picture. */
export function Menu({ page: { who, closed, demographic, notKept } }: { page: PageOf<'menu'> }) {
  const t = useWords()
  const work: Work[] = [
    { to: 'today', picture: <HoursPicture />, label: t('staff.menu.today') },
    { to: 'reprint', picture: objects.tokenSlip(), label: t('staff.menu.reprint') },
    { to: 'check', picture: objects.machine(), label: t('staff.menu.check') },
    {
      to: 'close',
      picture: closed === null ? <DarkMachinePicture /> : objects.machine(),
      label: t(closed === null ? 'staff.menu.close' : 'staff.menu.openAgain'),
    },
    { to: 'settings', picture: <SettingsPicture />, label: t('staff.menu.settings') },
    { to: 'voices', picture: <VoicesPicture />, label: t('staff.menu.voices') },
    { to: 'cleaning', picture: <ClothPicture />, label: t('staff.menu.cleaning') },
    { to: 'export', picture: <StickPicture />, label: t('staff.menu.export') },
    { to: 'log', picture: <ListPicture />, label: t('staff.menu.log') },
    { to: 'about', picture: <AboutPicture />, label: t('staff.menu.about') },
  ]
  // what must not be switched off comes first; that it is out of service, a key says too
  const isClosed = closed === null ? null : t('staff.menu.closed', { why: t(`outOfService.why.${closed}`) })
  const note = notKept ? t('staff.menu.notKept') : isClosed
  return (
    <Frame title={t('staff.menu.title')} sub={who} note={note}>
      <div className={styles.tiles}>
        <Key id="assist" className={styles.tile} look={closed === null ? 'go' : 'wait'} says={says({ what: 'assist', demographic: false })}>
          {objects.staff()}
          <span>{t('staff.menu.assist')}</span>
        </Key>
        {demographic && (
          <Key id="demographic" className={styles.tile} look={closed === null ? 'go' : 'wait'} says={says({ what: 'assist', demographic: true })}>
            {objects.aadhaarCard()}
            <span>{t('staff.menu.demographic')}</span>
          </Key>
        )}
        {work.map(({ to, picture, label }) => (
          <Key key={to} id={`staff-${to}`} className={styles.tile} says={says({ what: 'go', to })}>
            {picture}
            <span>{label}</span>
          </Key>
        ))}
      </div>
    </Frame>
  )
}
