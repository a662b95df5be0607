import { type Answer, json } from '../wire/answer.ts'
import { accessDenied, flat, oneOf, wrapped } from '../wire/faults.ts'
import type { SwitchValues } from '../world/switches.ts'
import type { World } from '../world/world.ts'

type Code = Exclude<SwitchValues['shareFault'], 'off'>

/** Message and HTTP statuses of each domain code; more than one where NHA publishes none: then they take turns. */
const CODES: Record<Exclude<Code, '900900' | '900901' | 'accessDenied'>, { words: string; statuses: readonly number[] }> = {
  '1001': { words: 'No data found', statuses: [404] },
  '1006': { words: 'Bad Request, invalid request Body', statuses: [400] },
  '1007': { words: 'Connection failed due to timeout', statuses: [408] },
  '1018': { words: 'Share database is unavailable', statuses: [500, 503] },
  '1022': { words: 'Too many requests', statuses: [429] },
  '1023': { words: 'Invalid user', statuses: [400, 401] },
  '1024': { words: 'Dependent service unavailable', statuses: [503] },
  '1027': { words: 'You are blocked for 24 hours', statuses: [429, 400] },
  '1028': { words: 'HIP is not available', statuses: [400, 503] },
  '1035': { words: 'Invalid HIP ID', statuses: [400, 404] },
  '1040': { words: 'Invalid HIU ID', statuses: [400] },
  '1041': { words: 'Invalid acknowledgement', statuses: [400] },
  '1043': { words: 'ABHA address does not match KYC', statuses: [400, 422] },
  '1049': { words: 'Invalid intent', statuses: [400] },
  '1050': { words: 'Invalid metadata keys', statuses: [400] },
  '1051': { words: 'Invalid ABHA number or ABHA address', statuses: [400] },
  '1052': { words: 'Invalid requestId', statuses: [400] },
  '1055': { words: 'Invalid HIP or PHR id', statuses: [400] },
  '1064': { words: 'Request id already exists', statuses: [400, 409] },
  '1065': { words: 'Invalid X-AUTH-TOKEN', statuses: [401, 400] },
  '1066': { words: 'Invalid JWT', statuses: [401, 400] },
  '1084': { words: 'ABHA address does not match the token', statuses: [400] },
  '1085': { words: 'ABHA number does not match the token', statuses: [400] },
  '1086': { words: 'Profile does not match the token', statuses: [400] },
  '1087': { words: 'Duplicate share request', statuses: [400, 409] },
  '1102': { words: 'Profile is null', statuses: [400] },
  '1149': { words: 'Intent is not supported by the HIP', statuses: [400] },
  '1170': { words: 'Invalid ABHA address', statuses: [400] },
  '1401': { words: 'HIP is not available', statuses: [400, 503] },
  '1402': { words: 'Acknowledgement not received from HIP', statuses: [400, 504] },
  '1407': { words: 'ABHA is deactivated', statuses: [400, 403] },
  '2401': { words: 'Invalid X-AUTH-TOKEN', statuses: [401, 400] },
  '2402': { words: 'Invalid Timestamp', statuses: [400] },
  '2403': { words: 'Invalid X-CM-ID', statuses: [400] },
  '2404': { words: 'Invalid request ID', statuses: [400] },
  '2429': { words: 'Too many requests', statuses: [429] },
  '2500': { words: 'Authorization is missing', statuses: [401, 400] },
  '9999': { words: 'Unknown exception', statuses: [500, 400] },
}

/** ABDM has handed the profile on when it says one of these: the hospital's number may come after all (corrections 7). */
export const isAfterDelivery = (code: Code): boolean => code === '1007' || code === '1402'

/** The answer of one row of abdm-v3 f.7; 1024 is flat, 403 is text. */
export function shareError(world: World, code: Code): Answer {
  switch (code) {
    case 'accessDenied':
      return accessDenied()
    case '900900':
      return flat(500, code, 'Unclassified Authentication Failure')
    case '900901':
      return json(401, {
        code,
        message: 'Invalid Credentials',
        description: 'Access failure for API. Make sure you have provided the correct security credentials',
      })
    default: {
      const { words, statuses } = CODES[code]
      const shape = code === '1024' ? flat : wrapped
      return oneOf(
        world,
        `share.${code}`,
        statuses.map(status => shape(status, `ABDM-${code}`, words)),
      )
    }
  }
}
