import { all, type Drawing, each, ln, p, sh } from './shape.tsx'
import { phone } from './things.tsx'

/** Three tones of skin; each has its shade. */
export type Skin = 1 | 2 | 3
const tones = (skin: Skin): [string, string] => [`--skin${skin}`, `--skin${skin}s`]

interface Hand {
  skin?: Skin
  /** how far down the arm runs; it always ends behind an edge */
  arm?: number
  /** glass bangles, or a bare wrist */
  bangles?: boolean
}

const bangles = (y: number, x0: number, x1: number, colours: string[], height = 15): Drawing =>
  each(colours, (colour, i) => {
    const top = y + i * (height + 3)
    return p(
      `M${x0 - 5},${top}C${x0 + 30},${top + 22} ${x1 - 30},${top + 22} ${x1 + 5},${top}v${height}C${x1 - 30},${top + 22 + height} ${x0 + 30},${top + 22 + height} ${x0 - 5},${top + height}Z`,
      colour,
    )
  })

/** The right hand that touches, back of the hand; fingertip at 0,0. */
export function handPoint({ skin = 1, arm = 760, bangles: worn = true }: Hand = {}): Drawing {
  const [base, shade] = tones(skin)
  const body = `M-31,34C-32,-11 32,-11 32,34L36,196C40,168 58,158 78,162C98,166 108,182 109,206C114,188 130,182 146,188C164,195 172,210 171,232C178,220 192,218 204,228C219,241 223,262 219,288C214,342 204,384 186,428C178,452 180,480 184,520L196,${arm}H22C24,680 20,600 8,520C4,486 -10,452 -30,424C-58,388 -58,300 -36,236Z`
  const thumb = 'M-14,452C-62,414 -104,350 -112,292C-117,256 -108,226 -88,222C-66,218 -56,238 -52,262C-47,290 -40,312 -20,336'
  return all(
    p(`${thumb}L10,452Z`, base, 'n'),
    sh(body, base, shade, -16, -2),
    p(`${thumb}C0,360 4,420 -14,452Z`, base, 'n'),
    ln(thumb, 'o'),
    p('M-102,250C-98,232 -80,230 -74,246C-71,258 -74,268 -82,272C-94,274 -104,266 -102,250Z', '--nail', 'in'),
    p('M-18,26C-18,6 18,6 18,26V42C18,56 -18,56 -18,42Z', '--nail', 'in'),
    ln('M-15,98C-6,93 6,93 15,98M-13,107C-5,103 5,103 13,107M-16,168C-6,163 8,163 17,168M-14,177C-5,173 6,173 14,177'),
    ln('M36,196C36,226 34,250 30,270M109,206C110,232 106,254 100,274M171,232C171,254 166,272 158,288'),
    ln('M60,196C70,190 82,191 90,198M126,216C136,211 146,213 152,220M186,250C194,247 201,250 205,256'),
    worn && bangles(496, 8, 184, ['--bangle1', '--haldi', '--bangle2', '--bangle1']),
  )
}

/** The palm behind a paper that is held from below. Origin: where the paper's lower edge meets the thumb. */
export function holdBack({ skin = 1, arm = 700, bangles: worn = true }: Hand = {}): Drawing {
  const [base, shade] = tones(skin)
  return all(
    sh(
      `M-104,-60C-116,0 -112,70 -84,132C-66,176 -60,214 -62,262L-70,${arm}H112L100,262C100,214 122,170 136,120C150,66 146,0 128,-60Z`,
      base,
      shade,
      -18,
      0,
    ),
    ln('M104,60C84,96 70,140 72,196M128,30C124,70 112,104 100,130'),
    worn && bangles(296, -63, 101, ['--bangle1', '--haldi', '--bangle2']),
  )
}

