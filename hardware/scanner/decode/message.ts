import { mend } from './reed-solomon.ts'
import { blocksOf, eachFormatModule, formatBits, type Level, levels, masked, type QrSymbol } from './symbol.ts'

/**
 * What is believed of each module, row after row: above 0 black, below 0 white, the further the surer (±1 a clean module); 0 is not known.
 */
export type Beliefs = Float32Array

export interface Message {
  level: Level
  mask: number
  /** every module of the mended symbol, 1 black */
  modules: Uint8Array
  /** how well the beliefs agree with the mended symbol: 1 fully, 0 not at all */
  agreement: number
}

/** Below this share of agreement a mended symbol is an accident. */
const leastAgreement = 0.35

/**
 * How unlikely (as a power of two) it must be that noise is mended into a block, and into all blocks of a symbol together:
 * what is given up freely can be mended into anything.
 */
const unlikelyBlock = 16
const unlikelySymbol = 40

/** The level and mask that the beliefs of the format modules speak for, best first, with their share of agreement. */
function formats(symbol: QrSymbol, beliefs: Beliefs): { level: Level; mask: number; agreement: number }[] {
  const all = levels.flatMap(level =>
    Array.from({ length: 8 }, (_, mask) => {
      let sum = 0
      let most = 1e-6
      eachFormatModule(symbol, formatBits(level, mask), (module, value) => {
        const belief = Math.max(-1, Math.min(1, beliefs[module] as number))
        sum += value ? belief : -belief
        most += Math.abs(belief)
      })
      return { level, mask, agreement: sum / most }
    }),
  )
  return all.sort((a, b) => b.agreement - a.agreement)
}

/**
 * Reads the message of a symbol whose modules are believed with more or less certainty: the least certain codewords of each block are given up
 * one after the other until the rest mends them. Null when no block pattern fits, or when the result disagrees with what was seen.
 */
export function readMessage(symbol: QrSymbol, beliefs: Beliefs): Message | null {
  const [first, second] = formats(symbol, beliefs)
  if (!first || first.agreement < 0.5) return null
  const tries = second && second.agreement > first.agreement - 0.25 ? [first, second] : [first]
  for (const { level, mask } of tries) {
    const modules = mendSymbol(symbol, beliefs, level, mask)
    if (!modules) continue
    const agreement = agreementOf(modules, beliefs)
    if (agreement >= leastAgreement) return { level, mask, modules, agreement }
  }
  return null
}

function agreementOf(modules: Uint8Array, beliefs: Beliefs) {
  let sum = 0
  let most = 1e-6
  for (let i = 0; i < modules.length; i++) {
    const belief = Math.max(-1, Math.min(1, beliefs[i] as number))
    sum += modules[i] ? belief : -belief
    most += Math.abs(belief)
  }
  return sum / most
}

function mendSymbol(symbol: QrSymbol, beliefs: Beliefs, level: Level, mask: number): Uint8Array | null {
  const { count, order } = symbol
  const total = order.length >> 3
  const codewords = new Uint8Array(total)
  const sureness = new Float32Array(total)
  for (let i = 0; i < total; i++) {
    let value = 0
    let least = Number.POSITIVE_INFINITY
    let sum = 0
    for (let bit = 0; bit < 8; bit++) {
      const module = order[i * 8 + bit] as number
      const belief = beliefs[module] as number
      const turned = masked(mask, module % count, Math.floor(module / count))
      value = (value << 1) | Number(belief > 0 !== turned)
      const sure = Math.min(1, Math.abs(belief))
      if (sure < least) least = sure
      sum += 1 / (0.05 + sure)
    }
    codewords[i] = value
    // Mostly the weakest bit counts; among equals the number of weak ones.
    sureness[i] = least + 8 / sum
  }

  const { check, places } = blocksOf(symbol, level)
  let proof = 0
  for (const block of places) {
    const mended = mendBlock(block, codewords, sureness, check)
    if (!mended) return null
    proof += mended.proof
    block.forEach((place, i) => {
      codewords[place] = mended.block[i] as number
    })
  }
  if (proof < unlikelySymbol) return null
  return modulesOf(symbol, codewords, level, mask)
}

/** The mended block, and how unlikely (bits) noise would have been mended into one. */
function mendBlock(places: Int32Array, codewords: Uint8Array, sureness: Float32Array, check: number): { block: Uint8Array; proof: number } | null {
  const doubtful = Array.from(places.keys()).sort((a, b) => (sureness[places[a] as number] as number) - (sureness[places[b] as number] as number))
  for (let erasures = 0; 8 * (check - erasures) >= unlikelyBlock; erasures += erasures < 6 ? 3 : 2) {
    const block = Uint8Array.from(places, place => codewords[place] as number)
    const mistakes = mend(block, check, doubtful.slice(0, erasures))
    if (mistakes === null) continue
    const proof = 8 * (check - erasures) - bitsOfMistakes(places.length - erasures, mistakes)
    if (proof >= unlikelyBlock) return { block, proof }
  }
  return null
}

/** log2 of the number of ways in which so many of `size` codewords can be wrong. */
function bitsOfMistakes(size: number, mistakes: number) {
  let bits = 8 * mistakes
  for (let i = 0; i < mistakes; i++) bits += Math.log2((size - i) / (i + 1))
  return bits
}

/** The symbol that carries these codewords. */
function modulesOf(symbol: QrSymbol, codewords: Uint8Array, level: Level, mask: number): Uint8Array {
  const { count, fixed, order } = symbol
  const modules = fixed.map(value => Number(value === 1))
  order.forEach((module, i) => {
    const bit = i >> 3 < codewords.length ? ((codewords[i >> 3] as number) >> (7 - (i & 7))) & 1 : 0
    modules[module] = bit ^ Number(masked(mask, module % count, Math.floor(module / count)))
  })
  eachFormatModule(symbol, formatBits(level, mask), (module, value) => {
    modules[module] = value
  })
  return modules
}
