import { anchored } from './anchors.ts'
import { believe, sample } from './beliefs.ts'
import { equalise } from './equalise.ts'
import { type Finder, findFinders } from './finders.ts'
import type { Grey } from './grey.ts'
import { type Frame, grow, type Mesh, relax } from './lattice.ts'
import { type Beliefs, readMessage } from './message.ts'
import { bent, flat } from './surface.ts'
import { type Symbol, symbol } from './symbol.ts'
import { type Corners, cornersAmong } from './triples.ts'
import { versionsOf } from './version.ts'

/** What laid the mesh that was read: the known patterns alone, a flat or a bent sheet through the modules' edges, or the edges themselves. */
export type Surface = 'anchored' | 'flat' | 'bent' | 'mesh'

export interface Reading {
  symbol: Symbol
  /** every module of the mended symbol, 1 black, as it is printed (not as it was mirrored or inverted) */
  modules: Uint8Array
  surface: Surface
  equalised: boolean
}

/** A symbol that was found and could not be read: how well its fixed modules agree with it, and what is believed of its modules. */
export interface Located {
  symbol: Symbol
  corners: Corners
  beliefs: Beliefs
  agreement: number
}

export interface SheetOptions {
  anchored: boolean
  /** flat, bent and mesh */
  mesh: boolean
  equalise: boolean
}

/** How well the beliefs agree with the modules that every symbol of the version has, from −1 to 1. */
export function fixedAgreement({ fixed }: Symbol, beliefs: Beliefs): number {
  let sum = 0
  let n = 0
  for (let i = 0; i < fixed.length; i++) {
    if (fixed[i] === 2) continue
    const belief = Math.max(-1, Math.min(1, beliefs[i] as number))
    sum += fixed[i] === 1 ? belief : -belief
    n++
  }
  return sum / n
}

const transposed = (beliefs: Beliefs, count: number): Beliefs => beliefs.map((_, at) => beliefs[(at % count) * count + Math.floor(at / count)] as number)

/** The message of these beliefs, also when the code was seen in a mirror. */
function readEitherWay(of: Symbol, beliefs: Beliefs): Uint8Array | null {
  return (readMessage(of, beliefs) ?? readMessage(of, transposed(beliefs, of.count)))?.modules ?? null
}

/**
 * Reads one symbol on a sheet that may be bent, folded, blurred or partly hidden. It yields after each piece of work, so that
 * whoever runs it can do something more urgent in between.
 */
export function* readSheet(grey: Grey, finders: readonly Finder[], options: SheetOptions): Generator<void, Reading | Located | null> {
  let best: Located | null = null
  for (const corners of cornersAmong(finders, 2)) {
    const versions = versionsOf(grey, corners, 3)
    yield
    for (const version of versions) {
      const of = symbol(version)
      let agreed = 0
      for (const { mesh, surface } of surfaces(grey, of, corners, options)) {
        yield
        const beliefs = believe(sample(grey, mesh), of.count)
        const agreement = Math.max(fixedAgreement(of, beliefs))
        agreed = Math.max(agreed, agreement)
        if (agreement < 0.3) continue
        const modules = readEitherWay(of, beliefs)
        if (modules) return { symbol: of, modules, surface, equalised: false }
        if (!best || agreement > best.agreement) best = { symbol: of, corners, beliefs, agreement }
        if (!options.equalise) continue
        yield
        for (const reach of [1, 2]) {
          const clearer = equalise(of, beliefs, reach)
          const mended = readEitherWay(of, clearer)
          if (mended) return { symbol: of, modules: mended, surface, equalised: true }
          yield
        }
      }
      // The right version agrees; the wrong ones need not be tried after it.
      if (agreed > 0.8) break
    }
  }
  return best
}

function* surfaces(grey: Grey, of: Symbol, { corner, right, below }: Corners, options: SheetOptions): Generator<{ mesh: Mesh; surface: Surface }> {
  const n = of.count
  const finders: { i: number; j: number; frame: Frame }[] = [
    { i: 3, j: 3, frame: corner },
    { i: n - 4, j: 3, frame: right },
    { i: 3, j: n - 4, frame: below },
  ]
  if (options.anchored) {
    const mesh = anchored(grey, of, finders)
    if (mesh) yield { mesh, surface: 'anchored' }
  }
  if (!options.mesh) return
  const growth = grow(
    grey,
    n,
    finders.map(finder => ({ ...finder, reach: 3 })),
    3,
  )
  relax(grey, growth, 3, 1)
  const level = flat(growth.mesh)
  if (level && level.off < 0.6) yield { mesh: level.mesh, surface: 'flat' }
  const round = bent(growth.mesh, 4)
  if (round && round.off < 0.6) yield { mesh: round.mesh, surface: 'bent' }
  yield { mesh: growth.mesh, surface: 'mesh' }
}

/** The finders of a picture as it is, as its negative, with noise taken out, with edges made harder. */
export const findersOf = (grey: Grey, dark: boolean) => findFinders(grey, dark, 8)
