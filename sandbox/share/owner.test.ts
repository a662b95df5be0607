import fastify from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, until } from '../caller.fixture.ts'
import { INDRAVATI, sharedProfile } from './profile.fixture.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const profile = (patient: object = {}, context = '1') => sharedProfile(context, { abhaNumber: undefined, ...patient })
const place = (address: object) => profile({ address: { ...INDRAVATI.address, ...address } })
const login = () => abdm.xToken('91-1333-3000-0117', '9000033333')
const hospital = async () => `Bearer ${(await abdm.session('demo-hospital', 'demo-hospital-secret')).body.accessToken}`
const said = ({ status, body }: { status: number; body: { error?: { code: string } } | string }) =>
  typeof body === 'string' ? body || status : (body.error?.code ?? status)
const list = (token: string) => until(async () => ((await abdm.tokenDetails(token)).status === 200 ? (await abdm.tokenDetails(token)).body : null))

describe('f.3, corrections 1, 9: the profile is compared with its owner', () => {
  it('address and phone of somebody else are a mismatch', async () => {
    const token = await login()
    const foreign = [
      ...[{ line: 'Ward 3' }, { district: 'SUKMA' }, { state: 'ODISHA' }, { pincode: '494001' }].map(place),
      profile({ phoneNumber: '9000011111' }),
    ]
    for (const body of foreign) expect(said(await abdm.share(token, body))).toBe('ABDM-1086')
    await abdm.dock.set('shareCompared', 'person')
    for (const body of foreign) expect(said(await abdm.share(token, body))).toBe(202)
  })

  it('case, blanks, dropped signs, what is left out and null are none', async () => {
    const token = await login()
    for (const body of [
      place({ line: 'near weekly market  darbha darbha', district: 'Bastar', state: 'chhattisgarh' }),
      profile({ address: { line: INDRAVATI.address.line } }),
      place({ district: null }),
      profile({ phoneNumber: null }),
      profile({ phoneNumber: '+91 9000033333' }),
      profile({ dayOfBirth: null, monthOfBirth: null }),
    ])
      expect(said(await abdm.share(token, body))).toBe(202)
  })

  it('& may have become and, digits of a district may be gone', async () => {
    for (const [number, mobile, patient] of [
      ['91-2110-2000-1106', '9000200011', { abhaAddress: 'chinar.vatti@sbx', name: 'Chinar Vatti' }],
      ['91-2110-2000-1205', '9000200012', { abhaAddress: 'sundari.dugga@sbx', name: 'Sundari Dugga' }],
    ] as const) {
      const token = await abdm.xToken(number, mobile)
      const own = (await abdm.read('/profile/account', { 'x-token': `Bearer ${token}` })).body
      const plain = (text: string) =>
        text
          .replaceAll('&', 'and')
          .replace(/[^A-Za-z ]/g, '')
          .trim()
      const address = { line: own.address, district: plain(own.districtName), state: plain(own.stateName), pincode: own.pincode }
      const birth = { dayOfBirth: own.dayOfBirth, monthOfBirth: own.monthOfBirth, yearOfBirth: own.yearOfBirth }
      expect(said(await abdm.share(token, profile({ ...patient, ...birth, gender: own.gender, address, phoneNumber: mobile })))).toBe(202)
    }
  })
})

describe("corrections 38: a patient's token is the client's who got it", () => {
  it('with another bearer profile calls are 403 Access Denied, and X-HIU-ID is not that client’s', async () => {
    const token = await login()
    const authorization = await hospital()
    const headers = { authorization, 'x-token': `Bearer ${token}` }
    for (const path of ['', '/abha-card', '/qrCode', '/request/logout']) {
      const { status, body } = await abdm.read(`/profile/account${path}`, headers)
      expect([path, status, body]).toEqual([path, 403, 'Access Denied'])
    }
    const codes = [await abdm.share(token, profile(), { authorization }), await abdm.share(token, profile(), { authorization })].map(said)
    expect(codes).toEqual(['ABDM-1040', 'ABDM-1055'])
  })
})

