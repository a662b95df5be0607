import type { Overlay as AnyOverlay } from '../service/contract/index.ts'
import { Help } from './screens/Help.tsx'
import { Settings } from './screens/Settings.tsx'
import { StillThere } from './screens/StillThere.tsx'

/** Over the screen that is there; what was typed below stays. */
export function Overlay({ overlay }: { overlay: NonNullable<AnyOverlay> }) {
  switch (overlay.name) {
    case 'stillThere':
      return <StillThere secondsLeft={overlay.secondsLeft} />
    case 'help':
      return <Help who={overlay.who} counter={overlay.counter} />
    case 'settings':
      return <Settings changed={overlay.changed} />
  }
}
