import { Buffer } from 'node:buffer'
import { type AbhaProfile, readAbhaProfile } from './abha-profile.ts'
import type { AbdmConfig } from './config.ts'
import type { Answer, Gateway } from './gateway.ts'
import { err, ok, type Result } from './result.ts'
import { reveal } from './secret.ts'
import type { UserTokens } from './user-tokens.ts'

export interface Picture {
  type: 'image/png' | 'image/jpeg' | 'image/svg+xml' | 'application/pdf'
  bytes: Uint8Array
}

/** Reading what ABDM holds of a person. All three are enrichment: some clients may log in but not read (abdm-v3 c.9), so a visit goes on without them. */
export interface Profile {
  get(tokens: UserTokens): Promise<Result<AbhaProfile>>
  /** the ABHA card, as ABDM draws it */
  card(tokens: UserTokens): Promise<Result<Picture>>
  qrCode(tokens: UserTokens): Promise<Result<Picture>>
}

export function createProfile(config: AbdmConfig, gateway: Gateway): Profile {
  // Second paths: corrections 11, abdm-v3 c.9.
  const paths = {
    abha: { profile: '', card: ['/abha-card', '/download-abha-card'], qrCode: ['/qrCode'], base: `${config.urls.abha}/profile/account` },
    phr: { profile: '', card: ['/phrCard'], qrCode: ['/qrCode'], base: `${config.urls.phrApp}/login/profile` },
    phrWeb: {
      profile: '/profile/abha-profile',
      card: ['/profile/abha/phr-card', '/abha/phr-card'],
      qrCode: ['/profile/abha/qr-code', '/profile/abha/qrcode'],
      base: `${config.urls.phrWeb}/login`,
    },
  } as const

  async function read(tokens: UserTokens, endpoint: 'profile' | 'card', path: string): Promise<Result<Answer>> {
    const token = reveal(tokens.token)
    if (token === null) return err({ reason: 'sessionExpired', code: null, status: null })
    return gateway.call({
      asked: { endpoint },
      method: 'GET',
      url: `${paths[tokens.family].base}${path}`,
      // NHA's PHR document wants both there, its swagger the first alone (corrections 4).
      headers: { 'X-token': `Bearer ${token}`, ...(tokens.family === 'phr' ? { 'X-AUTH-TOKEN': token } : {}) },
    })
  }

  /** The first of several paths that gives one; what the first said, when none does. */
  async function picture(tokens: UserTokens, [path, ...others]: readonly [string, ...string[]]): Promise<Result<Picture>> {
    const answered = await read(tokens, 'card', path)
    const found = answered.ok ? readPicture(answered.value) : null
    if (found !== null) return ok(found)
    const [next, ...rest] = others
    const second = next === undefined ? null : await picture(tokens, [next, ...rest])
    if (second?.ok) return second
    return answered.ok ? err({ reason: 'unexpected', code: null, status: answered.value.status }) : answered
  }

  return {
    async get(tokens) {
      const answered = await read(tokens, 'profile', paths[tokens.family].profile)
      if (!answered.ok) return answered
      const profile = readAbhaProfile(answered.value.body)
      const isNobody = profile.name === '' && profile.abhaNumber === null && profile.abhaAddress === null
      return isNobody ? err({ reason: 'unexpected', code: null, status: answered.value.status }) : ok(profile)
    },
    card: tokens => picture(tokens, paths[tokens.family].card),
    qrCode: tokens => picture(tokens, paths[tokens.family].qrCode),
  }
}

/** The content type is not published for all of them, so the bytes say what they are; a base64 text of a picture is one too. */
function readPicture({ bytes, body }: Answer): Picture | null {
  const plain = sniff(bytes)
  if (plain !== null) return { type: plain, bytes }
  if (typeof body !== 'string') return null
  const decoded = new Uint8Array(Buffer.from(body.replace(/^data:[^,]*,/, ''), 'base64'))
  const hidden = sniff(decoded)
  return hidden === null ? null : { type: hidden, bytes: decoded }
}

function sniff(bytes: Uint8Array): Picture['type'] | null {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1')
  if (head.startsWith('\x89PNG')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('%PDF')) return 'application/pdf'
  return /^\s*(?:<\?xml[^>]*>\s*)?<svg/i.test(head) ? 'image/svg+xml' : null
}
