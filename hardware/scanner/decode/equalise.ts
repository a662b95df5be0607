import type { Beliefs } from './message.ts'
import { solve } from './surface.ts'
import type { QrSymbol } from './symbol.ts'

/**
 * Blurred modules run into their neighbours. How they do is learnt from the modules every symbol has (finders, timing lines, alignment patterns)
 * and from those believed most; then the pattern of black and white is sought that, blurred so, looks most like the picture.
 * `reach` is how many modules each way a module's ink spreads. The answer says of each module how much worse its opposite would look.
 */
export function* equalise({ count, fixed }: QrSymbol, beliefs: Beliefs, reach: number, rounds = 3): Generator<void, Beliefs> {
  const side = 2 * reach + 1
  const taps = side * side
  // A white frame around it: the quiet zone.
  const wide = count + 2 * reach
  const ink = new Float32Array(wide * wide).fill(-1)
  /** 1 where the picture was looked at; of the frame around it nothing is known */
  const seen = new Uint8Array(wide * wide)
  const inkAt = (at: number) => (Math.floor(at / count) + reach) * wide + (at % count) + reach
  const soft = Float32Array.from(beliefs, belief => Math.max(-1.6, Math.min(1.6, belief)))
  const steps = Int32Array.from({ length: taps }, (_, k) => (Math.floor(k / side) - reach) * wide + (k % side) - reach)
  for (let at = 0; at < soft.length; at++) {
    const value = fixed[at] === 2 ? ((soft[at] as number) > 0 ? 1 : -1) : fixed[at] === 1 ? 1 : -1
    ink[inkAt(at)] = value
    seen[inkAt(at)] = 1
  }
  const kernel = new Float64Array(taps + 1)
  const out = new Float32Array(soft.length)
  for (let round = 0; round < rounds; round++) {
    if (!learn(round)) return beliefs
    yield
    if (round === 0) wiener()
    settle()
    yield
  }
  return out

  /** Fits the kernel and a constant to all modules, those that are certain counting more. */
  function learn(round: number): boolean {
    const n = taps + 1
    const a = new Float64Array(n * n)
    const b = new Float64Array(n)
    const row = new Float64Array(n)
    row[taps] = 1
    for (let at = 0; at < soft.length; at++) {
      // A module's grey tells of the kernel when it and all around it are known.
      const middle = inkAt(at)
      let known = 1
      if (round === 0) {
        const x = at % count
        const y = (at - x) / count
        for (let dy = -reach; dy <= reach; dy++)
          for (let dx = -reach; dx <= reach; dx++) {
            const i = x + dx
            const j = y + dy
            if (i < 0 || j < 0 || i >= count || j >= count) continue
            if (fixed[j * count + i] === 2) known *= dx === 0 && dy === 0 ? 0.6 : 0.8
          }
      }
      const weight = round === 0 ? Math.max(known, 0.02) : 1
      for (let k = 0; k < taps; k++) row[k] = ink[middle + (steps[k] as number)] as number
      for (let r = 0; r < n; r++) {
        const wr = weight * (row[r] as number)
        for (let c = 0; c < n; c++) a[r * n + c] = (a[r * n + c] as number) + wr * (row[c] as number)
        b[r] = (b[r] as number) + wr * (soft[at] as number)
      }
    }
    for (let k = 0; k < taps; k++) a[k * n + k] = (a[k * n + k] as number) + soft.length * 0.003
    a[taps * n + taps] = (a[taps * n + taps] as number) + 1e-6
    if (!solve(a, b, n, 1)) return false
    kernel.set(b)
    return true
  }

  /** A first guess by steepest descent without whole values: what the blur took is given back, as far as noise allows. */
  function wiener() {
    const guess = ink.slice()
    const lost = new Float32Array(wide * wide)
    let strength = 0
    for (let k = 0; k < taps; k++) strength += Math.abs(kernel[k] as number)
    const rate = 1 / (strength * strength)
    for (let round = 0; round < 12; round++) {
      lost.fill(0)
      for (let at = 0; at < soft.length; at++) {
        const middle = inkAt(at)
        let value = kernel[taps] as number
        for (let k = 0; k < taps; k++) value += (kernel[k] as number) * (guess[middle + (steps[k] as number)] as number)
        lost[middle] = (soft[at] as number) - value
      }
      for (let at = 0; at < soft.length; at++) {
        if (fixed[at] !== 2) continue
        const middle = inkAt(at)
        let push = 0
        for (let k = 0; k < taps; k++) push += (kernel[k] as number) * (lost[middle - (steps[k] as number)] as number)
        guess[middle] = Math.max(-1.2, Math.min(1.2, (guess[middle] as number) + rate * push))
      }
    }
    for (let at = 0; at < soft.length; at++) if (fixed[at] === 2) ink[inkAt(at)] = (guess[inkAt(at)] as number) > 0 ? 1 : -1
  }

  /** Turns modules round as long as that makes the picture likelier; then says how much each one matters. */
  function settle() {
    const lost = new Float32Array(wide * wide)
    let energy = 0
    for (const square of kernel.subarray(0, taps)) energy += square * square
    const expectation = () => {
      for (let at = 0; at < soft.length; at++) {
        const middle = inkAt(at)
        let value = kernel[taps] as number
        for (let k = 0; k < taps; k++) value += (kernel[k] as number) * (ink[middle + (steps[k] as number)] as number)
        lost[middle] = (soft[at] as number) - value
      }
    }
    /** What turning this module round adds to the squares of what is lost, over the whole picture. */
    const cost = (at: number) => {
      const middle = inkAt(at)
      const by = -2 * (ink[middle] as number)
      let product = 0
      for (let k = 0; k < taps; k++) product += (kernel[k] as number) * (lost[middle - (steps[k] as number)] as number)
      return by * by * energy - 2 * by * product
    }
    expectation()
    for (let sweep = 0; sweep < 12; sweep++) {
      let turned = 0
      for (let at = 0; at < soft.length; at++) {
        if (fixed[at] !== 2 || cost(at) >= -1e-6) continue
        const middle = inkAt(at)
        const by = -2 * (ink[middle] as number)
        ink[middle] = (ink[middle] as number) + by
        for (let k = 0; k < taps; k++) {
          const there = middle - (steps[k] as number)
          if (seen[there]) lost[there] = (lost[there] as number) - by * (kernel[k] as number)
        }
        turned++
      }
      if (turned === 0) break
    }
    for (let at = 0; at < soft.length; at++) out[at] = ((ink[inkAt(at)] as number) * Math.max(0.01, cost(at))) / (4 * energy)
  }
}
