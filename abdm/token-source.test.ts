import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { Secret } from './secret.ts'
import { createTokens, type TokenWait } from './token-source.ts'

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
  desk.abdm.tokens.waitFor({
    phrToken: new Secret('phr-token'),
    hipId: 'IN3410000260',
    counterId: 'OPD1',
    since: desk.clock.now,
    requestId: 'r1',
    ...change,
  })

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
    expect(desk.heard).toHaveLength(13)
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
        const found = await waitFor({ forMs: 1_000 })
        if (found.ok) expect(found.value.tokenNumber).toMatch(/^[^\p{C}]{1,40}$/u)
      }),
      { numRuns: 40 },
    )
  })
})

test('no way to a number is a fault of the config, said at once', async () => {
  await start(() => ({ json: [] }))
  expect(() => createTokens(null, null)).toThrow('no way to a queue number')
})
