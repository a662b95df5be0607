import type { AuthTokenHeaders } from './auth-token-headers.ts'
import type { AbdmConfig } from './config.ts'
import type { Answer, Call, CallFailure, Gateway } from './gateway.ts'
import type { Result } from './result.ts'
import type { Secret } from './secret.ts'

/** The last `limit` queue numbers of whoever owns the token (abdm-v3 f.4). Reads, and shares nothing. */
export const askTokenDetails = (
  config: AbdmConfig,
  gateway: Gateway,
  headers: AuthTokenHeaders,
  token: Secret,
  limit: number,
  how: Pick<Call, 'signal' | 'isOnce' | 'timeoutMs'> = {},
): Promise<Result<Answer, CallFailure>> =>
  headers.send(token, false, extra =>
    gateway.send({
      asked: { endpoint: 'tokenDetails' },
      method: 'GET',
      url: `${config.urls.gateway}/patient-share/v3/profile/getTokenDetails?limit=${limit}`,
      headers: extra,
      ...how,
    }),
  )
