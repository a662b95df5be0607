import { type Abdm, type AbhaProfile, createAbdm, nodeDeps, Secret, type UserTokens, urlsAt } from '../../abdm/index.ts'
import { control } from '../../sandbox/control.ts'
import type { TrafficCall } from '../../sandbox/record/recorder.ts'
import { startSandbox } from '../../sandbox/server.ts'
import type { Bench, BenchRow } from '../../scripts/bench.ts'
import { counterId, hipId, value } from '../abdm/abdm-desk.ts'

/** Calls, bytes and time of each journey on a pretended 2G line (64 kbit/s each way, 600 ms there and back). */

interface Hands {
  abdm: Abdm
  code(mobile: string): Promise<string>
}

interface Entered {
  tokens: UserTokens
  profile: AbhaProfile
  mobile: string | null
}

const encrypt = async (abdm: Abdm, text: string) => value(await abdm.encryptors.profile())(text)

async function byMobile({ abdm, code }: Hands): Promise<Entered> {
  const mobile = '9000033333'
  const route = { by: 'mobile', via: 'abdm' } as const
  const sent = value(await abdm.login.requestOtp({ ...route, loginId: await encrypt(abdm, mobile) }))
  const entered = value(await abdm.login.verify({ ...route, txnId: sent.txnId, otp: await encrypt(abdm, await code(mobile)) }))
  if (entered.kind !== 'choose') throw new Error('a choice was expected')
  const [account] = entered.accounts
  const tokens = value(await abdm.login.verifyUser({ ...entered, abhaNumber: account?.abhaNumber ?? '' }))
  return { tokens, profile: value(await abdm.profile.get(tokens)), mobile }
}

async function byNumber({ abdm, code }: Hands): Promise<Entered> {
  const route = { by: 'abha-number', via: 'abdm' } as const
  const sent = value(await abdm.login.requestOtp({ ...route, loginId: await encrypt(abdm, '91-1333-3000-0117') }))
  const entered = value(await abdm.login.verify({ ...route, txnId: sent.txnId, otp: await encrypt(abdm, await code('9000033333')) }))
  if (entered.kind !== 'in') throw new Error('no choice was expected')
  return { tokens: entered.tokens, profile: value(await abdm.profile.get(entered.tokens)), mobile: '9000033333' }
}

async function share({ abdm }: Hands, { tokens, profile, mobile }: Entered): Promise<void> {
  const obtained = value(await abdm.phrTokens.obtain({ hipId, login: tokens, mobile: mobile !== null, without: [] }))
  if (obtained.kind !== 'token') throw new Error('no second code was expected')
  const shared = value(await abdm.share({ phrToken: tokens.token, profile, mobile, hipId, counterId }))
  value(await abdm.tokens.waitFor({ phrToken: tokens.token, hipId, counterId, since: shared.at, requestId: shared.requestId }))
}

async function enrol({ abdm, code }: Hands, who: { aadhaar: string; mobile: string; messages: string }): Promise<Entered> {
  const { enrolment } = abdm
  const sent = value(await enrolment.requestAadhaarOtp({ aadhaar: await encrypt(abdm, who.aadhaar) }))
  const otp = await encrypt(abdm, await code(who.mobile))
  const made = value(await enrolment.enrolByAadhaar({ txnId: sent.txnId, otp, mobile: who.messages }))
  if (made.kind !== 'new') throw new Error('a new account was expected')
  if (made.mobileNeedsOtp) {
    const asked = value(await enrolment.requestMobileOtp({ txnId: made.txnId, mobile: await encrypt(abdm, who.messages) }))
    value(await enrolment.verifyMobile({ txnId: asked.txnId, otp: await encrypt(abdm, await code(who.messages)) }))
  }
  const [name = ''] = value(await enrolment.suggestions({ txnId: made.txnId }))
  value(await enrolment.chooseAddress({ txnId: made.txnId, address: name }))
  return { tokens: made.tokens, profile: value(await abdm.profile.get(made.tokens)), mobile: who.messages }
}

const mahua = { aadhaar: '999911112221', mobile: '9000011111', messages: '9000011111' }
const sargi = { aadhaar: '999922223338', mobile: '9000022222', messages: '9000023456' }

/** Each ends with a logout, as every visit does. */
const journeys: Record<string, (hands: Hands) => Promise<Entered | null>> = {
  'token, found by mobile': async hands => {
    const entered = await byMobile(hands)
    await share(hands, entered)
    return entered
  },
  'token, found by ABHA number': async hands => {
    const entered = await byNumber(hands)
    await share(hands, entered)
    return entered
  },
  'new ABHA, one code': hands => enrol(hands, mahua),
  'new ABHA, another mobile (two codes)': hands => enrol(hands, sargi),
  'new ABHA, then token': async hands => {
    const entered = await enrol(hands, mahua)
    await share(hands, entered)
    return entered
  },
}

const row = (journey: string, part: string, calls: TrafficCall[], seconds: number): BenchRow => ({
  who: journey,
  part,
  calls: calls.length,
  sent: calls.reduce((sum, call) => sum + call.requestBytes, 0),
  received: calls.reduce((sum, call) => sum + call.responseBytes, 0),
  connections: calls.filter(call => call.newConnection).length,
  seconds: Math.round(seconds * 10) / 10,
})

const bench: Bench = async () => {
  const rows: BenchRow[] = []
  const sandbox = await startSandbox({ port: 0, seed: 11 })
  const dock = control(sandbox.url)
  try {
    for (const [journey, go] of Object.entries(journeys)) {
      await dock.reset()
      await dock.set('network', '2g')
      await dock.forgetTraffic()
      const abdm = createAbdm(
        {
          urls: urlsAt(sandbox.url),
          xCmId: 'sbx',
          hiuId: 'IN2210009999',
          authTokenStyle: 'bare',
          phrWebKey: 'profile',
          demographic: null,
          tokensBy: { poll: true, relay: null },
        },
        nodeDeps(() => ({ clientId: 'demo-kiosk', clientSecret: new Secret('demo-secret') })),
      )
      let seen = (await dock.messages()).at(-1)?.id ?? 0
      const hands: Hands = {
        abdm,
        async code(mobile) {
          const code = await dock.code(mobile, { after: seen })
          seen = (await dock.messages()).at(-1)?.id ?? 0
          return code
        },
      }
      const ofTheKiosk = async () => (await dock.traffic({ from: 'kiosk' })).filter(call => call.status !== null)

      const before = performance.now()
      value(await abdm.warm())
      value(await abdm.facility(hipId))
      const warm = performance.now()
      rows.push(row(journey, 'before the patient', await ofTheKiosk(), (warm - before) / 1000))
      await dock.forgetTraffic()

      const entered = await go(hands)
      const done = performance.now()
      rows.push(row(journey, 'while they wait', await ofTheKiosk(), (done - warm) / 1000))
      await dock.forgetTraffic()

      if (entered) await abdm.login.logout(entered.tokens)
      rows.push(row(journey, 'after they left', await ofTheKiosk(), (performance.now() - done) / 1000))
      await abdm.close()
    }
  } finally {
    await sandbox.close()
  }
  return {
    bench: 'network',
    rows,
    notes: [
      'Against the sandbox on its pretended line: 64 kbit/s each way, 600 ms there and back, two round trips to open a connection. Nobody types: the',
      'seconds are those of the line alone. Bytes are those on the wire, headers included, without TLS (about 3 kB for each connection).',
    ],
  }
}

export default bench
