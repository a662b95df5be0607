import type { AbdmConfig, AuthTokenStyle } from './config.ts'
import { bareCode } from './errors.ts'
import type { Answer, CallFailure } from './gateway.ts'
import { err, type Result } from './result.ts'
import { reveal, type Secret } from './secret.ts'

/** What this process has learned about two headers whose form NHA's files disagree on (corrections 4 and 19). */
export interface HeaderForms {
  authToken: AuthTokenStyle
  hiuId: 'configured' | 'clientId'
}

/** The headers of calls made on a patient's behalf, in the form that works here. */
export interface AuthTokenHeaders {
  forms(): HeaderForms
  /** makes the call; on a code that blames a header, once more with the other form, which is kept if it was taken */
  send(
    token: Secret,
    withHiuId: boolean,
    call: (headers: Record<string, string>) => Promise<Result<Answer, CallFailure>>,
  ): Promise<Result<Answer, CallFailure>>
}

const blamesAuthToken = ['1065', '1066', '2401']
const blamesHiuId = ['1040']

export function createAuthTokenHeaders(config: AbdmConfig, clientId: () => string | null): AuthTokenHeaders {
  let forms: HeaderForms = { authToken: config.authTokenStyle, hiuId: 'configured' }

  return {
    forms: () => forms,
    async send(token, withHiuId, call) {
      const value = reveal(token)
      if (value === null) return err({ reason: 'sessionExpired', code: null, status: null, mayHaveArrived: false, wasSent: false, requestId: '' })
      const tried = { authToken: false, hiuId: false }
      let form = forms
      for (;;) {
        const answered = await call({
          'X-AUTH-TOKEN': form.authToken === 'bearer' ? `Bearer ${value}` : value,
          ...(withHiuId ? { 'X-HIU-ID': (form.hiuId === 'clientId' ? clientId() : null) ?? config.hiuId } : {}),
        })
        const code = answered.ok || answered.error.code === null ? '' : bareCode(answered.error.code)
        // These codes mean that the header was refused and nothing was handed on, so going again shares nothing twice.
        if (blamesAuthToken.includes(code) && !tried.authToken) {
          tried.authToken = true
          form = { ...form, authToken: form.authToken === 'bare' ? 'bearer' : 'bare' }
        } else if (blamesHiuId.includes(code) && withHiuId && !tried.hiuId) {
          tried.hiuId = true
          form = { ...form, hiuId: form.hiuId === 'configured' ? 'clientId' : 'configured' }
        } else {
          if (answered.ok) forms = form
          return answered
        }
      }
    },
  }
}
