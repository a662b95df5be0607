import { openHand, type Skin } from './hands.tsx'
import { bar } from './marks.tsx'
import { clerk } from './people/people.tsx'
import { all, clip, type Drawing, dot, g, ln, p, rr, rrp, sh, slab } from './shape.tsx'
import { plate, slipFoot } from './things.tsx'

/** The clerk's arm and open hand on the ledge of the window. */
export const reachHand = ({ skin = 3, shirt = '--shirt' }: { skin?: Skin; shirt?: string } = {}): Drawing =>
  all(sh('M128,694C124,662 140,640 170,640C200,640 212,662 208,694L214,716H138Z', shirt, `${shirt}-s`, -10, 0), g(openHand({ skin }), 176, 738, 0.82))

interface Window {
  /** the sign over the window; null leaves it away */
  n?: string | null
  who?: Drawing
  skin?: Skin
  shirt?: string
  /** the clerk's open hand receives */
  reach?: boolean
  /** what lies on the ledge, behind the hand */
  ledge?: Drawing
}

/** The counter's window, 720 x 830: hanging sign, open counter, clerk, ledge. */
export function counterWindow({ n = '2', who = clerk(), skin = 3, shirt = '--shirt', reach = true, ledge = null }: Window = {}): Drawing {
  const opening = rrp(60, 284, 540, 410, 8)
  return all(
    n !== null && ln('M260,-34V30M400,-34V30', 'o'),
    slab(22, 246, 616, 460, 14, 26, '--frame', '--frame-s'),
    n !== null && plate(n, 226, 20, 208, 14),
    p(opening, '--room'),
    clip(
      opening,
      all(
        p('M60,284H600V392H60Z', '--room-d', 'n'),
        rr(80, 308, 92, 64, 4, '--sheet', 'in'),
        bar(96, 326, 58, 8),
        bar(96, 344, 40, 8),
        g(who, 296, 436, 0.92),
        slab(478, 546, 190, 122, 10, 12, '--phone', '--phone-s'),
        rr(546, 662, 44, 60, 0, '--phone-s', 'n'),
      ),
    ),
    p(opening),
    p('M-34,756L24,698H664L606,756Z', '--ledge-t'),
    ledge,
    reach && reachHand({ skin, shirt }),
    p('M-34,756H606V810H-34Z', '--ledge'),
    p('M606,756L664,698V752L606,810Z', '--ledge-s'),
    reach && g(clip('M-80,12H80V80H-80Z', openHand({ skin })), 176, 738, 0.82),
  )
}

interface Machine {
  /** what its glass shows, drawn inside 72..388 x 100..508 */
  screen?: Drawing
  /** how far the slip hangs out; 0: none */
  slipOut?: number
  /** a dark machine is out of service */
  lit?: boolean
}

/** This machine from the front, 460 x 980. */
export function kiosk({ screen = null, slipOut = 170, lit = true }: Machine = {}): Drawing {
  const depth = 44
  return all(
    p('M30,946L74,902H474L430,946Z', '--shadow', 'n'),
    slab(120, 640, 220, 300, 6, depth, '--body', '--body-s'),
    slab(60, 930, 340, 34, 10, depth, '--body', '--body-s'),
    slab(20, 20, 420, 650, 34, depth, '--face', '--body-s'),
    rr(56, 84, 348, 440, 14, '--bezel'),
    rr(72, 100, 316, 408, 6, lit ? '--scr' : '--phone-s', 'in'),
    screen,
    dot(230, 53, 17, '--bezel', 'o'),
    dot(230, 53, 7, '--lens'),
    rr(120, 566, 220, 26, 13, '--bezel'),
    slipOut > 0 && g(slipFoot(150, slipOut), 155, 578),
  )
}

/** What the machine's glass shows on the start screen. */
export const startScreen = (): Drawing =>
  all(rr(96, 150, 268, 150, 12, '--leaf-job', 'n'), rr(96, 324, 268, 76, 12, '--sheet', 'in'), rr(96, 420, 268, 66, 12, '--sheet', 'in'))

/** The machine's printer slot with the slip hanging out; w is the width of the paper. */
export const slot = (x: number, y: number, w: number, h: number, paper: Drawing, paperX = (w - 200) / 2): Drawing =>
  g(all(rr(0, 0, w, h, h / 2, '--bezel'), rr(h * 0.45, h * 0.36, w - h * 0.9, h * 0.28, h * 0.14, '#000', 'n'), g(paper, paperX, h * 0.5)), x, y)
