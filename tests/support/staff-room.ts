import type { StaffAsk, StaffPage } from '../../service/contract/index.ts'
import type { Finger } from './finger.ts'

/** Of the demo's config: what the badge's QR says, the number under it, and the PIN that goes with it. */
export const demoStaff = { badge: 'KIOSK-STAFF:1111222233334444', number: '1111222233334444', pin: '123456' }

type PageOf<Name extends StaffPage['name']> = Extract<StaffPage, { name: Name }>

/** What the staff do at the machine. */
export interface StaffRoom {
  ask(what: StaffAsk): void
  /** waits for a page of the room, and for `when` to hold of it */
  onPage<Name extends StaffPage['name']>(name: Name, when?: (page: PageOf<Name>) => boolean): Promise<PageOf<Name>>
  /** the hidden corner, the badge, the PIN */
  signIn(): Promise<PageOf<'menu'>>
}

/** `person`: whose finger it is now; a kiosk that was started again has another. */
export function staffRoom(person: () => Finger): StaffRoom {
  const ask = (what: StaffAsk) => person().say({ type: 'staff', ask: what })
  const onPage: StaffRoom['onPage'] = async (name, when = () => true) => {
    const { page } = await person().on('staff', screen => screen.page.name === name && when(screen.page as never))
    return page as never
  }
  return {
    ask,
    onPage,
    signIn: async () => {
      await person().until('the screen at rest', ({ screen }) => screen.name === 'language' || screen.name === 'outOfService')
      ask({ what: 'open' })
      await onPage('badge')
      person().say({ type: 'read', text: demoStaff.badge })
      await onPage('pin')
      ask({ what: 'pin', digits: demoStaff.pin })
      return onPage('menu')
    },
  }
}