describe('the hospital', () => {
  it('f.5, j: the bridge the hospital registered gets the share; one where nobody answers is 202 and silence (f.7)', async () => {
    const authorization = await hospital()
    const register = (url: string) => abdm.call('PATCH', '/api/hiecm/gateway/v3/bridge/url', { body: { url }, headers: { authorization } })
    const services = async () => (await abdm.call('GET', '/api/hiecm/gateway/v3/bridge-services', { headers: { authorization } })).body.bridge.url
    const own = await services()
    expect(own).toBe(`${abdm.url}/hospital`)
    const heard: Record<string, unknown>[] = []
    const bridge = fastify()
    bridge.post('/hmis/api/v3/hip/patient/share', (request, reply) => {
      heard.push(request.headers)
      return reply.code(202).send()
    })
    const url = `${await bridge.listen({ port: 0, host: '127.0.0.1' })}/hmis`
    await register(url)
    const token = await login()
    expect([said(await abdm.share(token, profile())), heard[0]?.['x-hip-id'], await services()]).toEqual([202, 'IN2210000123', url])
    const acknowledgement = { status: 'SUCCESS', abhaAddress: INDRAVATI.abhaAddress, profile: { context: '1', tokenNumber: 'X7', expiry: 1800 } }
    const body = { acknowledgement, response: { requestId: heard[0]?.['request-id'] } }
    expect((await abdm.call('POST', '/api/hiecm/patient-share/v3/on-share', { body, headers: { authorization } })).status).toBe(202)
    expect((await list(token))[0].tokenNumber).toBe('X7')
    await bridge.close()
    expect([said(await abdm.share(token, profile())), (await list(token)).length]).toEqual([202, 1])
    await register(own)
  })

  it('f.6: an answer to another share, or without a number, is refused; by switch it passes', async () => {
    await abdm.dock.set('hospitalSilent', true)
    const authorization = await hospital()
    await abdm.share(await login(), profile())
    const requestId = (await abdm.dock.traffic({ path: '/hospital/api/v3/hip/patient/share' })).at(-1)?.request.headers['request-id']
    const answer = async (own: object, number: object = {}) => {
      const given = { context: '1', tokenNumber: '7', ...number }
      const acknowledgement = { status: 'SUCCESS', abhaAddress: INDRAVATI.abhaAddress, profile: given, ...own }
      const body = { acknowledgement, response: { requestId } }
      return said(await abdm.call('POST', '/api/hiecm/patient-share/v3/on-share', { body, headers: { authorization } }))
    }
    const wrong = [
      await answer({ profile: undefined }),
      await answer({}, { tokenNumber: undefined }),
      await answer({}, { context: '2' }),
      await answer({ abhaAddress: 'sabri.mandavi88@sbx' }),
    ]
    expect(wrong).toEqual(['ABDM-1041', 'ABDM-1041', 'ABDM-1041', 'ABDM-1043'])
    await abdm.dock.set('onShareRules', 'lax')
    expect(await answer({ profile: undefined })).toBe(202)
  })
})

describe('the queue number (abdm-v3 f.4, f.6, l.3)', () => {
  it('is written plain, with zeros, with letters, as a JSON number', async () => {
    const token = await login()
    const written = []
    for (const [form, context] of [
      ['plain', '3'],
      ['zeros', '2'],
      ['letters', '1'],
      ['number', 'OPD5'],
    ] as const) {
      await abdm.dock.set('tokenNumberForm', form)
      await abdm.share(token, profile({}, context))
      written.push((await until(async () => (await list(token)).find((row: { counterCode: string }) => row.counterCode === context))).tokenNumber)
    }
    expect(written).toEqual(['13', '0007', 'A-42', 100])
  })

  it('stands in the callback where the switch says; expiresIn stays 1800 unless its switch says otherwise', async () => {
    const token = await login()
    await abdm.dock.forgetTraffic()
    await abdm.dock.set('expiryShape', '180')
    const bodies = []
    for (const place of ['profile', 'bare'] as const) {
      await abdm.dock.set('callbackPlace', place)
      await abdm.share(token, profile())
      const read = async () => (await abdm.dock.traffic({ path: '/relay/api/v3/hiu/patient/on-share' })).filter(({ status }) => status === 202)
      bodies.push(JSON.parse((await until(async () => (await read())[bodies.length]))?.request.body ?? ''))
    }
    expect(bodies).toMatchObject([{ profile: { tokenNumber: '42' } }, { tokenNumber: '42', context: '1' }])
    for (const body of bodies) expect(body.acknowledgement).toEqual({ status: 'SUCCESS', abhaAddress: INDRAVATI.abhaAddress })
    expect((await list(token))[0].expiresIn).toBe(1800)
    await abdm.dock.set('tokenDetailsExpiry', 'asHospital')
    expect((await list(token))[0].expiresIn).toBe(180)
  })

  it('and its callback grow older when time is moved forward', async () => {
    const token = await login()
    await abdm.share(token, profile())
    const before = Date.parse((await list(token))[0].dateCreated)
    const kept = async () => {
      const answer = await fetch(`${abdm.url}/relay/v1/callbacks`, { headers: { authorization: 'Bearer demo-relay-secret' } })
      return ((await answer.json()) as { callbacks: unknown[] }).callbacks.length
    }
    await until(async () => (await kept()) === 1)
    await abdm.dock.forward(599)
    expect([Date.parse((await list(token))[0].dateCreated), await kept()]).toEqual([before - 599_000, 1])
    await abdm.dock.forward(61)
    expect(await kept()).toBe(0)
    await abdm.dock.reset()
  })

  it('the relay holds an answer 30 seconds at most, and says so', async () => {
    const ask = (seconds: string) =>
      fetch(`${abdm.url}/relay/v1/callbacks?waitSeconds=${seconds}`, { headers: { authorization: 'Bearer demo-relay-secret' } })
    for (const wrong of ['31', '-1', 'soon']) expect((await ask(wrong)).status).toBe(400)
    expect((await ask('0')).status).toBe(200)
  })
})
