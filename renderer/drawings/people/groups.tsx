import { restHand } from '../hands.tsx'
import { bar } from '../marks.tsx'
import { all, clip, type Drawing, el, g, ln, p, rr, sh, tx } from '../shape.tsx'
import { slipFoot } from '../things.tsx'
import { girl, woman } from './people.tsx'

/** 580 x 590: the mother's arm is behind the child, her hand comes over the far shoulder. */
export const motherChild = (): Drawing =>
  all(
    clip('M-10,-20H600V584H-10Z', all(g(woman(), 226, 190, 1.16), g(girl(), 404, 372, 0.8), g(restHand({ skin: 1 }), 498, 538, 0.82, 10))),
    ln('M22,584H516', 'o'),
  )

/** A woman from head to foot with her slip; 380 wide, feet at y = 884. */
export function womanWithSlip({ n = '12' }: { n?: string } = {}): Drawing {
  const skirt = 'M-150,330C-176,520 -186,700 -190,852H190C186,700 176,520 150,330Z'
  return all(
    el(-64, 866, 58, 18, '--skin1s'),
    el(64, 866, 58, 18, '--skin1s'),
    sh(skirt, '--sari', '--sari-s', -26, 0),
    clip(
      skirt,
      all(
        p('M-220,800H220V836H-220Z', '--haldi', 'n'),
        ln('M-60,440C-72,560 -78,700 -80,800M-6,440C-10,560 -12,700 -12,800M48,440C54,560 58,700 60,800'),
      ),
    ),
    p(skirt),
    woman(),
    sh('M112,214C160,226 182,268 186,330L190,350H124L118,300Z', '--blouse', '--blouse-s', -10, 0),
    sh('M128,352H186C190,430 186,500 174,574L134,570C140,500 138,420 128,352Z', '--skin1', '--skin1s', -12, 0),
    rr(128, 540, 56, 10, 5, '--haldi', 'in'),
    rr(128, 554, 56, 10, 5, '--bangle2', 'in'),
    sh('M128,566C118,596 120,628 132,646C142,660 164,662 172,648C184,628 182,596 178,566Z', '--skin1', '--skin1s', -10, -2),
    ln('M146,652C144,636 144,622 146,610M160,654C160,638 160,626 161,614'),
    sh(
      'M-176,336C-190,400 -192,452 -176,500C-166,530 -132,534 -108,516L4,446L-30,398L-122,452C-124,410 -120,380 -118,350Z',
      '--skin1',
      '--skin1s',
      -6,
      -10,
    ),
    sh('M-120,204C-160,222 -178,262 -182,330L-184,350H-112L-112,290Z', '--sari', '--sari-s', -10, 0),
    g(all(slipFoot(216, 320), tx(n, 108, 146, 160, { weight: 700 }), bar(28, 196, 64, 12), bar(28, 222, 44, 12)), -108, 148),
    sh('M-20,474C-26,440 -22,404 -8,384C2,368 24,372 26,394C28,420 26,446 30,474Z', '--skin1', '--skin1s', -6, 0, ''),
    ln('M-20,472C-26,440 -22,404 -8,384C2,368 24,372 26,394C28,420 26,446 30,472', 'o'),
    p('M-6,398C-2,382 18,380 19,396C20,410 16,414 8,414C-2,414 -8,410 -6,398Z', '--nail', 'in'),
  )
}
