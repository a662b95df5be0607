import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { Secret } from './secret.ts'
import { createCallbackSource } from './token-callback.ts'
import type { TokenWait } from './token-source.ts'

let desk: Desk
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply, options: Parameters<typeof startDesk>[1] = {}) {
  desk = await startDesk(answer, options)
}

const at = (ms: number) => new Date(desk.clock.now.getTime() + ms).toISOString()
const row = (change = {}) => ({
  id: 1,
  patientId: 'sita@sbx',
  tokenNumber: '0007',
  hipId: 'IN3410000260',
  hipName: 'District Hospital',
  expiresIn: 1800,
  dateCreated: at(500),
  counterCode: 'OPD1',
  ...change,
})
const waitFor = (change: Partial<TokenWait> = {}) =>
  desk.abdm.tokens.waitFor({ phrToken: new Secret('phr-token'), hipId: 'IN3410000260', counterId: 'OPD1', since: desk.clock.now, ...change })

describe('asking', () => {
  test('the number comes as the hospital wrote it', async () => {
    await start((_, count) => (count < 3 ? { status: 404, json: { error: { code: 'ABDM-1001', message: 'No data found' } } } : { json: [row()] }))
    const found = await waitFor()
    expect(found).toMatchObject({
      ok: true,
      value: { tokenNumber: '0007', counterId: 'OPD1', expiresInSeconds: 1800, hipName: 'District Hospital', again: false },
    })
    expect(desk.last()).toMatchObject({
      path: '/api/hiecm/patient-share/v3/profile/getTokenDetails',
      query: '?limit=10',
      headers: { 'x-auth-token': 'phr-token' },
    })
    expect(desk.last().headers['x-hiu-id']).toBeUndefined()
    expect(desk.heard).toHaveLength(3)
  })

  test.each([
    ['another hospital', { hipId: 'IN9999999999' }],
    ['another counter', { counterCode: 'OPD2' }],
    ['no number', { tokenNumber: null }],
    ['an old one that has run out', { dateCreated: '2024-09-11T07:31:02.357Z' }],
    ['no time', { dateCreated: 'soon' }],
  ])('%s is not ours: the hospital is silent', async (_, change) => {
    await start(() => ({ json: [row(change)] }))
    expect(await waitFor()).toEqual({ ok: false, error: { reason: 'hospitalSilent', code: null, status: null } })
    expect(desk.heard).toHaveLength(12)
  })

  test('the newest of several counts', async () => {
    await start(() => ({
      json: [
        row({ tokenNumber: '6', dateCreated: at(-600_000) }),
        row({ tokenNumber: 8, expiresIn: '600' }),
        row({ tokenNumber: '7', dateCreated: at(100) }),
      ],
    }))
    expect(await waitFor()).toMatchObject({ value: { tokenNumber: '8', expiresInSeconds: 600 } })
  })

  test('a number given before and still good is taken when no new one comes', async () => {
    await start(() => ({ json: [row({ dateCreated: at(-600_000) })] }))
    const since = desk.clock.now
    expect(await waitFor({ since })).toMatchObject({ ok: true, value: { tokenNumber: '0007', again: true } })
    expect(desk.heard.length).toBeGreaterThan(5)
  })

  test('the same number entered anew is known as the one given before', async () => {
    await start(() => ({ json: [row({ dateCreated: at(-600_000) }), row(), row({ tokenNumber: '5', dateCreated: at(-900_000) })] }))
    expect(await waitFor()).toMatchObject({ ok: true, value: { tokenNumber: '0007', again: true } })
    expect(desk.heard).toHaveLength(1)
  })

  test('after a duplicate share it is taken at once', async () => {
    await start(() => ({ json: [row({ dateCreated: at(-600_000) })] }))
    expect(await waitFor({ acceptLiving: true })).toMatchObject({ ok: true, value: { again: true } })
    expect(desk.heard).toHaveLength(1)
  })

  test('ABDM’s clock may be behind ours', async () => {
    const behind = 120_000
    await start(() => ({ json: [row({ dateCreated: at(-behind) })], headers: { date: new Date(desk.clock.now.getTime() - behind).toUTCString() } }))
    expect(await waitFor()).toMatchObject({ ok: true, value: { tokenNumber: '0007', again: false } })
    expect(desk.heard).toHaveLength(1)
  })

  test('a broken line in between is no end', async () => {
    await start((_, count) => (count < 4 ? 'reset' : { json: [row()] }))
    expect(await waitFor()).toMatchObject({ ok: true })
  })

  test('a line that stays broken is not the hospital’s silence', async () => {
    await start(() => 'reset')
    expect(await waitFor()).toMatchObject({ ok: false, error: { reason: 'network' } })
  })

  test('a token that is refused is not asked with again', async () => {
    await start(() => ({ status: 401, json: { error: { code: 'ABDM-1065' } } }))
    expect(await waitFor({ forMs: 60_000 })).toMatchObject({ ok: false, error: { reason: 'sessionExpired' } })
    expect(desk.heard).toHaveLength(2) // both ways of writing the header
  })

  test('it ends with the visit', async () => {
    const visit = new AbortController()
    await start(() => {
      visit.abort()
      return { json: [] }
    })
    expect(await waitFor({ signal: visit.signal })).toMatchObject({ ok: false })
    expect(desk.heard).toHaveLength(1)
  })

  test('whatever rows come, nothing throws and a number is something one can print', async () => {
    const field = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null))
    const rows = fc.array(fc.oneof(fc.jsonValue(), fc.record({ tokenNumber: field, expiresIn: field })), { maxLength: 4 })
    let json: unknown = []
    await start(() => ({ json }))
    await fc.assert(
      fc.asyncProperty(rows, async said => {
        json = said.map(entry => (typeof entry === 'object' && entry !== null && 'tokenNumber' in entry ? row(entry) : entry))
        const found = await waitFor({ forMs: 2_500 })
        if (found.ok) expect(found.value.tokenNumber).toMatch(/^[^\p{C}]{1,40}$/u)
      }),
      { numRuns: 40 },
    )
  })
})

