import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { encodeSlip } from '../../hardware/printer/encoder.ts'
import { numbered } from './wire.fixture.ts'

test('a thousand slips drawn and said take no more memory than the first hundred', { timeout: 120_000 }, async () => {
  const print = async (times: number) => {
    for (let number = 0; number < times; number++) {
      encodeSlip(numbered(number), 576, usualCapabilities)
      // pictures outside JavaScript's memory are let go between two turns of the event loop
      await turn()
    }
    return process.memoryUsage.rss() / 1e6
  }
  const early = await print(150)
  // Skia's caches and the collector's moods are worth some tens of megabytes; a leak of one slip's picture would be a thousand
  expect((await print(1000)) - early).toBeLessThan(150)
})
