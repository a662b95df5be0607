import { afterEach, describe, expect, test } from 'vitest'
import { readAbhaProfile } from './abha-profile.ts'
import { timeoutsOf } from './config.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { Secret } from './secret.ts'

let desk: Desk
afterEach(() => desk.close())

async function start(answer: (call: Heard, count: number) => Reply, options: Parameters<typeof startDesk>[1] = {}) {
  desk = await startDesk(answer, options)
}

const profile = readAbhaProfile({
  ABHANumber: '91-1234-5678-9012',
  preferredAbhaAddress: 'sita@sbx',
  name: 'Sita Devi',
  gender: 'F',
  dob: '26-06-1999',
  mobile: '******3210',
  districtName: 'JALGAON',
})
const share = (change = {}) =>
  desk.abdm.share({ phrToken: new Secret('phr-token'), profile, mobile: '9876543210', hipId: 'IN3410000260', counterId: 'OPD1', ...change })
const refused = (code: string, status = 400) => ({ status, json: { error: { code, message: 'no' } } })

test('a share names the service and the person, and says when and by which id it went', async () => {
  await start(() => ({ status: 202 }))
  const shared = await share()
  const { method, path, headers, body } = desk.last()
  expect(`${method} ${path}`).toBe('POST /api/hiecm/patient-share/v3/share')
  expect(headers).toMatchObject({ 'x-hiu-id': 'IN0000000001', 'x-auth-token': 'phr-token', 'x-cm-id': 'sbx', authorization: 'Bearer access-1' })
  expect(body.metaData.context).toBe('OPD1')
  expect(body.profile.patient).toMatchObject({ phoneNumber: '9876543210', address: { line: null, district: 'JALGAON' } })
  expect(shared).toEqual({ ok: true, value: { requestId: headers['request-id'], at: desk.clock.now, acceptance: 'accepted' } })
})

test('its time-out is never under 35 seconds', async () => {
  await start(() => ({ status: 202 }))
  expect(timeoutsOf({ ...desk.config, timeouts: { shareMs: 1_000 } }).shareMs).toBe(35_000)
  expect(timeoutsOf({ ...desk.config, timeouts: { shareMs: 50_000 } }).shareMs).toBe(50_000)
})

describe('no answer is not a refusal: the hospital may hold the profile already', () => {
  test.each([
    ['408', { status: 408, json: { error: { code: 'ABDM-1007', message: 'timeout' } } }, 'noAnswer'],
    ['408, empty', { status: 408 }, 'noAnswer'],
    ['the hospital did not acknowledge', refused('ABDM-1402'), 'noAnswer'],
    ['the line broke', 'reset', 'noAnswer'],
    ['some page', { text: '<html>welcome</html>', type: 'text/html' }, 'noAnswer'],
    ['shared already', refused('ABDM-1087'), 'duplicate'],
  ] as [string, Reply, string][])('%s', async (_, reply, acceptance) => {
    await start(() => reply)
    expect(await share()).toMatchObject({ ok: true, value: { acceptance } })
    expect(desk.heard).toHaveLength(1)
  })
})

describe('a refusal is one, and nothing is sent again', () => {
  test.each([
    [refused('ABDM-1028'), 'hospitalRefused'],
    [refused('ABDM-1035'), 'facilityNotFound'],
    [refused('ABDM-1086'), 'unexpected'],
    [{ status: 403, text: 'Access Denied', type: 'text/plain' }, 'notPermitted'],
    [refused('ABDM-2402'), 'clockWrong'],
    [{ status: 429, json: { error: { code: 'ABDM-1022' } } }, 'tooManyRequests'],
  ] as [Reply, string][])('%j: %s', async (reply, reason) => {
    await start(() => reply)
    expect(await share()).toMatchObject({ ok: false, error: { reason } })
    expect(desk.heard).toHaveLength(1)
  })
})

test.each([502, 503, 504])('a gateway that gives up (%i) says nothing about the hospital: no answer, and never a second share', async status => {
  await start(() => ({ status, json: { code: 'ABDM-1024' } }))
  expect(await share()).toMatchObject({ ok: true, value: { acceptance: 'noAnswer' } })
  expect(desk.heard).toHaveLength(1)
})

describe('headers NHA’s files disagree on', () => {
  test.each(['ABDM-1065', 'ABDM-1066', 'ABDM-2401'])('%s: the token is written the other way, once, and so from then on', async code => {
    await start(call => (String(call.headers['x-auth-token']).startsWith('Bearer ') ? { status: 202 } : refused(code, 401)))
    expect(await share()).toMatchObject({ ok: true })
    await share()
    expect(desk.heard.map(call => call.headers['x-auth-token'])).toEqual(['phr-token', 'Bearer phr-token', 'Bearer phr-token'])
    expect(new Set(desk.heard.map(call => call.headers['request-id'])).size).toBe(3)
    expect(desk.abdm.state().headerForms).toEqual({ authToken: 'bearer', hiuId: 'configured' })
  })

  test('the client id where ABDM does not know the service id', async () => {
    await start(call => (call.headers['x-hiu-id'] === 'SBX_000001' ? { status: 202 } : refused('ABDM-1040')))
    expect(await share()).toMatchObject({ ok: true })
    expect(desk.abdm.state().headerForms).toEqual({ authToken: 'bare', hiuId: 'clientId' })
  })

  test('both wrong at once', async () => {
    await start(
      call =>
        call.headers['x-hiu-id'] !== 'SBX_000001'
          ? refused('ABDM-1040')
          : call.headers['x-auth-token'] === 'phr-token'
            ? { status: 202 }
            : refused('ABDM-1065'),
      {
        authTokenStyle: 'bearer',
      },
    )
    expect(await share()).toMatchObject({ ok: true })
    expect(desk.heard).toHaveLength(3)
  })

  test('refused either way, nothing is learned', async () => {
    await start(() => refused('ABDM-1065', 401))
    expect(await share()).toMatchObject({ ok: false, error: { reason: 'sessionExpired', code: 'ABDM-1065' } })
    expect(desk.heard).toHaveLength(2)
    expect(desk.abdm.state().headerForms).toEqual({ authToken: 'bare', hiuId: 'configured' })
  })
})

test('what cannot be shared by the rules does not leave', async () => {
  await start(() => ({ status: 202 }))
  expect(await share({ profile: { ...profile, abhaAddress: null } })).toEqual({
    ok: false,
    error: { reason: 'unexpected', code: 'KIOSK-abhaAddress', status: null },
  })
  const phrToken = new Secret('phr-token')
  phrToken.wipe()
  expect(await share({ phrToken })).toMatchObject({ error: { reason: 'sessionExpired' } })
  expect(desk.heard).toHaveLength(0)
})
