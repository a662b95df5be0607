import type { Switches } from '../../sandbox/printer/switches.ts'
import type { SwitchName, SwitchValues } from '../../sandbox/world/switches.ts'
import type { Desk } from '../support/desk.ts'
import type { Finger } from '../support/finger.ts'
import type { Front, LineMood } from './front.ts'

/** What a fault needs to happen and to go away again. */
export interface Place {
  desk: Desk
  person(): Finger
  /** the page dies and is loaded anew: another finger */
  newPage(): void
  /** the disk takes nothing any more */
  disk: { full: boolean }
  /** where the kiosk reaches ABDM by a name and in TLS */
  front: Front | null
}

export interface Fault {
  what: string
  of: 'network' | 'DNS and TLS' | 'ABDM' | 'hospital' | 'printer' | 'readers' | 'machine'
  begins(place: Place): Promise<void> | void
  ends(place: Place): Promise<void> | void
}

const world = <Name extends SwitchName>(of: Fault['of'], what: string, name: Name, value: SwitchValues[Name], healed: SwitchValues[Name]): Fault => ({
  what,
  of,
  begins: ({ desk }) => desk.dock.set(name, value),
  ends: ({ desk }) => desk.dock.set(name, healed),
})

/** Only where the kiosk reaches ABDM by name and in TLS. */
const line = (what: string, mood: LineMood): Fault => ({
  what,
  of: 'DNS and TLS',
  begins: ({ front }) => front?.be(mood),
  ends: ({ front }) => front?.be('well'),
})

const printer = <Name extends keyof Switches>(what: string, name: Name, value: Switches[Name], healed: Switches[Name]): Fault => ({
  what,
  of: 'printer',
  begins: ({ desk }) => desk.printer.set(name, value),
  ends: ({ desk }) => {
    desk.printer.set(name, healed)
    desk.printer.set('paperOut', false)
  },
})

/** How much of the time a slow machine is busy with something else. */
function busy(): () => void {
  const timer = setInterval(() => {
    const until = performance.now() + 150
    while (performance.now() < until);
  }, 200)
  return () => clearInterval(timer)
}
let stopBusy = () => {}

export const faults: readonly Fault[] = [
  world('network', 'the network is cut', 'networkCut', true, false),
  world('network', 'the line falls silent', 'network', 'silent', 'full'),
  world('network', 'a bad line', 'network', 'lossy', 'full'),
  world('network', 'every second call is torn', 'networkReset', 50, 0),
  world('network', 'answers are torn in the middle', 'answerResetAt', 60, 0),
  line("ABDM's name is not known", 'nameUnknown'),
  line("ABDM's address is a black hole", 'blackHole'),
  line('the connection is refused', 'refused'),
  line('the certificate has run out', 'expired'),
  line('the certificate is of another host', 'otherName'),
  line('the certificate is of nobody we trust', 'unknownIssuer'),
  line('the TLS handshake hangs', 'handshakeHangs'),
  line('a log-in page answers everything', 'portal'),
  world('ABDM', 'ABDM is slow (4 s)', 'abdmSlow', 4, 0),
  world('ABDM', 'ABDM answers 503', 'abdmFault', 'unavailable', 'off'),
  world('ABDM', 'the gateway is broken', 'abdmFault', 'gatewayBroken', 'off'),
  world('ABDM', 'too many calls (429)', 'abdmFault', 'tooMany', 'off'),
  world('ABDM', 'answers are HTML', 'answerBody', 'html', 'asIs'),
  world('ABDM', 'answers are cut short', 'answerBody', 'truncated', 'asIs'),
  world('ABDM', 'answers are garbage', 'answerBody', 'garbage', 'asIs'),
  world('ABDM', 'answers are empty', 'answerBody', 'empty', 'asIs'),
  world('ABDM', 'the kiosk is refused (credentials)', 'credentialsRejected', true, false),
  world('ABDM', 'the clock jumps by ten minutes', 'clockSkewSeconds', 600, 0),
  world('ABDM', 'UIDAI is down', 'aadhaarDown', 'rotate', 'off'),
  world('hospital', 'the hospital is silent', 'hospitalSilent', true, false),
  world('hospital', 'the hospital refuses', 'hospitalRefuses', 'error', 'off'),
  world('hospital', 'the hospital cannot be reached', 'hospitalUnreachable', true, false),
  world('hospital', 'the hospital is slow', 'hospitalSlow', 4, 0),
  world('hospital', 'the list of tokens is gone', 'getTokenDetailsOff', true, false),
  printer('no paper', 'paperOut', true, false),
  printer('the paper ends in the slip', 'paperOutAtRow', 120, null),
  printer('the cover is open', 'coverOpen', true, false),
  printer('the cable is pulled', 'unplugged', true, false),
  printer('the cable breaks in the slip', 'resetAtByte', 900, null),
  printer('no current', 'powerLoss', true, false),
  printer('it never answers', 'silent', true, false),
  printer('it takes all and prints nothing', 'stall', true, false),
  printer('the knife sticks', 'cutterJam', true, false),
  {
    what: 'the camera goes',
    of: 'readers',
    begins: ({ person }) => person().say({ type: 'camera', state: 'failed' }),
    ends: () => {},
  },
  {
    what: 'garbage is read, again and again',
    of: 'readers',
    begins: ({ person }) => {
      for (let time = 0; time < 20; time++) person().say({ type: 'read', text: `\u0000\u001b[${'ÿ'.repeat(time * 50)}{"hidn":` })
    },
    ends: () => {},
  },
  { what: 'the page dies', of: 'machine', begins: ({ newPage }) => newPage(), ends: () => {} },
  {
    what: 'the disk is full',
    of: 'machine',
    begins: ({ disk }) => {
      disk.full = true
    },
    ends: ({ disk }) => {
      disk.full = false
    },
  },
  {
    what: 'the machine is slow',
    of: 'machine',
    begins: () => {
      stopBusy = busy()
    },
    ends: () => stopBusy(),
  },
]
