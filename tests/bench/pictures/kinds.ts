import { compress, defocus, expose, smear, soften } from './optics.ts'
import { type Code, type PayloadKind, payload } from './payloads.ts'
import { type Random, random } from './random.ts'
import { type Bend, drawScene, type Pose } from './scene.ts'

/** What can be wrong with a picture, each in five steps from mild to harsh. */
export const kinds = [
  'size',
  'rotate',
  'tilt',
  'defocus',
  'motion',
  'noise',
  'contrast',
  'glare',
  'uneven',
  'crease',
  'bend',
  'laminate',
  'moire',
  'occlude',
  'jpeg',
  'fade',
  'damage',
  'inverted',
  'mirrored',
  'mixed',
] as const
export type Kind = (typeof kinds)[number]
export type Step = 1 | 2 | 3 | 4 | 5
export const steps: readonly Step[] = [1, 2, 3, 4, 5]

export interface Size {
  width: number
  height: number
}
export const sizes: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
]

export interface Wish {
  kind: Kind
  step: Step
  payload: PayloadKind
  size: Size
  /** any text: another seed, another picture of the same difficulty */
  seed: string
}

export interface Picture {
  pixels: Uint8Array
  width: number
  height: number
  /** what the code says; null: there is none */
  text: string | null
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** What a step of a kind means. Lengths in modules unless said otherwise. */
const measures = {
  /** camera pixels a module */
  size: [3.5, 2.5, 2, 1.6, 1.3],
  /** degrees, at least */
  rotate: [8, 20, 45, 90, 180],
  /** degrees */
  tilt: [10, 20, 30, 38, 45],
  /** diameter of the blur disc */
  defocus: [0.8, 1.2, 1.6, 2, 2.5],
  /** length of the smear */
  motion: [0.75, 1.25, 1.75, 2.25, 2.75],
  /** black-white step over the noise */
  noise: [12, 7, 4.5, 3, 2],
  /** grey levels between black and white */
  contrast: [80, 50, 30, 18, 10],
  /** radius of the white blotch, in sides */
  glare: [0.1, 0.16, 0.21, 0.26, 0.32],
  /** how much darker the far end is */
  uneven: [0.35, 0.5, 0.65, 0.78, 0.88],
  /** degrees of each of one or two folds */
  crease: [15, 30, 42, 52, 62],
  /** radius of the cylinder, in sides */
  bend: [1.2, 0.8, 0.62, 0.52, 0.46],
  /** strength of the reflected windows, in white papers */
  laminate: [0.25, 0.5, 0.8, 1.1, 1.5],
  /** depth of a screen's dark lines */
  moire: [0.2, 0.35, 0.5, 0.65, 0.8],
  /** share of the code that is covered */
  occlude: [0.04, 0.08, 0.12, 0.16, 0.2],
  /** libjpeg's quality */
  jpeg: [60, 40, 25, 15, 9],
  /** share of the ink that is gone */
  fade: [0.08, 0.16, 0.24, 0.32, 0.42],
  /** share of the code under stains and scratches */
  damage: [0.02, 0.045, 0.07, 0.1, 0.14],
} as const

/** Everything about a picture before it is drawn, so that the next frame of a video can be the same sheet a moment later. */
interface Recipe {
  code: Code
  pose: Pose
  bend: Bend
  illumination: (x: number, y: number) => number
  prints: ((x: number, y: number, ink: boolean) => number | null)[]
  /** light added in front of the sheet, by camera pixel */
  reflection: ((x: number, y: number) => number) | null
  inverted: boolean
  mirrored: boolean
  defocus: number
  motion: number
  motionDirection: number
  black: number
  white: number
  noise: number
  quality: number | null
}

function plainRecipe(code: Code, size: Size, of: Random): Recipe {
  // As large as the frame's height allows, with its quiet zone and a margin, and not larger than people hold it.
  const largest = (size.height * 0.86) / (code.count + 8)
  const module = Math.min(of.between(3.6, 5.2), largest)
  return {
    code,
    pose: {
      module,
      turn: radians(of.between(-4, 4)),
      tilt: radians(of.between(0, 6)),
      tiltAround: of.between(0, Math.PI * 2),
      x: size.width / 2 + of.between(-1, 1),
      y: size.height / 2 + of.between(-1, 1),
    },
    bend: { shape: 'flat' },
    illumination: () => 0.85,
    prints: [],
    reflection: null,
    inverted: false,
    mirrored: false,
    defocus: 0,
    motion: 0,
    motionDirection: 0,
    black: 12,
    white: 225,
    noise: 2,
    quality: null,
  }
}

/** Soft random hills between 0 and 1 over the plane, `scale` units apart. */
function hills(of: Random, scale: number) {
  const side = 64
  const values = Float32Array.from({ length: side * side }, () => of.between(0, 1))
  const at = (x: number, y: number) => values[(((y % side) + side) % side) * side + (((x % side) + side) % side)] as number
  return (x: number, y: number) => {
    const u = x / scale + 17.3
    const v = y / scale + 29.7
    const x0 = Math.floor(u)
    const y0 = Math.floor(v)
    const fx = (u - x0) ** 2 * (3 - 2 * (u - x0))
    const fy = (v - y0) ** 2 * (3 - 2 * (v - y0))
    return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) + (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy
  }
}

/** The height that this share of the hills lies below. */
function quantile(hill: (x: number, y: number) => number, span: number, share: number) {
  const all = Float64Array.from({ length: 2500 }, (_, i) => hill(((i % 50) / 50) * span, (Math.floor(i / 50) / 50) * span)).sort()
  return all[Math.min(2499, Math.floor(share * 2500))] as number
}

/** Adds one kind of trouble to a recipe. */
function spoil(recipe: Recipe, kind: Exclude<Kind, 'mixed'>, step: Step, size: Size, of: Random) {
  const { pose, code } = recipe
  const { count } = code
  const i = step - 1
  switch (kind) {
    case 'size':
      pose.module = Math.min(measures.size[i] as number, pose.module)
      pose.x += of.between(-20, 20)
      pose.y += of.between(-20, 20)
      return
    case 'rotate': {
      const low = measures.rotate[i] as number
      const angle = radians(of.between(low, low * 1.25)) * (of.chance(0.5) ? 1 : -1)
      pose.turn = angle
      // A code that lies across needs more room.
      const room = Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle))
      pose.module = Math.min(pose.module, (size.height * 0.92) / (count + 6) / room)
      return
    }
    case 'tilt':
      pose.tilt = radians(measures.tilt[i] as number)
      return
    case 'defocus':
      recipe.defocus = measures.defocus[i] as number
      return
    case 'motion':
      recipe.motion = measures.motion[i] as number
      recipe.motionDirection = of.between(0, Math.PI)
      return
    case 'noise': {
      recipe.black = 10
      recipe.white = of.between(60, 90)
      // the step between ink and paper after gamma
      recipe.noise = ((recipe.white - recipe.black) * 0.65) / (measures.noise[i] as number)
      return
    }
    case 'contrast': {
      const levels = (measures.contrast[i] as number) / 0.65
      recipe.black = of.between(40, 180 - levels)
      recipe.white = recipe.black + levels
      recipe.noise = Math.min(1.5, levels / 25)
      return
    }
    case 'glare': {
      const radius = measures.glare[i] as number
      const angle = of.between(0, 2 * Math.PI)
      const away = of.between(0, 0.35)
      const cx = 0.5 + away * Math.cos(angle)
      const cy = 0.5 + away * Math.sin(angle)
      const side = count * pose.module
      const px = pose.x + (cx - 0.5) * side
      const py = pose.y + (cy - 0.5) * side
      recipe.reflection = (x, y) => {
        const d = Math.hypot(x - px, y - py) / side / radius
        return d < 1 ? 2.5 : 2.5 * Math.exp(-((d - 1) ** 2) / 0.02)
      }
      return
    }
    case 'uneven': {
      const depth = measures.uneven[i] as number
      const angle = of.between(0, 2 * Math.PI)
      const c = Math.cos(angle)
      const s = Math.sin(angle)
      const edge = of.between(-0.2, 0.2)
      recipe.illumination = (x, y) => {
        const d = (x - 0.5) * c + (y - 0.5) * s
        const slope = 1 - depth * Math.min(1, Math.max(0, d + 0.6))
        const shadow = 1 - (0.6 * depth) / (1 + Math.exp(-(d - edge) * 60))
        return 1.05 * slope * shadow
      }
      return
    }
    case 'crease': {
      const angle = radians(measures.crease[i] as number)
      const two = of.chance(0.5)
      const first = of.between(-0.3, two ? 0 : 0.3)
      const way = of.chance(0.5) ? 1 : -1
      const folds = [{ at: first, angle: angle * way }]
      if (two) folds.push({ at: first + of.between(0.25, 0.4), angle: angle * (of.chance(0.7) ? -way : way) })
      recipe.bend = { shape: 'folds', turn: of.chance(0.5) ? of.between(0, Math.PI) : radians(of.pick([0, 90]) + of.between(-6, 6)), folds }
      return
    }
    case 'bend':
      recipe.bend = { shape: 'arc', turn: of.between(0, Math.PI), radius: measures.bend[i] as number, towards: of.chance(0.6) }
      return
    case 'laminate': {
      const strength = measures.laminate[i] as number
      const side = count * pose.module
      const windows = Array.from({ length: of.whole(1, 3) }, () => {
        const angle = of.between(0, Math.PI)
        return {
          x: pose.x + of.between(-0.4, 0.4) * side,
          y: pose.y + of.between(-0.4, 0.4) * side,
          c: Math.cos(angle),
          s: Math.sin(angle),
          w: of.between(0.08, 0.25) * side,
          h: of.between(0.2, 0.6) * side,
          soft: of.between(0.01, 0.05) * side,
          strength: strength * of.between(0.7, 1.2),
        }
      })
      const edge = (d: number, half: number, soft: number) => 1 / (1 + Math.exp((Math.abs(d) - half) / soft))
      recipe.reflection = (x, y) => {
        let sum = 0
        for (const w of windows) {
          const a = (x - w.x) * w.c + (y - w.y) * w.s
          const b = -(x - w.x) * w.s + (y - w.y) * w.c
          sum += w.strength * edge(a, w.w, w.soft) * edge(b, w.h, w.soft)
        }
        return sum
      }
      return
    }
    case 'moire': {
      // A screen's pixels, a little larger or smaller than a whole number of them a camera pixel.
      const depth = measures.moire[i] as number
      const pitch = of.between(0.42, 0.9) / pose.module
      const turn = radians(of.between(-8, 8))
      const c = Math.cos(turn)
      const s = Math.sin(turn)
      recipe.prints.push((x, y, ink) => {
        const u = (x * c + y * s) / pitch
        const v = (-x * s + y * c) / pitch
        const dark = u - Math.floor(u) < 0.45 || v - Math.floor(v) < 0.25
        return (ink ? 0.05 : 0.95) * (dark ? 1 - depth : 1)
      })
      return
    }
    case 'occlude': {
      // A finger or a sticker from one edge, wide enough to cover its share.
      const share = measures.occlude[i] as number
      const shade = of.between(0.1, 0.55)
      const width = of.between(0.2, 0.4)
      const edge = of.whole(0, 3)
      const place = of.between(0.2, 0.8)
      const deep = share / width + width * 0.11
      const texture = hills(of, count * 0.05)
      recipe.prints.push((x, y) => {
        const u = x / count
        const v = y / count
        const along = edge < 2 ? u : v
        const from = edge === 0 ? v : edge === 1 ? 1 - v : edge === 2 ? u : 1 - u
        const a = Math.abs(along - place) / (width / 2)
        const tip = deep - (width / 2) * (1 - Math.sqrt(Math.max(0, 1 - a * a)))
        return a < 1 && from < tip && from > -0.4 ? shade * (0.85 + 0.3 * texture(x, y)) : null
      })
      return
    }
    case 'jpeg':
      recipe.quality = measures.jpeg[i] as number
      return
    case 'fade': {
      const share = measures.fade[i] as number
      const grain = hills(of, 0.45)
      const patch = hills(of, 5)
      const lost = (x: number, y: number) => grain(x, y) * 0.6 + patch(x, y) * 0.4
      const limit = quantile(lost, count, share)
      const ink = 0.05 + 0.35 * share
      recipe.prints.push((x, y, black) => (black ? (lost(x, y) < limit ? 0.85 : ink) : null))
      return
    }
    case 'damage': {
      const share = measures.damage[i] as number
      const stain = hills(of, count * 0.12)
      const limit = quantile(stain, count, share * 0.7)
      const shade = of.chance(0.5) ? 0.06 : 0.9
      const scratches = Array.from({ length: 2 + step }, () => ({
        angle: of.between(0, Math.PI),
        at: of.between(0.1, 0.9) * count,
        width: (share * 0.3 * count) / (2 + step),
      }))
      recipe.prints.push((x, y) => {
        if (x < -3 || y < -3 || x > count + 3 || y > count + 3) return null
        if (stain(x, y) < limit) return shade
        for (const { angle, at, width } of scratches)
          if (Math.abs((x - count / 2) * Math.cos(angle) + (y - count / 2) * Math.sin(angle) + count / 2 - at) < width / 2) return 0.85
        return null
      })
      return
    }
    case 'inverted':
      recipe.inverted = true
      recipe.noise = 2 + step
      recipe.defocus = 0.15 * step
      return
    case 'mirrored':
      recipe.mirrored = true
      recipe.noise = 2 + step
      recipe.defocus = 0.15 * step
      return
  }
}

