import { expect, test } from 'vitest'
import { err, type QueueToken, type Reason, Secret, type TokenWait } from '../abdm/index.ts'
import { heldClock } from './clock.fixture.ts'
import { configSchema } from './config.ts'
import { createNumberWait } from './late-number.ts'

const number: QueueToken = { tokenNumber: '12', counterId: '2', expiresInSeconds: 1800, issuedAt: null, hipName: null, again: false }
const minute = 60_000

/** A hospital that answers at `answersAt` (ms after the share), or says `says` instead; what it was asked with. */
function hospital({ relay = false, answersAt = Number.POSITIVE_INFINITY, says = 'hospitalSilent' as Reason, lookOnSeconds = 300 } = {}) {
  const clock = heldClock()
  const asked: { atMs: number; withToken: boolean }[] = []
  const config = configSchema.shape
  const wait = createNumberWait({
    clock,
    config: {
      facility: { hipId: 'IN2210000123' },
      times: config.times.parse({}),
      abdm: { tokens: { poll: true, relay: relay ? { url: 'https://relay.example', bridgeUrl: null } : null, lookOnSeconds } },
    } as never,
    abdm: {
      tokens: {
        waitFor: ({ phrToken, forMs = 0, signal }: TokenWait) =>
          new Promise(resolve => {
            const now = clock.now().getTime()
            asked.push({ atMs: now, withToken: !phrToken.wiped })
            const failed = () => resolve(err({ reason: says, code: null, status: null }))
            const comes = answersAt <= now + forMs && (relay || !phrToken.wiped)
            if (comes) clock.after(Math.max(0, answersAt - now), () => resolve({ ok: true, value: number }))
            else if (says === 'hospitalSilent') clock.after(forMs, failed)
            else failed()
            signal?.addEventListener('abort', failed)
          }),
      },
    },
  })
  const share = { requestId: 'r', counterId: '2', at: clock.now(), acceptLiving: false }
  const token = new Secret('of the person')
  let releasedAt: number | null = null
  const answer = wait.waitFor(share, token, () => {
    expect(releasedAt).toBeNull()
    releasedAt = clock.now().getTime()
    token.wipe()
  })
  /** time passes in seconds, and what waits for a promise gets its turn */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1000) {
      clock.pass(1000)
      for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    }
  }
  return { wait, share, answer, pass, asked, releasedAt: () => releasedAt, clock }
}

test('a number that comes while the screen waits: the token is let go at once', async () => {
  const { answer, pass, releasedAt, asked } = hospital({ answersAt: 3000 })
  await pass(5000)
  expect(await answer).toMatchObject({ ok: true, value: { tokenNumber: '12' } })
  expect(releasedAt()).toBe(3000)
  expect(asked).toHaveLength(1)
})

test('without a relay the person’s token asks every ten seconds for five minutes, and is then let go', async () => {
  const { answer, pass, releasedAt, asked } = hospital()
  await pass(6 * minute)
  expect(await answer).toMatchObject({ ok: false, error: { reason: 'hospitalSilent' } })
  // the pretend time runs in whole seconds
  expect(releasedAt()).toBeGreaterThanOrEqual(5 * minute)
  expect(releasedAt()).toBeLessThan(5 * minute + 10_000)
  expect(asked.every(({ withToken }) => withToken)).toBe(true)
  expect(asked.map(({ atMs }) => atMs).slice(0, 2)).toEqual([0, 45_000])
  expect(asked.length).toBeGreaterThan(20)
})

test('without a relay a number of the fourth minute is heard, and the token let go with it', async () => {
  const { answer, pass, releasedAt } = hospital({ answersAt: 3.5 * minute })
  await pass(4 * minute)
  expect(await answer).toMatchObject({ ok: true })
  expect(releasedAt()).toBeLessThan(3.5 * minute + 11_000)
})

test('with a relay the token goes when the call itself is over, and the number is heard for half an hour without it', async () => {
  const { answer, pass, releasedAt, asked } = hospital({ relay: true, answersAt: 29 * minute })
  await pass(29 * minute + 1000)
  expect(await answer).toMatchObject({ ok: true })
  expect(releasedAt()).toBe(35_000)
  expect(asked.map(({ withToken }) => withToken)).toEqual([true, false])
})

test('what would be refused each time is not asked again', async () => {
  for (const says of ['sessionExpired', 'notPermitted', 'hospitalRefused'] as const) {
    const { answer, pass, releasedAt, asked } = hospital({ says })
    await pass(minute)
    expect(await answer).toMatchObject({ ok: false, error: { reason: says } })
    expect(releasedAt()).toBeLessThanOrEqual(1000)
    expect(asked).toHaveLength(1)
  }
})

test('a network that fails meanwhile is no end', async () => {
  const { pass, asked } = hospital({ says: 'network' })
  await pass(2 * minute)
  expect(asked.length).toBeGreaterThan(5)
})

test('the machine is switched off: every wait ends, every token is let go, and nothing is taken for an answer', async () => {
  const { wait, answer, pass, releasedAt, clock } = hospital()
  await pass(minute)
  await wait.stop()
  expect(await answer).toBe('stopped')
  expect(releasedAt()).toBe(minute)
  expect(clock.waiting()).toBe(0)
})

test('after a start a share is asked for through the relay alone, until its half hour is over', async () => {
  const { wait, share, pass } = hospital({ relay: true, answersAt: 10 * minute })
  await pass(5 * minute)
  const answer = wait.goOn(share)
  await pass(6 * minute)
  expect(await answer).toMatchObject({ ok: true })
  await pass(20 * minute)
  expect(wait.goOn(share)).toBeNull()
  expect(hospital().wait.goOn(share)).toBeNull()
})
