import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, until } from '../caller.fixture.ts'
import { SHARE_FAULTS } from '../world/switches.ts'
import { INDRAVATI, sharedProfile } from './profile.fixture.ts'

let abdm: Caller
let bridge: FastifyInstance
const heard: { headers: Record<string, unknown>; body: { acknowledgement?: { profile?: { tokenNumber?: string } } } }[] = []
beforeAll(async () => {
  abdm = await caller()
  bridge = fastify()
  bridge.post('/api/v3/hiu/patient/on-share', (request, reply) => {
    heard.push({ headers: request.headers, body: request.body as object })
    return reply.code(200).send()
  })
  await abdm.call('PATCH', '/api/hiecm/gateway/v3/bridge/url', { body: { url: await bridge.listen({ port: 0, host: '127.0.0.1' }) } })
})
afterEach(async () => {
  await abdm.dock.reset()
  heard.length = 0
})
afterAll(async () => {
  await abdm.close()
  await bridge.close()
})

/** as little as a kiosk may send, the day with a zero before it */
const profile = (context = '1', meta: object = {}) => {
  const { line, pincode } = INDRAVATI.address
  return sharedProfile(context, { abhaNumber: undefined, dayOfBirth: '05', address: { line, pincode } }, meta)
}
const login = () => abdm.xToken('91-1333-3000-0117', '9000033333')
const share = async (body: object = profile()) => abdm.share(await login(), body)
const callback = () => until(async () => heard[0])
const toHospital = async () => (await abdm.dock.traffic({ path: '/hospital/api/v3/hip/patient/share' })).slice(-1)[0]