const mixable = ['size', 'rotate', 'tilt', 'defocus', 'motion', 'noise', 'glare', 'uneven', 'crease', 'bend', 'laminate', 'jpeg', 'occlude'] as const

/** What is needed of two scenes that never go together: each sets the same thing. */
const clashes = (a: Kind, b: Kind) =>
  [a, b].every(kind => kind === 'crease' || kind === 'bend') || [a, b].every(kind => kind === 'glare' || kind === 'laminate')

function recipeOf({ kind, step, payload: what, size, seed }: Wish): Recipe {
  const of = random(`${seed}/${kind}/${step}/${what}/${size.width}`)
  const recipe = plainRecipe(payload(what, of), size, of)
  if (kind !== 'mixed') {
    spoil(recipe, kind, step, size, of)
    return recipe
  }
  // Three troubles, each about half as bad as it would be alone.
  const chosen: (typeof mixable)[number][] = []
  while (chosen.length < 3) {
    const next = of.pick(mixable)
    if (!chosen.some(other => other === next || clashes(other, next))) chosen.push(next)
  }
  const mild = Math.max(1, Math.ceil(step / 2)) as Step
  // The pose first: reflections are placed on it.
  for (const each of chosen.sort((a, b) => mixable.indexOf(a) - mixable.indexOf(b))) spoil(recipe, each, mild, size, of)
  return recipe
}

