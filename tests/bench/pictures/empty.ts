import type { Picture, Size } from './kinds.ts'
import { compress, defocus, expose, soften } from './optics.ts'
import { payload } from './payloads.ts'
import { random } from './random.ts'
import { drawBackground, drawScene } from './scene.ts'

/** A picture without a QR: a room, printed text, bars, a chequered cloth, squares inside squares, or a code whose data are scrambled. */
export function drawEmpty(number: number, size: Size, seed: string): Picture {
  const of = random(`${seed}/empty/${number}/${size.width}`)
  const { width, height } = size
  const kind = number % 7
  let values = drawBackground(width, height, of)
  const box = (x: number, y: number, w: number, h: number, shade: number) => {
    for (let j = Math.max(0, Math.floor(y)); j < Math.min(height, y + h); j++)
      for (let i = Math.max(0, Math.floor(x)); i < Math.min(width, x + w); i++) values[j * width + i] = shade
  }
  const left = width * of.between(0.1, 0.3)
  const top = height * of.between(0.05, 0.2)
  const w = width * of.between(0.4, 0.6)
  const h = height * of.between(0.5, 0.75)
  if (kind > 0) box(left, top, w, h, 0.9)
  const m = of.between(2.5, 6)
  if (kind === 1) {
    // lines of words
    for (let y = top + 10; y < top + h - 10; y += m * 4)
      for (let x = left + 10; x < left + w - 10; x += m * of.between(0.8, 2.2))
        if (!of.chance(0.15)) box(x, y + of.between(0, m), m * of.between(0.2, 0.9), m * of.between(0.5, 2.4), 0.08)
  } else if (kind === 2) {
    for (let x = left + 15; x < left + w - 15; x += m * of.whole(1, 4)) box(x, top + 20, m * of.whole(1, 3), h - 40, 0.06)
  } else if (kind === 3) {
    for (let y = top; y < top + h; y += m) for (let x = left; x < left + w; x += m) if (of.chance(0.5)) box(x, y, m, m, 0.06)
  } else if (kind === 4) {
    for (let k = 0; k < 14; k++) {
      const x = of.between(left, left + w - 9 * m)
      const y = of.between(top, top + h - 9 * m)
      box(x, y, 9 * m, 9 * m, 0.92)
      box(x + m, y + m, 7 * m, 7 * m, 0.05)
      box(x + 2 * m, y + 2 * m, 5 * m, 5 * m, 0.92)
      box(x + 3 * m, y + 3 * m, 3 * m, 3 * m, 0.05)
    }
  } else if (kind >= 5) {
    // Finders, timing lines and format of a real code, everything else by chance: no decoder may make a text of it.
    const code = payload(of.pick(['counter', 'abha', 'aadhaar']), of)
    const { count } = code
    const fixed = (x: number, y: number) => (x < 9 && y < 9) || (x < 9 && y >= count - 8) || (x >= count - 8 && y < 9) || x === 6 || y === 6
    const share = kind === 5 ? 1 : of.between(0.6, 1)
    for (let i = 0; i < code.modules.length; i++)
      if (!fixed(i % count, Math.floor(i / count)) && of.chance(share)) code.modules[i] = Number(of.chance(0.5))
    const module = Math.min(of.between(2.5, 5), (height * 0.86) / (count + 8))
    values = drawScene(
      {
        code,
        pose: { module, turn: of.between(-0.5, 0.5), tilt: of.between(0, 0.5), tiltAround: of.between(0, 6), x: width / 2, y: height / 2 },
        bend: of.chance(0.3) ? { shape: 'arc', turn: of.between(0, 3), radius: of.between(0.6, 2), towards: true } : { shape: 'flat' },
        ...size,
        illumination: () => 0.9,
        print: null,
        ink: 0.05,
        paper: 0.95,
        inverted: of.chance(0.1),
        mirrored: of.chance(0.1),
        background: of,
      },
      3,
    ).values
  }
  let light = { values, width, height }
  if (of.chance(0.4)) light = defocus(light, of.between(0.5, 4))
  light = soften(light, 0.6)
  const taken = expose(light, { black: of.between(5, 40), white: of.between(90, 240), noise: of.between(1, 14) }, of)
  return { ...(of.chance(0.3) ? compress(taken, of.between(20, 80)) : taken), text: null }
}