describe('hearing', () => {
  const onShare = (change = {}) => ({
    acknowledgement: { status: 'SUCCESS', abhaAddress: 'sita@sbx', profile: { context: 'OPD1', tokenNumber: '43', expiry: '1800' } },
    response: { requestId: 'r1' },
    ...change,
  })
  const source = () => createCallbackSource(desk.config, desk.deps)
  const wait = (): TokenWait => ({ phrToken: new Secret('p'), hipId: 'IN3410000260', counterId: 'OPD1', since: desk.clock.now, requestId: 'r1' })

  test.each([
    ['as published', {}, '43'],
    ['an error beside the success', { error: { code: 'ABDM-9999', message: 'Unknown exception' } }, '43'],
    ['the old place', { acknowledgement: { status: 'SUCCESS', tokenNumber: 5 } }, '5'],
    ['no acknowledgement', { acknowledgement: null, profile: { tokenNumber: 'A-5' } }, 'A-5'],
  ])('%s', async (_, change, tokenNumber) => {
    await start(() => ({ json: [] }))
    const callbacks = source()
    const waiting = callbacks.waitFor(wait())
    expect(callbacks.deliver(onShare(change))).toBe('taken')
    expect(await waiting).toMatchObject({ ok: true, value: { tokenNumber, counterId: 'OPD1' } })
  })

  test.each([
    ['an error alone', { acknowledgement: undefined, error: { code: 'ABDM-1041', message: 'Sita Devi 9876543210' } }, 'ABDM-1041'],
    ['FAILED', { acknowledgement: { status: 'FAILED', profile: { tokenNumber: '43' } } }, null],
    ['FAILURE', { acknowledgement: { status: 'FAILURE' } }, null],
    ['a success without a number', { acknowledgement: { status: 'SUCCESS' } }, null],
  ])('%s is a refusal', async (_, change, code) => {
    await start(() => ({ json: [] }))
    const callbacks = source()
    const waiting = callbacks.waitFor(wait())
    callbacks.deliver(onShare(change))
    expect(await waiting).toEqual({ ok: false, error: { reason: 'hospitalRefused', code, status: null } })
  })

  test('it may come before anybody waits for it', async () => {
    await start(() => ({ json: [] }))
    const callbacks = source()
    expect(callbacks.deliver(onShare())).toBe('kept')
    expect(await callbacks.waitFor(wait())).toMatchObject({ ok: true, value: { tokenNumber: '43' } })
  })

  test('another’s answer is not taken, and nonsense is said to be', async () => {
    await start(() => ({ json: [] }))
    const callbacks = source()
    const stop = new AbortController()
    const waiting = callbacks.waitFor({ ...wait(), signal: stop.signal })
    expect(callbacks.deliver(onShare({ response: { requestId: 'r2' } }))).toBe('kept')
    for (const body of [null, 'x', [], {}, { response: {} }]) expect(callbacks.deliver(body)).toBe('notUnderstood')
    stop.abort()
    expect(await waiting).toMatchObject({ ok: false, error: { reason: 'timeout' } })
  })

  test('kept answers are few and do not stay', async () => {
    await start(() => ({ json: [] }))
    const callbacks = source()
    for (let count = 0; count < 200; count++) callbacks.deliver(onShare({ response: { requestId: `x${count}` } }))
    const stop = new AbortController()
    stop.abort()
    expect(await callbacks.waitFor({ ...wait(), requestId: 'x0', signal: stop.signal })).toMatchObject({ ok: false })
    expect(await callbacks.waitFor({ ...wait(), requestId: 'x199' })).toMatchObject({ ok: true })
  })
})

test('asking and hearing at once: the first answer wins and the other stops', async () => {
  await start((_, count) => {
    if (count === 2)
      desk.abdm.callbacks.deliver({ acknowledgement: { status: 'SUCCESS', profile: { tokenNumber: '9' } }, response: { requestId: 'r1' } })
    return { json: [] }
  })
  expect(await waitFor({ requestId: 'r1' })).toMatchObject({ ok: true, value: { tokenNumber: '9' } })
  const asked = desk.heard.length
  await new Promise(resolve => setTimeout(resolve, 30))
  expect(desk.heard.length - asked).toBeLessThanOrEqual(1)
})
