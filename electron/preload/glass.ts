import type { Screen, Snapshot, ToScreen } from '../../service/contract/index.ts'

/** All that the shell may know of what stands on the glass: no word, no name, no number of it. */
export interface Glass {
  /** this screen shows what the camera sees */
  camera: boolean
  /** nobody is there: no visit, and no staff */
  idle: boolean
  /** somebody who came now could leave with a token, or staff have closed the machine on purpose */
  ready: boolean
  /** what a scanner that types sends around a read */
  scannerKeys: string[]
}

/** What the shell may know of a message of the service; null for one that is not about the glass. Pure. */
export const glassOf = (message: ToScreen): Glass | null => (message.kind === 'snapshot' ? of(message.snapshot) : null)

const of = ({ screen, visit, wedge }: Snapshot): Glass => ({
  camera: showsCamera(screen),
  idle: visit === null && screen.name !== 'staff' && screen.name !== 'assisted',
  ready: screen.name !== 'outOfService' || isClosed(screen.why),
  scannerKeys: wedge ? [...(wedge.start === null ? [] : [wedge.start]), ...wedge.end] : [],
})

function showsCamera(screen: Screen): boolean {
  switch (screen.name) {
    case 'scanCounter':
    case 'showCard':
      return true
    case 'assisted':
      return screen.part.name === 'card'
    case 'staff':
      return screen.page.name === 'badge' || screen.page.name === 'check'
    default:
      return false
  }
}

/** By the staff, or by the hour; what is broken is another thing. */
function isClosed(why: Extract<Screen, { name: 'outOfService' }>['why']): boolean {
  switch (why) {
    case 'shut':
    case 'noPaper':
    case 'repair':
    case 'cleaned':
      return true
    case 'credentials':
    case 'clock':
    case 'abdmDown':
    case 'nothingWorks':
      return false
  }
}

export const sameGlass = (a: Glass | null, b: Glass): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What came from the preload, looked at once more: the process of the page is the one that is not trusted. Anything odd is a glass that may do nothing. Pure. */
export function readGlass(value: unknown): Glass {
  const { camera, idle, ready, scannerKeys }: Partial<Record<keyof Glass, unknown>> = typeof value === 'object' && value !== null ? value : {}
  return {
    camera: camera === true,
    idle: idle === true,
    ready: ready === true,
    scannerKeys: Array.isArray(scannerKeys) ? scannerKeys.filter(key => typeof key === 'string').slice(0, 20) : [],
  }
}
