import { createPublicKey, randomUUID, verify } from 'node:crypto'
import fastify from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller, until } from '../caller.fixture.ts'
import { sharedProfile } from './profile.fixture.ts'

let abdm: Caller
beforeAll(async () => {
  abdm = await caller()
})
afterEach(() => abdm.dock.reset())
afterAll(() => abdm.close())

const login = () => abdm.xToken('91-1333-3000-0117', '9000033333')
const row = (token: string) => until(async () => ((await abdm.tokenDetails(token)).status === 200 ? (await abdm.tokenDetails(token)).body[0] : null))
const tokensAt = async (counterId: string) => (await abdm.dock.queue()).find(counter => counter.counterId === counterId)?.tokens ?? []

describe('a profile shared with the hospital (abdm-v3 f.1, f.4, f.6)', () => {
  it('gives a number of that counter, which the list of tokens and the wall of the hospital agree on', async () => {
    const token = await login()
    expect((await abdm.tokenDetails(token)).body.error.code).toBe('ABDM-1001')
    const answer = await abdm.share(token, sharedProfile('2'))
    expect([answer.status, answer.bytes.length]).toEqual([202, 0])
    const got = await row(token)
    expect(got).toMatchObject({ tokenNumber: '7', counterCode: '2', hipId: 'IN2210000123', patientId: 'indravati.kashyap@sbx', expiresIn: 1800 })
    expect(await tokensAt('2')).toMatchObject([{ tokenNumber: '7', initial: 'I' }])
  })

  it('each counter counts for itself and writes in its own way', async () => {
    const token = await login()
    for (const counter of ['3', 'OPD4']) await abdm.share(token, sharedProfile(counter))
    await until(async () => (await abdm.tokenDetails(token)).body.length === 2)
    expect([await tokensAt('3'), await tokensAt('OPD4')]).toMatchObject([[{ tokenNumber: '0013' }], [{ tokenNumber: 'D001' }]])
  })

  it('keeps the number for half an hour, then gives a new one, and begins at 1 the next day', async () => {
    const token = await login()
    const numbers = async () => (await abdm.tokenDetails(token, '-1')).body.map(({ tokenNumber }: { tokenNumber: string }) => tokenNumber)
    await abdm.share(token, sharedProfile('1'))
    await until(async () => (await abdm.tokenDetails(token)).status === 200)
    await abdm.share(token, sharedProfile('1'))
    expect(await until(async () => ((await numbers()).length === 2 ? numbers() : null))).toEqual(['42', '42'])
    await abdm.dock.forward(86_400)
    await abdm.logIn()
    const tomorrow = await login()
    await abdm.share(tomorrow, sharedProfile('1'))
    expect(
      (await until(async () => ((await abdm.tokenDetails(tomorrow, '-1')).body.length === 3 ? abdm.tokenDetails(tomorrow) : null))).body[0]
        .tokenNumber,
    ).toBe('1')
  })

  it('is posted back to a bridge, signed, with the request id of the share', async () => {
    const heard: { headers: Record<string, unknown>; body: Record<string, unknown> }[] = []
    const bridge = fastify()
    bridge.post('/kiosk/api/v3/hiu/patient/on-share', (request, reply) => {
      heard.push({ headers: request.headers, body: request.body as Record<string, unknown> })
      return reply.code(200).send()
    })
    const url = await bridge.listen({ port: 0, host: '127.0.0.1' })
    await abdm.call('PATCH', '/api/hiecm/gateway/v3/bridge/url', { body: { url: `${url}/kiosk` } })
    const token = await login()
    const id = randomUUID()
    await abdm.share(token, sharedProfile('2'), { 'request-id': id })
    const { headers, body } = await until(async () => heard[0])
    await bridge.close()
    expect(body).toEqual({
      acknowledgement: { status: 'SUCCESS', abhaAddress: 'indravati.kashyap@sbx', profile: { context: '2', tokenNumber: '7', expiry: 1800 } },
      response: { requestId: id },
    })
    expect(headers['x-hiu-id']).toBe('IN2210009999')
    const jwt = String(headers.authorization).replace('Bearer ', '')
    const [head = '', claims = '', signature = ''] = jwt.split('.')
    const { alg, kid } = JSON.parse(Buffer.from(head, 'base64url').toString())
    const { keys } = (await abdm.call('GET', '/api/hiecm/gateway/v3/certs')).body
    const key = createPublicKey({ key: keys.find((one: { kid: string }) => one.kid === kid), format: 'jwk' })
    expect([alg, verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))]).toEqual(['RS256', true])
  })
})

