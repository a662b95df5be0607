import { inspect } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { createAbdm } from './abdm.ts'
import { type Desk, type Heard, type Reply, startDesk } from './scripted-desk.ts'
import { Secret } from './secret.ts'

const aadhaar = '234123412346'
const otp = '482913'
const name = 'Sita Devi'

let desk: Desk
afterEach(async () => {
  await desk.close()
  vi.restoreAllMocks()
})

/** Answers that throw back everything they may have been told, in every place there is. */
const echoes: [string, Reply | ((call: Heard) => Reply)][] = [
  ['wrapped', { status: 400, json: { error: { code: `ABDM-${aadhaar}`, message: `${name} ${otp} ${aadhaar}` } } }],
  ['field-keyed', { status: 400, json: { loginId: `Invalid ${aadhaar}`, [otp]: otp, [name]: name } }],
  ['a code as code', { status: 400, json: { code: otp, message: otp } }],
  ['half a JSON', { status: 200, text: `{"name":"${name}","aadhaar":${aadhaar}` }],
  ['a page', { status: 500, text: `<html>${name} ${aadhaar} ${otp}</html>`, type: 'text/html' }],
  ['failed inside a 200', { json: { authResult: 'failed', message: `${otp} is wrong for ${name}` } }],
  ['the request itself', call => ({ status: 422, text: call.text })],
  ['a broken line', 'reset'],
  ['silence', 'hang'],
]

test.each(echoes)('ABDM answers with %s: no number, code or name comes back out, is thrown or written', async (_, reply) => {
  const written: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation(chunk => {
      written.push(String(chunk))
      return true
    })
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void written.push(inspect(said)))

  desk = await startDesk(call => (typeof reply === 'function' ? reply(call) : reply))
  const profileKey = await desk.abdm.encryptors.profile()
  const phrKey = await desk.abdm.encryptors.phr()
  if (!profileKey.ok || !phrKey.ok) throw new Error('no keys')
  const [number, code] = [profileKey.value(aadhaar), profileKey.value(otp)]
  const hurried = { pollMs: 20, tokenWaitMs: 20, ...(reply === 'hang' ? { requestMs: 60, logoutMs: 60 } : {}) }
  const abdm = createAbdm({ ...desk.config, timeouts: hurried }, desk.deps)
  const { enrolment, login, phrLogin, profile, tokens } = abdm
  const userTokens = () => ({ token: new Secret('x-token'), family: 'abha' as const, expiresAt: new Date() })
  const outcomes: unknown[] = []
  const keep = async (result: Promise<unknown>) => void outcomes.push(await result.catch((thrown: unknown) => thrown))

  await keep(enrolment.requestAadhaarOtp({ aadhaar: number }))
  await keep(enrolment.enrolByAadhaar({ txnId: 't', otp: code, mobile: '9876543210' }))
  await keep(enrolment.verifyMobile({ txnId: 't', otp: code }))
  await keep(login.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: number }))
  await keep(login.verify({ by: 'mobile', via: 'abdm', txnId: 't', otp: code }))
  await keep(login.logout(userTokens()))
  await keep(phrLogin.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: phrKey.value(aadhaar) }))
  await keep(phrLogin.verify({ by: 'aadhaar', via: 'aadhaar', txnId: 't', otp: phrKey.value(otp) }))
  await keep(profile.card(userTokens()))
  await keep(tokens.waitFor({ phrToken: new Secret('p-token'), hipId: 'IN1', counterId: '1', since: desk.clock.now, requestId: 'r1' }))
  await abdm.close()
  vi.restoreAllMocks()

  const failures = outcomes.filter(outcome => typeof outcome === 'object' && outcome !== null && 'error' in outcome)
  expect(failures.length).toBeGreaterThanOrEqual(8)
  const shown = inspect(outcomes, { depth: 20, showHidden: true }) + JSON.stringify(outcomes) + written.join('')
  for (const secret of [aadhaar, otp, name, 'x-token', 'p-token']) expect(shown).not.toContain(secret)
  for (const outcome of outcomes) expect(outcome).not.toBeInstanceOf(Error)

  // And nothing of it went over the wire in the open.
  for (const call of desk.heard)
    for (const secret of [aadhaar, otp]) expect(call.text + call.path + call.query + inspect(call.headers)).not.toContain(secret)
})
