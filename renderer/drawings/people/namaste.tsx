import type { Skin } from '../hands.tsx'
import { all, type Drawing, ln, p, sh } from '../shape.tsx'

/** Palms joined before the chest, fingers up; fingertips at y = -210, wrists run down behind an edge. */
export function namaste({ skin = 1 }: { skin?: Skin } = {}): Drawing {
  const base = `--skin${skin}`
  const shade = `--skin${skin}s`
  return all(
    sh(
      'M0,-208C16,-204 26,-186 30,-150C38,-96 58,-46 66,6C74,54 96,110 128,190H-128C-96,110 -74,54 -66,6C-58,-46 -38,-96 -30,-150C-26,-186 -16,-204 0,-208Z',
      base,
      shade,
      -34,
      0,
    ),
    ln('M0,-206V150', 'o'),
    ln('M-13,-168C-20,-110 -34,-56 -40,-6M13,-168C20,-110 34,-56 40,-6'),
    p('M-46,-36C-26,-64 -8,-58 -6,-34C-4,-8 -20,20 -44,40', base, 'o'),
    p('M46,-36C26,-64 8,-58 6,-34C4,-8 20,20 44,40', shade, 'o'),
  )
}
