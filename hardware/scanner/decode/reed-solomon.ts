// Reed–Solomon over GF(256) with the polynomial x⁸+x⁴+x³+x²+1, first root α⁰, as QR uses it.

const exp = new Uint8Array(512)
const log = new Uint8Array(256)
for (let i = 0, x = 1; i < 255; i++) {
  exp[i] = x
  exp[i + 255] = x
  log[x] = i
  x <<= 1
  if (x & 256) x ^= 0x11d
}
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : (exp[(log[a] as number) + (log[b] as number)] as number))
const inverse = (a: number) => exp[255 - (log[a] as number)] as number

/** The check codewords for the data. */
export function checkCodewords(data: Uint8Array, check: number): Uint8Array {
  const generator = new Uint8Array(check)
  generator[check - 1] = 1
  for (let i = 0, root = 1; i < check; i++, root = times(root, 2))
    for (let j = 0; j < check; j++) generator[j] = times(generator[j] as number, root) ^ (j + 1 < check ? (generator[j + 1] as number) : 0)
  const rest = new Uint8Array(check)
  for (const codeword of data) {
    const factor = codeword ^ (rest[0] as number)
    rest.copyWithin(0, 1)
    rest[check - 1] = 0
    for (let j = 0; j < check; j++) rest[j] = (rest[j] as number) ^ times(generator[j] as number, factor)
  }
  return rest
}

/**
 * Mends a block in place. `erased` are places whose codeword is not to be trusted: each costs one check codeword, a mistake elsewhere two.
 * The answer is the number of mistakes mended outside the erased places, or null when it cannot be mended (the block is unchanged then).
 */
export function mend(block: Uint8Array, check: number, erased: ArrayLike<number> = []): number | null {
  const size = block.length
  const syndromes = new Uint8Array(check)
  let clean = true
  for (let i = 0; i < check; i++) {
    let value = 0
    for (let j = 0; j < size; j++) value = times(value, exp[i] as number) ^ (block[j] as number)
    syndromes[i] = value
    if (value) clean = false
  }
  if (clean) return 0
  if (erased.length > check) return null

  // Berlekamp–Massey, begun with the polynomial of the erased places.
  let locator = new Uint8Array(check + 1)
  locator[0] = 1
  for (let k = 0; k < erased.length; k++) {
    const x = exp[size - 1 - (erased[k] as number)] as number
    for (let i = k + 1; i > 0; i--) locator[i] = (locator[i] as number) ^ times(locator[i - 1] as number, x)
  }
  const old: Uint8Array<ArrayBuffer> = locator.slice()
  let length = erased.length
  for (let n = erased.length; n < check; n++) {
    let delta = 0
    for (let i = 0; i <= length; i++) delta ^= times(locator[i] as number, n - i >= 0 ? (syndromes[n - i] as number) : 0)
    // x · old
    old.copyWithin(1, 0, check)
    old[0] = 0
    if (delta === 0) continue
    const next = locator.slice()
    for (let i = 0; i <= check; i++) next[i] = (next[i] as number) ^ times(delta, old[i] as number)
    if (2 * length <= n + erased.length) {
      const by = inverse(delta)
      for (let i = 0; i <= check; i++) old[i] = times(locator[i] as number, by)
      length = n + erased.length + 1 - length
    }
    locator = next
  }
  let degree = check
  while (degree > 0 && locator[degree] === 0) degree--
  if (degree !== length || 2 * (length - erased.length) + erased.length > check) return null

  // Chien's search
  const places: number[] = []
  for (let j = 0; j < size; j++) {
    const x = exp[(255 - (size - 1 - j)) % 255] as number
    let value = 0
    for (let i = degree; i >= 0; i--) value = times(value, x) ^ (locator[i] as number)
    if (value === 0) places.push(j)
  }
  if (places.length !== degree) return null

  // Forney's values
  const evaluator = new Uint8Array(check)
  for (let i = 0; i < check; i++)
    for (let j = 0; j <= i && j <= degree; j++) evaluator[i] = (evaluator[i] as number) ^ times(syndromes[i - j] as number, locator[j] as number)
  const values = places.map(place => {
    const x = exp[size - 1 - place] as number
    const by = inverse(x)
    let top = 0
    for (let i = check - 1; i >= 0; i--) top = times(top, by) ^ (evaluator[i] as number)
    let bottom = 0
    for (let i = degree - (degree % 2 === 0 ? 1 : 0); i > 0; i -= 2) bottom = times(bottom, times(by, by)) ^ (locator[i] as number)
    return bottom === 0 ? null : times(x, times(top, inverse(bottom)))
  })
  if (values.includes(null)) return null
  let mistakes = 0
  const trusted = new Set(Array.from(erased))
  places.forEach((place, i) => {
    const value = values[i] as number
    block[place] = (block[place] as number) ^ value
    if (value !== 0 && !trusted.has(place)) mistakes++
  })
  return mistakes
}
