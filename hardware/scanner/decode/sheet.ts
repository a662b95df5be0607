import { anchored, marksOff } from './anchors.ts'
import { believe, opinions, sample } from './beliefs.ts'
import { equalise } from './equalise.ts'
import { type Finder, findFinders, surest } from './finders.ts'
import type { Grey } from './grey.ts'
import { type Frame, filled, grow, type Mesh, relax, type Seed } from './lattice.ts'
import { type Beliefs, readMessage } from './message.ts'
import { bent, flat } from './surface.ts'
import { type QrSymbol, symbol } from './symbol.ts'
import { type Corners, cornersAmong } from './triples.ts'
import { versionsOf } from './version.ts'

/** What laid the mesh that was read: the known patterns alone (a flat or a bent sheet), a flat or a bent sheet through the modules' edges, or the edges themselves. */
export type Surface = 'anchored' | 'anchored bent' | 'flat' | 'bent' | 'mesh' | 'fine'

export interface Reading {
  symbol: QrSymbol
  /** every module of the mended symbol, 1 black, as it is printed (not as it was mirrored or inverted) */
  modules: Uint8Array
  surface: Surface
  /** how the modules were told black from white, where the usual way did not do */
  opinion: string
}

/** A symbol that was found and could not be read: how well its fixed modules agree with it, and what is believed of its modules. */
export interface Located {
  symbol: QrSymbol
  corners: Corners
  surface: Surface
  mesh: Mesh
  beliefs: Beliefs
  agreement: number
}

/** Below this a mesh lies wrong; above the other it cannot lie better. */
const leastAgreement = 0.25
const sureAgreement = 0.92

/** A sheet that may bend always agrees a little better with a blurred picture: it must be this much better than a flat one. */
const bentGain = 0.03

/** Below this share of sure nodes a mesh lies on something else than modules. */
const leastClearness = 0.3

export interface SheetOptions {
  anchored: boolean
  /** flat, bent and mesh */
  mesh: boolean
  /** other ways to tell black from white */
  opinions: boolean
  equalise: boolean
}

/** How well the beliefs agree with the modules that every symbol of the version has, from −1 to 1. The finders do not count: they were found. */
function fixedAgreement({ fixed, count }: QrSymbol, beliefs: Beliefs): number {
  let sum = 0
  let n = 0
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      const at = j * count + i
      if (fixed[at] === 2 || (i < 8 && (j < 8 || j >= count - 8)) || (i >= count - 8 && j < 8)) continue
      const belief = Math.max(-1, Math.min(1, beliefs[at] as number))
      sum += fixed[at] === 1 ? belief : -belief
      n++
    }
  return sum / n
}

const transposed = (beliefs: Beliefs, count: number): Beliefs =>
  beliefs.map((_, at) => beliefs[(at % count) * count + Math.floor(at / count)] as number)

/** The message of these beliefs, also when the code was seen in a mirror. */
export function readEitherWay(of: QrSymbol, beliefs: Beliefs): Uint8Array | null {
  return (readMessage(of, beliefs) ?? readMessage(of, transposed(beliefs, of.count)))?.modules ?? null
}

/**
 * Reads one symbol on a sheet that may be bent, folded, blurred or partly hidden. It yields after each piece of work, so that
 * whoever runs it can do something more urgent in between.
 */
export function* readSheet(grey: Grey, finders: readonly Finder[], options: SheetOptions): Generator<void, Reading | Located | null> {
  let best: Located | null = null
  for (const corners of cornersAmong(finders, 2)) {
    const versions = yield* versionsOf(grey, corners, 3)
    yield
    let agreed = 0
    for (const version of versions) {
      const of = symbol(version)
      for (const laid of surfaces(grey, of, corners, options)) {
        yield
        if (!laid) continue
        const { mesh, surface } = laid
        const beliefs = believe(sample(grey, mesh), of.count)
        const agreement = fixedAgreement(of, beliefs)
        agreed = Math.max(agreed, agreement)
        if (agreement < leastAgreement) continue
        const modules = readEitherWay(of, beliefs)
        if (modules) return { symbol: of, modules, surface, opinion: '' }
        if (!best || agreement > best.agreement + (surface === 'anchored bent' ? bentGain : 0))
          best = { symbol: of, corners, surface, mesh, beliefs, agreement }
        if (agreement > sureAgreement) break
      }
      // The right version agrees; the wrong ones need not be tried after it.
      if (agreed > 0.75) break
    }
    if (agreed > 0.75) break
  }
  if (!best) return null
  if (options.opinions && best.agreement > 0.5)
    for (const { name, beliefs } of opinions(grey, best.mesh)) {
      yield
      const modules = readEitherWay(best.symbol, beliefs)
      if (modules) return { symbol: best.symbol, modules, surface: best.surface, opinion: name }
    }
  if (options.equalise)
    for (const reach of [1, 2]) {
      yield
      const modules = readEitherWay(best.symbol, yield* equalise(best.symbol, best.beliefs, reach))
      if (modules) return { symbol: best.symbol, modules, surface: best.surface, opinion: `equalised ${reach}` }
    }
  return best
}

function* surfaces(
  grey: Grey,
  of: QrSymbol,
  { corner, right, below }: Corners,
  options: SheetOptions,
): Generator<{ mesh: Mesh; surface: Surface } | undefined> {
  const n = of.count
  const finders: { i: number; j: number; frame: Frame }[] = [
    { i: 3, j: 3, frame: corner },
    { i: n - 4, j: 3, frame: right },
    { i: 3, j: n - 4, frame: below },
  ]
  if (options.anchored)
    for (const shape of ['flat', 'bent'] as const) {
      const mesh = anchored(grey, of, finders, shape)
      if (mesh) yield { mesh, surface: shape === 'flat' ? 'anchored' : 'anchored bent' }
    }
  if (!options.mesh) return
  let seeds: Seed[] = finders.map(finder => ({ ...finder, reach: 3 }))
  for (let growth = 0; growth < 3; growth++) {
    const coarse = yield* grow(grey, n, seeds, 3, 2)
    yield* relax(grey, coarse, 3, 1)
    const mesh = filled(coarse)
    const level = flat(mesh)
    if (level && level.off < 0.6) yield { mesh: level.mesh, surface: 'flat' }
    const round = bent(mesh, 4)
    if (round && round.off < 0.6) yield { mesh: round.mesh, surface: 'bent' }
    yield { mesh, surface: 'mesh' }
    // Where nothing was seen of the modules there is no sheet.
    if (clearness(coarse.mesh) < leastClearness) return
    // A mesh that slipped by a module or two on its way is grown again, from the alignment patterns too.
    const marks = marksOff(grey, of, mesh)
    if (marks.length === 0) break
    seeds = [...seeds.slice(0, finders.length), ...marks]
  }
  // Every module for itself: a fold is sharper than two modules.
  const fine = yield* grow(grey, n, seeds, 2, 1)
  yield* relax(grey, fine, 2, 1)
  yield { mesh: fine.mesh, surface: 'fine' }
}

const clearness = ({ sure }: Mesh) => sure.reduce((sum, each) => sum + each, 0) / sure.length

const mostFinders = 8

/** The finders that one look at a picture shows, and those that the looks before have shown. */
export function* findersOf(grey: Grey, dark: boolean, shown: readonly Finder[]): Generator<void, Finder[]> {
  const found = yield* findFinders(grey, dark, mostFinders)
  return surest([...found, ...shown], mostFinders)
}
