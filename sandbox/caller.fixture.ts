import { constants, createPublicKey, publicEncrypt, randomUUID } from 'node:crypto'
import { control } from './control.ts'
import { type SandboxOptions, startSandbox } from './server.ts'

/** One answer as it came over the wire. */
export interface Heard {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects of a body nobody has typed
  body: any
  bytes: Buffer
  headers: Headers
}

export type Padding = 'oaep-sha1' | 'oaep-sha256' | 'pkcs1'

/** What every enrolment carries (abdm-v3 i). */
export const CONSENT = { code: 'abha-enrollment', version: '1.4' }

/** Somebody who calls ABDM by hand, header by header, as the fact sheet writes it. */
export async function caller(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ port: 0, ...options })
  const { url } = sandbox
  const dock = control(url)
  const wall = options.clock ?? Date.now
  let access = ''

  async function call(method: string, path: string, more: { body?: unknown; headers?: Record<string, string | null> } = {}): Promise<Heard> {
    const wanted: Record<string, string | null> = {
      ...(access ? { authorization: `Bearer ${access}` } : {}),
      'request-id': randomUUID(),
      timestamp: new Date(wall()).toISOString(),
      'x-cm-id': 'sbx',
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    }
    const headers = Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== null)
    const answer = await fetch(url + path, { method, headers, ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }) })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, body: isJson ? JSON.parse(bytes.toString()) : bytes.toString(), bytes, headers: answer.headers }
  }

  const session = (clientId = 'demo-kiosk', clientSecret = 'demo-secret') =>
    call('POST', '/api/hiecm/gateway/v3/sessions', {
      body: { clientId, clientSecret, grantType: 'client_credentials' },
      headers: { authorization: null },
    })
  const logIn = async () => {
    access = (await session()).body.accessToken
    return access
  }
  await logIn()

  const key = async (path: string) =>
    createPublicKey({ key: Buffer.from((await call('GET', path)).body.publicKey, 'base64'), format: 'der', type: 'spki' })
  const keys = { profile: await key('/abha/api/v3/profile/public/certificate'), phr: await key('/abha/api/v3/phr/app/login/public/certificate') }
  const encrypt = (text: string, which: keyof typeof keys = 'profile', padding: Padding = 'oaep-sha1'): string =>
    publicEncrypt(
      padding === 'pkcs1'
        ? { key: keys[which], padding: constants.RSA_PKCS1_PADDING }
        : { key: keys[which], padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: padding === 'oaep-sha1' ? 'sha1' : 'sha256' },
      Buffer.from(text),
    ).toString('base64')

  const abha = (path: string, body: unknown, headers: Record<string, string | null> = {}) => call('POST', `/abha/api/v3${path}`, { body, headers })
  const read = (path: string, headers: Record<string, string | null> = {}) => call('GET', `/abha/api/v3${path}`, { headers })
  const lastId = async () => (await dock.messages()).at(-1)?.id ?? 0

  return {
    sandbox,
    url,
    dock,
    call,
    abha,
    read,
    session,
    logIn,
    encrypt,
    keys,
    close: () => sandbox.close(),

    /** c.1 */
    aadhaarCode: (aadhaar: string) =>
      abha('/enrollment/request/otp', { txnId: '', scope: ['abha-enrol'], loginHint: 'aadhaar', loginId: encrypt(aadhaar), otpSystem: 'aadhaar' }),
    /** c.2 */
    enrol: (txnId: string, otp: string, mobile: string, consent = CONSENT) =>
      abha('/enrollment/enrol/byAadhaar', { authData: { authMethods: ['otp'], otp: { txnId, otpValue: encrypt(otp), mobile } }, consent }),
    /** c.3 */
    mobileCode: (txnId: string, mobile: string) =>
      abha('/enrollment/request/otp', {
        txnId,
        scope: ['abha-enrol', 'mobile-verify'],
        loginHint: 'mobile',
        loginId: encrypt(mobile),
        otpSystem: 'abdm',
      }),
    linkMobile: (txnId: string, otp: string) =>
      abha('/enrollment/auth/byAbdm', {
        scope: ['abha-enrol', 'mobile-verify'],
        authData: { authMethods: ['otp'], otp: { txnId, otpValue: encrypt(otp) } },
      }),
    /** e.1 */
    loginCode: (hint: string, loginId: string, by: 'aadhaar' | 'mobile' = 'mobile') =>
      abha('/profile/login/request/otp', {
        scope: ['abha-login', `${by}-verify`],
        loginHint: hint,
        loginId: encrypt(loginId),
        otpSystem: by === 'aadhaar' ? 'aadhaar' : 'abdm',
      }),
    /** e.2 */
    loginVerify: (txnId: string, otp: string, by: 'aadhaar' | 'mobile' = 'mobile') =>
      abha('/profile/login/verify', {
        scope: ['abha-login', `${by}-verify`],
        authData: { authMethods: ['otp'], otp: { txnId, otpValue: encrypt(otp) } },
      }),
    pick: (txnId: string, transfer: string, ABHANumber: string) =>
      abha('/profile/login/verify/user', { ABHANumber, txnId }, { 't-token': `Bearer ${transfer}` }),

    /** The code a call makes arrive on a phone. */
    async coded(mobile: string, send: () => Promise<Heard>): Promise<{ answer: Heard; txnId: string; code: string }> {
      const after = await lastId()
      const answer = await send()
      return { answer, txnId: answer.body.txnId, code: await dock.code(mobile, { after }) }
    },

    /** An X-token by ABHA number and mobile code. */
    async xToken(number: string, mobile: string): Promise<string> {
      const { txnId, code } = await this.coded(mobile, () => this.loginCode('abha-number', number))
      return (await this.loginVerify(txnId, code)).body.token
    },

    /** f.3 */
    share: (token: string, body: unknown, headers: Record<string, string | null> = {}) =>
      call('POST', '/api/hiecm/patient-share/v3/share', { body, headers: { 'x-hiu-id': 'IN2210009999', 'x-auth-token': token, ...headers } }),
    tokenDetails: (token: string, limit = '10') =>
      call('GET', `/api/hiecm/patient-share/v3/profile/getTokenDetails?limit=${limit}`, { headers: { 'x-auth-token': token } }),
  }
}

export type Caller = Awaited<ReturnType<typeof caller>>

/** A code that is not `code`. */
export const otherThan = (code: string): string => (code === '111111' ? '222222' : '111111')

/** Waits until `look` gives something, at most five seconds. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const end = Date.now() + 5000; ; await new Promise(done => setTimeout(done, 20))) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error('it never came')
  }
}