describe('the hospital (abdm-v3 f.5, f.6)', () => {
  it('believes only what ABDM signed', async () => {
    const answer = await abdm.call('POST', '/hospital/api/v3/hip/patient/share', {
      body: sharedProfile('1'),
      headers: { authorization: 'Bearer a.b.c', 'x-hip-id': 'IN2210000123' },
    })
    expect(answer.status).toBe(401)
    expect(await tokensAt('1')).toEqual([])
  })

  it('can be silent: 202 and no number', async () => {
    await abdm.dock.set('hospitalSilent', true)
    const token = await login()
    expect((await abdm.share(token, sharedProfile('1'))).status).toBe(202)
    await new Promise(done => setTimeout(done, 200))
    expect((await abdm.tokenDetails(token)).status).toBe(404)
  })

  it('can be slow', async () => {
    await abdm.dock.set('hospitalSlow', 0.3)
    const token = await login()
    await abdm.share(token, sharedProfile('1'))
    expect((await abdm.tokenDetails(token)).status).toBe(404)
    expect((await row(token)).tokenNumber).toBe('42')
  })

  it('can be so slow that ABDM answers 408, and the number comes all the same', async () => {
    await abdm.dock.set('hospitalTimeout', 0.2)
    const token = await login()
    const answer = await abdm.share(token, sharedProfile('1'))
    expect([answer.status, answer.body.error.code]).toEqual([408, 'ABDM-1007'])
    expect((await row(token)).tokenNumber).toBe('42')
  })

  it('can refuse, in two ways, and then no number is in the list', async () => {
    const token = await login()
    for (const how of ['error', 'failed'] as const) {
      await abdm.dock.set('hospitalRefuses', how)
      expect((await abdm.share(token, sharedProfile('1'))).status).toBe(202)
    }
    await new Promise(done => setTimeout(done, 200))
    expect((await abdm.tokenDetails(token)).status).toBe(404)
    expect(await tokensAt('1')).toEqual([])
  })

  it('can be out of reach', async () => {
    await abdm.dock.set('hospitalUnreachable', true)
    const answer = await abdm.share(await login(), sharedProfile('1'))
    expect([answer.status, answer.body.error.code]).toEqual([400, 'ABDM-1028'])
  })

  it('knows its counters: another gives no number', async () => {
    const token = await login()
    expect((await abdm.share(token, sharedProfile('99'))).status).toBe(202)
    await new Promise(done => setTimeout(done, 200))
    expect((await abdm.tokenDetails(token)).status).toBe(404)
  })

  it('can acknowledge and send an error at once: the number counts', async () => {
    await abdm.dock.set('onShareShape', 'both')
    await abdm.dock.set('expiryShape', 'string')
    await abdm.dock.set('tokenDetailsExpiry', 'asHospital')
    const token = await login()
    await abdm.share(token, sharedProfile('1'))
    expect(await row(token)).toMatchObject({ tokenNumber: '42', expiresIn: '1800' })
  })

  it('can call a second share within half an hour a duplicate', async () => {
    await abdm.dock.set('hospitalRepeat', 'duplicate1087')
    const token = await login()
    await abdm.share(token, sharedProfile('1'))
    await row(token)
    expect((await abdm.share(token, sharedProfile('1'))).body.error.code).toBe('ABDM-1087')
  })

  it('stays connected when the kiosk is cut off', async () => {
    await abdm.dock.set('hospitalSlow', 0.2)
    const token = await login()
    await abdm.share(token, sharedProfile('1'))
    await abdm.dock.set('networkCut', true)
    await until(async () => (await tokensAt('1')).length === 1)
    await abdm.dock.set('networkCut', false)
    expect((await row(token)).tokenNumber).toBe('42')
  })
})