/** Draws a picture; `frame` numbers the frames of a hand-held video of the same sheet. */
export function draw(wish: Wish, frame = 0): Picture {
  const recipe = recipeOf(wish)
  const { size } = wish
  const { code, bend } = recipe
  const shake = random(`${wish.seed}/${wish.kind}/${wish.step}/${wish.payload}/${size.width}/frame ${frame}`)
  const tremor = frame === 0 ? 0 : 1
  const pose = {
    ...recipe.pose,
    x: recipe.pose.x + tremor * 2.5 * shake.normal(),
    y: recipe.pose.y + tremor * 2.5 * shake.normal(),
    turn: recipe.pose.turn + tremor * radians(0.4) * shake.normal(),
    tilt: recipe.pose.tilt + tremor * radians(0.6) * shake.normal(),
  }
  const print =
    recipe.prints.length === 0
      ? null
      : (x: number, y: number, ink: boolean) => {
          for (const each of recipe.prints) {
            const value = each(x, y, ink)
            if (value !== null) return value
          }
          return null
        }
  let light = drawScene(
    {
      code,
      pose,
      bend,
      ...size,
      illumination: recipe.illumination,
      print,
      ink: 0.05,
      paper: 0.95,
      inverted: recipe.inverted,
      mirrored: recipe.mirrored,
      background: random(`${wish.seed}/${wish.kind}/${wish.step}/${wish.payload}/${size.width}/room`),
    },
    pose.module < 2.6 || recipe.prints.length > 0 ? 4 : 3,
  )
  if (recipe.reflection) {
    const { values, width } = light
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + recipe.reflection(i % width, Math.floor(i / width))
  }
  if (recipe.motion > 0) light = smear(light, recipe.motion * pose.module, recipe.motionDirection)
  if (recipe.defocus > 0) light = defocus(light, recipe.defocus * pose.module)
  light = soften(light, 0.5)
  for (let i = 0; i < light.values.length; i++) light.values[i] = Math.min(1.05, light.values[i] as number)
  const taken = expose(light, recipe, shake)
  return { ...(recipe.quality === null ? taken : compress(taken, recipe.quality)), text: code.text }
}