describe('every error of abdm-v3 f.7', () => {
  const codes = SHARE_FAULTS.filter(code => code !== 'off')
  const published: Record<string, number> = {
    '1001': 404,
    '1006': 400,
    '1007': 408,
    '1022': 429,
    '1024': 503,
    '900900': 500,
    '900901': 401,
    accessDenied: 403,
  }

  it('is answered to a share and to the list of tokens, with the status NHA publishes; others take turns', async () => {
    const token = await login()
    for (const code of codes) {
      await abdm.dock.set('shareFault', code)
      await abdm.dock.set('tokenDetailsFault', code)
      for (const answer of [await abdm.share(token, profile()), await abdm.tokenDetails(token)]) {
        const said = answer.body.error?.code ?? answer.body.code ?? answer.body
        expect(said).toBe(code === 'accessDenied' ? 'Access Denied' : code.startsWith('9009') ? code : `ABDM-${code}`)
        expect([code, answer.status]).toEqual([code, published[code] ?? answer.status])
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
    }
  })

  it('1024 is flat, and an unpublished status takes turns', async () => {
    await abdm.dock.set('shareFault', '1024')
    expect((await share()).body).toEqual({ code: 'ABDM-1024', message: 'Dependent service unavailable' })
    await abdm.dock.set('shareFault', '1018')
    expect([(await share()).status, (await share()).status]).toEqual([500, 503])
  })

  it('corrections 7: after 408 the hospital has the profile all the same, and its number comes', async () => {
    await abdm.dock.set('shareFault', '1007')
    const token = await login()
    expect((await abdm.share(token, profile())).status).toBe(408)
    expect((await until(async () => ((await abdm.tokenDetails(token)).status === 200 ? abdm.tokenDetails(token) : null))).body[0].tokenNumber).toBe(
      '42',
    )
  })
})

describe('what the hospital gets (abdm-v3 f.5)', () => {
  it('coordinates as text, no ABHA number as null, the rest as it was sent; signed and with its own id', async () => {
    await share(profile('1', { latitude: 19.07, longitude: '82.02' }))
    const call = await toHospital()
    const body = JSON.parse(call?.request.body ?? '')
    expect(body.metaData).toMatchObject({ latitude: '19.07', longitude: '82.02' })
    expect(body.profile.patient).toEqual({ ...profile().profile.patient, abhaNumber: null })
    expect(call?.request.headers).toMatchObject({ 'x-hip-id': 'IN2210000123', authorization: expect.stringMatching(/^Bearer ey/) })
  })

  it('the same share twice is one number', async () => {
    await abdm.dock.set('hospitalHearsTwice', true)
    await share()
    await callback()
    await until(async () => (await abdm.dock.traffic({ path: '/hospital/' })).length >= 2)
    expect((await abdm.dock.queue())[0]?.tokens.length).toBe(1)
  })

  it("a neighbour's hospital cannot be reached, an unknown one is no hospital (1401, 1035)", async () => {
    expect((await share(profile('1', { hipId: 'IN2210000456' }))).body.error.code).toBe('ABDM-1401')
    expect((await share(profile('1', { hipId: 'IN0000000000' }))).body.error.code).toBe('ABDM-1035')
  })

  it("the birth parts must be the owner's, with or without a zero before them", async () => {
    const other = profile()
    Object.assign(other.profile.patient, { dayOfBirth: '6' })
    expect((await share(other)).body.error.code).toBe('ABDM-1086')
  })
})

describe('what the kiosk must not lean on', () => {
  it('f.3: the body of the 202', async () => {
    const heard = []
    for (const kind of ['empty', 'text', 'json'] as const) {
      await abdm.dock.set('shareAnswerBody', kind)
      const { status, body } = await share()
      heard.push([status, body])
    }
    expect(heard).toEqual([
      [202, ''],
      [202, 'Accepted'],
      [202, { status: 'ACCEPTED' }],
    ])
  })

  it('f.3, corrections 19: whether X-HIU-ID is the service id or the client id', async () => {
    const status = async (id: string) => (await abdm.share(await login(), profile(), { 'x-hiu-id': id })).status
    await abdm.dock.set('hiuIdKind', 'client')
    expect([await status('IN2210009999'), await status('demo-kiosk')]).toEqual([400, 202])
    await abdm.dock.set('hiuIdKind', 'either')
    expect([await status('IN2210009999'), await status('demo-kiosk')]).toEqual([202, 202])
  })

  it('a.3: which code a used REQUEST-ID is refused with', async () => {
    const token = await login()
    const headers = { 'request-id': randomUUID() }
    await abdm.share(token, profile(), headers)
    const codes = []
    for (let index = 0; index < 3; index += 1) codes.push((await abdm.share(token, profile(), headers)).body.error.code)
    expect(codes).toEqual(['ABDM-1064', 'ABDM-2404', 'ABDM-1087'])
  })

  it('f.6: how expiry is written', async () => {
    const written = []
    for (const shape of ['number', 'string', '180', '600', '1799', 'dateTime', 'absent'] as const) {
      await abdm.dock.set('expiryShape', shape)
      heard.length = 0
      await share()
      written.push((await callback()).body.acknowledgement?.profile)
    }
    const expiries = written.map(profile => (profile as { expiry?: unknown } | undefined)?.expiry)
    expect(expiries).toEqual([1800, '1800', 180, 600, '1799', expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), undefined])
  })

  it('f.6: with which word the hospital fails', async () => {
    const said = []
    for (const how of ['failed', 'failure', 'failedAndError', 'error'] as const) {
      await abdm.dock.set('hospitalRefuses', how)
      heard.length = 0
      await share()
      const { acknowledgement, error } = (await callback()).body as { acknowledgement?: { status: string }; error?: object }
      said.push([acknowledgement?.status ?? null, error !== undefined])
    }
    expect(said).toEqual([
      ['FAILED', false],
      ['FAILURE', false],
      ['FAILED', true],
      [null, true],
    ])
  })

  it('f.6, l.14: what who comes back within half an hour gets: the same number, FAILED, or nothing', async () => {
    await share()
    await callback()
    await abdm.dock.set('hospitalRepeat', 'failed')
    heard.length = 0
    await share()
    expect((await callback()).body.acknowledgement).toMatchObject({ status: 'FAILED' })
    await abdm.dock.set('hospitalRepeat', 'silence')
    heard.length = 0
    expect((await share()).status).toBe(202)
    await abdm.dock.set('hospitalRepeat', 'sameToken')
    await share()
    expect((await callback()).body.acknowledgement?.profile?.tokenNumber).toBe('42')
    expect(heard.length).toBe(1)
  })
})

