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
  const paths = {
    abha: { profile: '', card: '/abha-card', qrCode: '/qrCode', base: `${config.urls.abha}/profile/account` },
    phr: { profile: '', card: '/phrCard', qrCode: '/qrCode', base: `${config.urls.phrApp}/login/profile` },
    phrWeb: { profile: '/abha-profile', card: '/abha/phr-card', qrCode: '/abha/qr-code', base: `${config.urls.phrWeb}/login/profile` },
  }

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

  async function picture(tokens: UserTokens, path: string): Promise<Result<Picture>> {
    const answered = await read(tokens, 'card', path)
    if (!answered.ok) return answered
    const found = readPicture(answered.value)
    return found === null ? err({ reason: 'unexpected', code: null, status: answered.value.status }) : ok(found)
  }

  return {
    async get(tokens) {
      const answered = await read(tokens, 'profile', paths[tokens.family].profile)
      if (!answered.ok) return answered
      const profile = readAbhaProfile(answered.value.body)
      const isNobody = profile.name === '' && profile.abhaNumber === null && profile.abhaAddress === null
      return isNobody ? err({ reason: 'unexpected', code: null, status: answered.value.status }) : ok(profile)
    },
    async card(tokens) {
      const first = await picture(tokens, paths[tokens.family].card)
      if (first.ok || tokens.family !== 'abha') return first
      const second = await picture(tokens, '/download-abha-card') // corrections 11
      return second.ok ? second : first
    },
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
