import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { CameraState, Language, StaffAsk, StaffPage } from '../contract/index.ts'
import type { Log } from '../log.ts'
import { badgeText } from './badge.ts'
import { createSignIn } from './sign-in.ts'

/** The staff's room: who is in it, and what stands on the glass there. It is entered from the screen at rest alone and holds nothing of a patient. */
export interface Staff {
  /** what was asked on the glass; false: not here, not now */
  hear(ask: StaffAsk): boolean
  /** a QR that was shown to the machine while nobody's visit is on */
  read(text: string): void
  camera(state: CameraState): void
  /** the screen at rest is on again, whatever brought it there */
  left(): void
}

export interface StaffParts {
  config: Config
  log: Log
  clock: Clock
  /** nobody's visit is on, and the screen at rest is on the glass */
  isAtRest(): boolean
  show(page: StaffPage): void
  language(language: Language): void
  /** back to the screen at rest */
  home(): void
}

export function createStaff({ config, log, clock, isAtRest, show, language, home }: StaffParts): Staff {
  const { staff } = config
  /** is the glass the staff's */
  let open = false
  /** who has shown badge and PIN, by the place in the config */
  let who: number | null = null

  const put = (page: StaffPage) => {
    open = true
    show(page)
  }
  const signIn = createSignIn({
    staff,
    clock,
    hasCamera: config.devices.camera !== null,
    show: put,
    happened: (what, badge) => log.event('staff', { what, badge }),
    signedIn: index => {
      who = index
      menu()
    },
  })

  function menu() {
    put({ name: 'menu', who: who === null ? null : (staff[who]?.name ?? null), outOfService: false })
  }

  return {
    hear: ask => {
      if (ask.what === 'open') {
        if (staff.length === 0 || who !== null || (!open && !isAtRest())) return false
        signIn.start()
        return true
      }
      if (!open) return false
      switch (ask.what) {
        case 'leave':
          home()
          return true
        case 'language':
          language(ask.language)
          return true
        case 'typeNumber':
          signIn.typeNumber()
          return who === null
        case 'badgeNumber':
          if (who !== null) return false
          signIn.badge(badgeText(ask.digits))
          return true
        case 'pin':
          if (who !== null) return false
          signIn.pin(ask.digits)
          return true
      }
      if (who === null) return false
      switch (ask.what) {
        case 'go':
          menu()
          return true
      }
    },
    read: text => {
      if (staff.length === 0 || who !== null || (!open && !isAtRest())) return
      signIn.badge(text)
    },
    camera: state => {
      if (open && state !== 'starting') signIn.camera(state === 'ready')
    },
    left: () => {
      if (who !== null) log.event('staff', { what: 'left', badge: who + 1 })
      open = false
      who = null
      signIn.stop()
    },
  }
}