/** The thumb on that paper. */
export function holdFront({ skin = 1 }: { skin?: Skin } = {}): Drawing {
  const [base] = tones(skin)
  const side = 'M-84,132C-108,74 -96,10 -72,-52C-60,-98 -54,-150 -22,-154C8,-156 18,-122 16,-84C14,-38 30,20 58,70'
  return all(
    p(`${side}C50,130 -20,180 -84,132Z`, base, 'n'),
    ln(side, 'o'),
    p('M-44,-104C-42,-134 -34,-144 -20,-145C-4,-145 4,-132 3,-106C2,-92 -44,-90 -44,-104Z', '--nail', 'in'),
    ln('M-62,-40C-48,-48 -18,-47 -2,-38M-62,-28C-48,-35 -20,-35 -4,-27'),
  )
}

/** A paper (its drawing stands above the origin) between thumb and palm. */
export const held = (paper: Drawing, hand: Hand = {}): Drawing => all(holdBack(hand), paper, holdFront({ skin: hand.skin ?? 1 }))

/** A phone in the left hand; the phone's upper left corner is the origin. */
export function phoneInHand({ skin = 1, ph = phone({ ringed: true }), arm = 1000, bangles: worn = true }: Hand & { ph?: Drawing } = {}): Drawing {
  const [base, shade] = tones(skin)
  const palm = `M-30,300L-58,482C-40,508 -20,530 -8,560C4,596 10,630 8,660L-10,${arm}H206L210,680C214,620 260,560 300,500L330,330L200,250H0Z`
  const tips = each(
    [
      [262, 52],
      [322, 54],
      [384, 52],
      [442, 46],
    ],
    ([y = 0, h = 0], i) => {
      const x = 268 + i * 3
      return all(
        sh(`M330,${y}H${x + 26}C${x - 6},${y} ${x - 6},${y + h} ${x + 26},${y + h}H330C352,${y + h - 4} 352,${y + 4} 330,${y}Z`, base, shade, -8, -6),
        ln(`M${x + 34},${y + 12}C${x + 38},${y + 20} ${x + 38},${y + h - 20} ${x + 34},${y + h - 12}`),
      )
    },
  )
  const thumb =
    'M-8,560C-20,530 -40,508 -58,482C-98,424 -102,362 -78,306C-58,262 -30,226 2,206C24,194 46,204 46,226C46,242 36,254 24,266C-2,296 -6,330 2,366C10,410 8,446 -6,480'
  return all(
    sh(palm, base, shade, -20, 0),
    ph,
    tips,
    p(`${thumb}L2,540Z`, base, 'n'),
    ln(thumb, 'o'),
    p('M8,214C22,204 40,208 39,226C38,236 30,244 22,248C8,246 0,228 8,214Z', '--nail', 'in'),
    ln('M-52,292C-40,294 -26,304 -20,314'),
    worn && bangles(700, 6, 209, ['--bangle1', '--haldi', '--bangle2']),
  )
}

/** An open palm that receives: seen from the reader's side, fingers towards her. */
export function openHand({ skin = 3 }: { skin?: Skin } = {}): Drawing {
  const [base, shade] = tones(skin)
  return all(
    sh(
      'M-60,-6C-64,-30 -40,-40 0,-40C42,-40 66,-28 62,-4L58,30C57,46 40,46 38,30L36,38C34,54 14,54 12,38L10,42C8,58 -12,58 -14,42L-16,36C-19,52 -38,50 -40,34L-42,16C-50,26 -64,22 -66,10C-66,2 -64,-2 -60,-6Z',
      base,
      shade,
      -8,
      0,
    ),
    ln('M36,34L38,6M11,40L12,8M-15,38L-13,8M-42,16C-40,6 -36,0 -30,-4'),
  )
}

/** A hand that lies flat, on a shoulder or a stick. */
export function restHand({ skin = 1 }: { skin?: Skin } = {}): Drawing {
  const [base, shade] = tones(skin)
  return all(
    sh(
      'M-46,8C-50,-22 -30,-40 0,-40C34,-40 52,-20 50,10L46,34C44,46 30,46 28,34L26,38C24,52 8,52 6,38L4,40C2,52 -14,52 -16,38L-18,34C-20,44 -34,44 -36,32Z',
      base,
      shade,
      -8,
      0,
    ),
    ln('M28,34L30,8M6,38L8,10M-16,36L-14,10'),
  )
}