describe('the list of tokens (abdm-v3 f.4)', () => {
  it('wants a limit, gives the newest or the oldest first, and can be late', async () => {
    const token = await login()
    expect(
      (await abdm.call('GET', '/api/hiecm/patient-share/v3/profile/getTokenDetails', { headers: { 'x-auth-token': token } })).body.error.code,
    ).toBe('ABDM-1006')
    for (const counter of ['1', '2']) {
      await abdm.share(token, profile(counter))
      await until(async () => heard.length === Number(counter))
    }
    const counters = async (limit: string) => (await abdm.tokenDetails(token, limit)).body.map((row: { counterCode: string }) => row.counterCode)
    expect([await counters('1'), await counters('-1')]).toEqual([['2'], ['2', '1']])
    await abdm.dock.set('tokenDetailsOrder', 'oldest')
    expect(await counters('1')).toEqual(['1'])
    await abdm.dock.set('tokenDetailsLate', 0.3)
    await abdm.share(token, profile('OPD4'))
    await until(async () => heard.length === 3)
    expect(await counters('-1')).toHaveLength(2)
    await until(async () => (await counters('-1')).length === 3)
  })
})

describe('the callback (abdm-v3 f.4, j)', () => {
  it('can come late, twice, or not at all', async () => {
    await abdm.dock.set('callbackTwice', 'sameId')
    await share()
    await until(async () => heard.length === 2)
    expect(heard[0]?.headers['request-id']).toBe(heard[1]?.headers['request-id'])
    await abdm.dock.set('callbackTwice', 'freshId')
    await share()
    await until(async () => heard.length === 4)
    expect(heard[2]?.headers['request-id']).not.toBe(heard[3]?.headers['request-id'])
    await abdm.dock.set('callbackTwice', 'once')
    await abdm.dock.set('callbackLate', 0.2)
    await share()
    await until(async () => heard.length === 5)
    await abdm.dock.set('callbackOff', true)
    const token = await login()
    await abdm.share(token, profile('2'))
    await until(async () => (await abdm.tokenDetails(token, '-1')).body.length === 4)
    expect(heard.length).toBe(5)
  })

  it('can be forged in six ways, and then names a number nobody gave', async () => {
    const header = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()) as { alg: string; kid: string }
    const seen: Record<string, { alg: string; kid: string } | null> = {}
    for (const how of ['badSignature', 'unknownKid', 'algNone', 'hmac', 'expired', 'unsigned'] as const) {
      await abdm.dock.set('callbackForged', how)
      heard.length = 0
      await share()
      const { headers, body } = await callback()
      seen[how] = headers.authorization === undefined ? null : header(String(headers.authorization).slice(7))
      expect(body.acknowledgement?.profile?.tokenNumber).toBe('666')
    }
    const kid = (await abdm.call('GET', '/api/hiecm/gateway/v3/certs')).body.keys[0].kid
    expect(seen).toMatchObject({
      badSignature: { alg: 'RS256', kid },
      unknownKid: { alg: 'RS256', kid: expect.not.stringContaining('sandbox') },
      algNone: { alg: 'none' },
      hmac: { alg: 'HS256', kid },
      expired: { alg: 'RS256', kid },
      unsigned: null,
    })
  })
})

describe('on-share (abdm-v3 f.6, f.7)', () => {
  it("is the hospital's alone, wants a status it knows, and counts once", async () => {
    await abdm.dock.set('hospitalSilent', true)
    await share()
    const inbound = (await toHospital())?.request.headers['request-id']
    const { accessToken } = (await abdm.session('demo-hospital', 'demo-hospital-secret')).body
    const onShare = (body: object, authorization = `Bearer ${accessToken}`) =>
      abdm.call('POST', '/api/hiecm/patient-share/v3/on-share', { body, headers: { authorization } })
    const response = { requestId: inbound }
    const good = {
      acknowledgement: { status: 'SUCCESS', abhaAddress: 'indravati.kashyap@sbx', profile: { context: '1', tokenNumber: '7' } },
      response,
    }
    const kiosk = (await abdm.session()).body.accessToken
    const answers = [
      await onShare({ acknowledgement: good.acknowledgement }),
      await onShare(good, `Bearer ${kiosk}`),
      await onShare({ acknowledgement: { status: 'DONE' }, response }),
      await onShare({ response }),
      await onShare(good),
      await onShare(good),
    ].map(({ status, body }) => body?.error?.code ?? status)
    expect(answers).toEqual(['ABDM-1052', 'ABDM-1055', 'ABDM-1041', 'ABDM-1041', 202, 'ABDM-1001'])
  })
})
