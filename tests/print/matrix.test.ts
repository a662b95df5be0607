import { expect, test } from 'vitest'
import { type Run, run, tricks } from './matrix.fixture.ts'
import { startWire, wires } from './wire.fixture.ts'

// more of them, and others: MATRIX_RUNS=20000 MATRIX_SEED=5000
const runs = Number(process.env.MATRIX_RUNS ?? 1000)

test(`${runs} random runs over three wires: what we say of each slip is what lies on paper, and no slip comes twice`, {
  timeout: 240 * runs,
}, async () => {
  const first = Number(process.env.MATRIX_SEED ?? 1)
  const done: Run[] = []
  let next = first
  // they wait for answers most of the time
  const lines = Array.from({ length: 18 }, async (_, index) => {
    const kind = wires[index % wires.length] ?? 'tcp'
    const wire = await startWire(kind, { width: 384, bufferBytes: index % 2 ? 2048 : 65_536 })
    while (next < first + runs) done.push(await run(wire, kind, next++))
    await wire.close()
  })
  await Promise.all(lines)
  expect(done.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(done).toHaveLength(runs)
  // a matrix in which nothing ever goes wrong, or all does, proves nothing
  const outcomes = done.flatMap(one => one.outcomes)
  for (const wanted of ['printed', 'notPrinted', 'unknown'])
    expect(outcomes.filter(({ outcome }) => outcome === wanted).length).toBeGreaterThan(runs / 20)
  expect(new Set(done.map(({ trick }) => trick)).size).toBe(Object.keys(tricks).length)
})
