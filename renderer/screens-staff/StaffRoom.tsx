import type { StaffAsk, StaffPage } from '../../service/contract/index.ts'
import { Check } from './Check.tsx'
import { Close } from './Close.tsx'
import { Menu } from './Menu.tsx'
import { Reprint } from './Reprint.tsx'
import { Badge, BadgeNumber, Locked, Pin } from './SignIn.tsx'
import { StaffBar } from './StaffBar.tsx'
import { Today } from './Today.tsx'

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
    case 'check':
      return <Check page={page} />
  }
}

/** Where "back" leads; null: the door itself, from which one only leaves. */
function backOf(page: StaffPage): StaffAsk | null {
  switch (page.name) {
    case 'badge':
    case 'locked':
    case 'menu':
      return null
    case 'badgeNumber':
    case 'pin':
      return { what: 'open' }
    case 'today':
    case 'close':
    case 'reprint':
    case 'check':
      return { what: 'go', to: 'menu' }
  }
}

/** Everything the staff see. It is drawn from its page alone, and none of its pages knows a patient. */
export function StaffRoom({ page }: { page: StaffPage }) {
  return (
    <>
      <Page key={page.name} page={page} />
      <StaffBar back={backOf(page)} />
    </>
  )
}
