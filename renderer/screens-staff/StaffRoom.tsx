import type { StaffAsk, StaffPage } from '../../service/contract/index.ts'
import { About } from './About.tsx'
import { Check } from './Check.tsx'
import { Cleaning } from './Cleaning.tsx'
import { Close } from './Close.tsx'
import { Export } from './Export.tsx'
import { Handover } from './Handover.tsx'
import { LogView } from './LogView.tsx'
import { Machine } from './Machine.tsx'
import { Menu } from './Menu.tsx'
import { Record } from './Record.tsx'
import { Reprint } from './Reprint.tsx'
import { Settings } from './Settings.tsx'
import { Badge, BadgeNumber, Locked, Pin } from './SignIn.tsx'
import { StaffBar } from './StaffBar.tsx'
import { Today } from './Today.tsx'
import { NewLanguage, Voices } from './Voices.tsx'

function Page({ page }: { page: StaffPage }) {
  switch (page.name) {
    case 'badge':
      return <Badge page={page} />
    case 'badgeNumber':
      return <BadgeNumber page={page} />
    case 'pin':
      return <Pin page={page} />
    case 'locked':
      return <Locked page={page} />
    case 'menu':
      return <Menu page={page} />
    case 'today':
      return <Today page={page} />
    case 'close':
      return <Close page={page} />
    case 'reprint':
      return <Reprint page={page} />
    case 'handover':
      return <Handover page={page} />
    case 'check':
      return <Check page={page} />
    case 'machine':
      return <Machine page={page} />
    case 'settings':
      return <Settings page={page} />
    case 'cleaning':
      return <Cleaning page={page} />
    case 'log':
      return <LogView page={page} />
    case 'about':
      return <About page={page} />
    case 'export':
      return <Export page={page} />
    case 'voices':
      return <Voices page={page} />
    case 'newLanguage':
      return <NewLanguage page={page} />
    case 'record':
      return <Record page={page} />
  }
}

/** Where "back" leads; null: the door itself, from which one only leaves. */
function backOf(page: StaffPage): StaffAsk | null {
  switch (page.name) {
    case 'badge':
    case 'locked':
    case 'menu':
    case 'cleaning':
      return null
    case 'badgeNumber':
    case 'pin':
      return { what: 'open' }
    case 'today':
    case 'close':
    case 'reprint':
    case 'check':
    case 'settings':
    case 'log':
    case 'about':
    case 'export':
    case 'voices':
      return { what: 'go', to: 'menu' }
    case 'machine':
      return { what: 'go', to: 'check' }
    case 'handover':
      return { what: 'go', to: 'reprint' }
    case 'newLanguage':
    case 'record':
      return { what: 'go', to: 'voices' }
  }
}

/** Everything the staff see. It is drawn from its page alone, and none of its pages knows a patient. */
export function StaffRoom({ page }: { page: StaffPage }) {
  return (
    <>
      <Page key={page.name} page={page} />
      {page.name !== 'cleaning' && <StaffBar back={backOf(page)} />}
    </>
  )
}
