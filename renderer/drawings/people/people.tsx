import type { Skin } from '../hands.tsx'
import { bar } from '../marks.tsx'
import { all, clip, count, type Drawing, dot, each, el, g, ln, p, rr, rrp, sh } from '../shape.tsx'
import { beads, COLLAR, face, hairParted, hairShort, noseStud, onShoulders, SHOULDERS } from './face.tsx'

/**
 * Busts from the front: head around the origin, shoulders down to y = 340 (x -176 to 176).
 * Only where a person is the answer: who am I, who helps, where do I go.
 */

/** Bastar pata cloth: unbleached cotton with madder border, drawn over the head; beads, nose stud, chin tattoo. */
export function oldWoman(): Drawing {
  const cloth =
    'M-176,340C-176,258 -158,214 -112,196C-134,120 -134,30 -116,-34C-100,-104 -56,-146 0,-146C56,-146 100,-104 116,-34C134,30 134,120 112,196C158,214 176,258 176,340H62C92,300 106,250 100,190C98,120 98,70 88,22C78,-36 46,-76 0,-76C-46,-76 -78,-36 -88,22C-98,70 -98,120 -100,190C-100,240 -112,300 -138,340Z'
  return all(
    p('M-150,340C-150,240 -130,200 -60,176H60C130,200 150,240 150,340Z', '--blouse'),
    p('M-108,214C-132,120 -132,20 -114,-40C-98,-108 -54,-146 0,-146C54,-146 98,-108 114,-40C132,20 132,120 108,214Z', '--cotton-s'),
    onShoulders(
      all(
        face({ skin: 2, age: 2, brow: '--grey', smile: 0.6 }),
        p('M-80,4C-86,-62 -50,-112 0,-112C50,-112 86,-62 80,4C74,-40 44,-82 0,-94C-44,-82 -74,-40 -80,4Z', '--grey'),
        noseStud(-17, 32),
        dot(-8, 86, 2.6, '--tattoo'),
        dot(0, 92, 2.6, '--tattoo'),
        dot(8, 86, 2.6, '--tattoo'),
      ),
    ),
    p('M-96,210C-80,186 -50,176 -40,160H40C50,176 80,186 96,210C100,270 90,320 70,340H-130C-110,300 -96,250 -96,210Z', '--cotton'),
    beads(['--madder', '--haldi', '--sheet'], 160, 17, 40),
    sh(cloth, '--cotton', '--cotton-s', -14, 0),
    ln(
      'M-132,340C-106,300 -94,244 -95,192C-94,124 -92,76 -82,26C-72,-26 -42,-66 0,-66C42,-66 72,-26 82,26C92,76 94,124 95,192C100,250 86,302 58,340',
      'madd',
    ),
    ln(
      'M-148,340C-122,300 -109,246 -109,192C-109,120 -106,70 -95,20C-82,-44 -48,-86 0,-86C48,-86 82,-44 95,20C106,70 109,120 109,192C114,254 102,304 76,340',
      'madd2',
    ),
  )
}

const flowerInHair = (x: number, y: number): Drawing =>
  g(
    all(
      each([0, 72, 144, 216, 288], a => el(0, -11, 8, 11, '--sheet', 'in', { transform: `rotate(${a})` })),
      dot(0, 0, 5, '--haldi'),
    ),
    x,
    y,
  )

/** Cotton sari with a border, a flower in the hair. */
export function woman({ sari = '--sari', torso = true, flower = true }: { sari?: string; torso?: boolean; flower?: boolean } = {}): Drawing {
  return all(
    torso && sh(SHOULDERS, '--blouse', '--blouse-s', -26, 0),
    onShoulders(
      all(
        el(52, 62, 46, 40, '--hair'),
        face({ skin: 1, smile: 1 }),
        hairParted('--hair'),
        flower && flowerInHair(88, -62),
        dot(0, -46, 7, '--madder'),
        noseStud(-17, 32),
        dot(-86, 30, 8, '--haldi', 'in'),
        dot(86, 30, 8, '--haldi', 'in'),
      ),
      [1.02, 0.97],
    ),
    beads(['--haldi', '--madder'], 152, 16, 40),
    torso &&
      all(
        sh('M-150,205C-120,190 -100,184 -84,180C-60,236 20,296 110,340H-176C-177,262 -170,222 -150,205Z', sari, `${sari}-s`, -16, 0),
        ln('M-84,180C-60,236 20,296 110,340', 'bord'),
      ),
  )
}

