import type { Screen, Snapshot } from '../service/contract/index.ts'
import type { Flood } from './board/Board.tsx'

/** Work happens on paper; an outcome floods the glass. */
export function floodOf({ screen, overlay }: Snapshot): Flood | null {
  if (overlay?.name === 'stillThere') return 'ink'
  if (overlay?.name === 'help') return 'yellow'
  switch (screen.name) {
    case 'token':
      return 'green'
    case 'noAnswerYet':
    case 'goToCounter':
    case 'trouble':
    case 'outOfService':
      return 'yellow'
    case 'end':
      return 'green'
    default:
      return null
  }
}

/** Screens with a pad of letters lie low as they are: smaller, their keys would be too small for a finger. */
export const staysPut = (screen: Screen): boolean => screen.name === 'ownAddress' || (screen.name === 'assisted' && screen.part.name === 'details')

/** Screens that ask for something else under the same name are drawn anew, so that no digit moves from one question to the next. */
export function drawsAs(screen: Screen): string {
  switch (screen.name) {
    case 'enterMobile':
    case 'enterCode':
      return `${screen.name}-${screen.purpose}`
    case 'assisted':
      return `${screen.name}-${screen.part.name}`
    default:
      return screen.name
  }
}