describe('a share that is refused (abdm-v3 f.3, f.7)', () => {
  it('because the body breaks a rule', async () => {
    const token = await login()
    const broken = [
      sharedProfile('1', { phoneNumber: '******3333' }),
      sharedProfile('1', { phoneNumber: undefined }),
      sharedProfile('1', { name: 'इन्द्रावती कश्यप' }),
      sharedProfile('1', { yearOfBirth: 1974 }),
      sharedProfile('1', { address: { line: 'Darbha', state: 'Jammu & Kashmir' } }),
      sharedProfile('1', { address: { district: 'BASTAR' } }),
      sharedProfile('1', { abhaAddress: 'indravati.kashyap' }),
      sharedProfile('-1'),
      { ...sharedProfile('1'), metaData: { hipId: 'IN2210000123', context: '1' } },
    ]
    const heard = []
    for (const body of broken) heard.push(await abdm.share(token, body))
    expect(heard.map(({ status, body }) => `${status} ${body.error?.code}`)).toEqual(broken.map(() => '400 ABDM-1006'))
    expect(
      (await abdm.share(token, sharedProfile('1', { phoneNumber: null, dayOfBirth: null, monthOfBirth: null, abhaNumber: undefined }))).status,
    ).toBe(202)
  })

  it('because it is not the profile of the token', async () => {
    const token = await login()
    const codes = []
    for (const patient of [{ abhaAddress: 'sabri.mandavi88@sbx' }, { abhaNumber: '91-1444-4000-0228' }, { name: 'Sabri Mandavi' }])
      codes.push((await abdm.share(token, sharedProfile('1', patient))).body.error.code)
    expect(codes).toEqual(['ABDM-1084', 'ABDM-1085', 'ABDM-1086'])
  })

  it('because of the service id or the hospital id', async () => {
    const token = await login()
    expect((await abdm.share(token, sharedProfile('1'), { 'x-hiu-id': 'demo-kiosk' })).body.error.code).toBe('ABDM-1040')
    const elsewhere = { ...sharedProfile('1'), metaData: { ...sharedProfile('1').metaData, hipId: 'IN3410000260' } }
    expect((await abdm.share(token, elsewhere)).body.error.code).toBe('ABDM-1035')
  })

  it('because X-AUTH-TOKEN is written the other way', async () => {
    const token = await login()
    expect((await abdm.share(`Bearer ${token}`, sharedProfile('1'))).body.error.code).toBe('ABDM-1065')
    await abdm.dock.set('authTokenStyle', 'bearer')
    expect((await abdm.share(token, sharedProfile('1'))).body.error.code).toBe('ABDM-2401')
    expect((await abdm.share(`Bearer ${token}`, sharedProfile('1'))).status).toBe(202)
  })

  it('because a token of the ABHA service is not enough, by switch; the PHR token is', async () => {
    await abdm.dock.set('m1TokenWorksForShare', false)
    expect((await abdm.share(await login(), sharedProfile('1'))).status).toBe(401)
    const scope = ['abha-address-login', 'mobile-verify']
    const { txnId, code } = await abdm.coded('9000033333', () =>
      abdm.abha('/phr/app/login/request/otp', {
        scope,
        loginHint: 'abha-address',
        loginId: abdm.encrypt('indravati.kashyap@sbx', 'phr'),
        otpSystem: 'abdm',
      }),
    )
    const { body } = await abdm.abha('/phr/app/login/verify', {
      scope,
      authData: { authMethods: ['otp'], otp: { txnId, otpValue: abdm.encrypt(code, 'phr') } },
    })
    expect((await abdm.share(body.tokens.token, sharedProfile('1'))).status).toBe(202)
  })

  it('and the list of tokens can be gone', async () => {
    const token = await login()
    await abdm.dock.set('getTokenDetailsOff', true)
    expect([(await abdm.tokenDetails(token)).status, (await abdm.tokenDetails(token)).body.type]).toEqual([404, 'Status report'])
  })

  it('an answer to a share nobody sent is 404', async () => {
    const answer = await abdm.call('POST', '/api/hiecm/patient-share/v3/on-share', {
      body: { acknowledgement: { status: 'SUCCESS' }, response: { requestId: randomUUID() } },
    })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'ABDM-1001'])
  })
})