/** The checked towel over a shoulder. */
function gamchha(): Drawing {
  const d = 'M-124,196C-96,180 -64,172 -46,150L-20,176C-44,214 -56,262 -54,340H-140C-142,280 -138,230 -124,196Z'
  return all(
    p(d, '--sheet'),
    clip(
      d,
      all(
        each(count(6), i => ln(`M-160,${196 + i * 26}L0,${206 + i * 26}`, 'chk')),
        each(count(4), i => ln(`M${-128 + i * 24},150L${-136 + i * 24},344`, 'chk')),
      ),
    ),
    p(d, 'none'),
  )
}

interface Man {
  shirt?: string
  skin?: Skin
  towel?: boolean
  moustache?: boolean
  hair?: string
  age?: 0 | 1 | 2
  look?: number
}

export function man({ shirt = '--shirt', skin = 1, towel = true, moustache = true, hair = '--hair', age = 0, look = 0 }: Man = {}): Drawing {
  return all(
    sh(SHOULDERS, shirt, `${shirt}-s`, -26, 0),
    onShoulders(
      all(
        face({ skin, brow: hair, smile: 0.5, age, look }),
        hairShort(hair),
        moustache && g(p('M0,45C-8,40 -22,44 -34,54C-22,60 -10,58 0,53C10,58 22,60 34,54C22,44 8,40 0,45Z', hair, 'n'), look),
      ),
      [1.07, 0.98],
    ),
    p(COLLAR, shirt),
    ln('M0,184V340'),
    towel && gamchha(),
  )
}

/** Pagdi, white moustache, gamchha. */
export function oldMan(): Drawing {
  return all(
    sh(SHOULDERS, '--sheet', '--tint', -26, 0),
    onShoulders(
      all(
        face({ skin: 2, age: 2, brow: '--grey', smile: 0.4 }),
        p('M-80,16C-84,-6 -82,-30 -76,-48L-66,-40C-70,-24 -72,-4 -70,14ZM80,16C84,-6 82,-30 76,-48L66,-40C70,-24 72,-4 70,14Z', '--grey'),
        p('M0,44C-10,36 -28,42 -46,62C-28,66 -10,60 0,54C10,60 28,66 46,62C28,42 10,36 0,44Z', '--grey', 'in'),
        sh(
          'M-92,-36C-104,-120 -58,-176 4,-176C70,-176 106,-118 92,-36C64,-62 40,-70 0,-70C-40,-70 -64,-62 -92,-36Z',
          '--turban',
          '--turban-s',
          -14,
          0,
        ),
        ln('M-90,-60C-40,-120 40,-130 96,-78M-94,-88C-44,-150 30,-160 82,-118M-60,-62C-20,-80 50,-80 88,-56'),
      ),
      [1.04, 1],
    ),
    p('M-38,136L-56,170L0,196L56,170L38,136L0,174Z', '--sheet'),
    ln('M0,196V300'),
    gamchha(),
  )
}

/** School shirt, plaits with red ribbons; no sindoor. */
export function girl(): Drawing {
  return all(
    sh('M-140,340C-142,262 -128,214 -82,192C-56,180 -40,168 -34,134H34C40,168 56,180 82,192C128,214 142,262 140,340Z', '--sheet', '--tint', -20, 0),
    each([-1, 1], side =>
      g(
        all(
          p(
            'M-10,-70C-22,-40 -20,-20 -16,0C-22,30 -20,40 -14,48C-22,64 -20,78 -12,86C-16,104 -12,116 0,124C12,116 16,104 12,86C20,78 22,64 14,48C20,40 22,30 16,0C20,-20 18,-50 6,-70Z',
            '--hair',
          ),
          p('M0,112L-30,96V134ZM0,112L30,96V134Z', '--madder'),
          el(0, 114, 9, 9, '--madder'),
        ),
        side * 90,
        76,
      ),
    ),
    onShoulders(all(face({ skin: 1, smile: 1.3, child: true }), hairParted('--hair', false), dot(0, -40, 5, '--line'))),
    p('M-36,136L-58,168L-10,198L0,176L10,198L58,168L36,136L0,172Z', '--shirt'),
    ln('M-70,190L-60,340M70,190L60,340'),
  )
}

/** The clerk behind the window: blue shirt, lanyard, glasses. */
export function clerk(): Drawing {
  return all(
    sh(SHOULDERS, '--shirt', '--shirt-s', -26, 0),
    onShoulders(
      all(
        el(0, -138, 44, 34, '--hair'),
        face({ skin: 3, smile: 1.2 }),
        hairParted('--hair', false),
        ln('M-12,-6C-8,-10 8,-10 12,-6M-49,-8L-70,-14M49,-8L70,-14', 'gl'),
        each([-1, 1], side => ln(rrp(side * 30 - 21, -22, 42, 34, 14), 'gl')),
      ),
      [0.97, 1.02],
    ),
    p(COLLAR, '--shirt'),
    ln('M-20,206L-6,272M20,206L6,272', 'lan'),
    rr(-28, 268, 56, 66, 6, '--sheet'),
    rr(-18, 278, 22, 26, 3, '--mute', 'n'),
    bar(-18, 314, 36, 8),
  )
}

/** The helper of the hall: the yellow vest is the yellow of the help key. */
export function helper(): Drawing {
  return all(
    sh(SHOULDERS, '--sari', '--sari-s', -26, 0),
    onShoulders(all(el(-54, 60, 44, 40, '--hair'), face({ skin: 1, smile: 1.3 }), hairParted('--hair'), dot(0, -46, 6, '--madder')), [1.08, 0.95]),
    sh('M-150,206C-120,192 -84,182 -62,172L-30,340H-176C-176,262 -170,222 -150,206Z', '--haldi', '--haldi-s', -10, 0),
    sh('M150,206C120,192 84,182 62,172L30,340H176C176,262 170,222 150,206Z', '--haldi', '--haldi-s', -10, 0),
    rr(70, 250, 62, 44, 6, '--sheet'),
    bar(80, 264, 42, 8),
    bar(80, 279, 30, 7),
  )
}

/** White coat, stethoscope. */
export function doctor(): Drawing {
  return all(
    sh(SHOULDERS, '--sheet', '--tint', -26, 0),
    onShoulders(
      all(
        el(40, 62, 50, 38, '--hair'),
        face({ skin: 3, smile: 1 }),
        p('M-79,0C-94,-88 -56,-142 0,-142C56,-142 94,-88 79,0C70,-46 40,-92 -10,-104C-40,-84 -68,-46 -79,0Z', '--hair'),
        dot(0, -46, 5.5, '--madder'),
      ),
      [0.96, 1],
    ),
    p('M-44,150L0,250L44,150L36,134H-36Z', '--sari'),
    sh('M-36,132L-72,176L-40,214L-58,232L0,340L-6,258Z', '--sheet', '--tint', -8, 0),
    sh('M36,132L72,176L40,214L58,232L0,340L6,258Z', '--sheet', '--tint', -8, 0),
    ln('M-56,168C-66,220 -64,250 -50,280M56,168C70,214 66,236 62,262', 'steth'),
    ln('M-50,280C-40,306 -20,300 -18,276', 'steth'),
    dot(62, 278, 17, '--mute', 'o'),
    dot(62, 278, 7, '--line'),
  )
}
