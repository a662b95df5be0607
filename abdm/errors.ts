import { type Problem, readProblem, type Shape } from './problem.ts'
import type { Failure, Reason } from './result.ts'

/** The calls of this client, as keys of the table below: ABDM uses one code for several things, so a code means little without its call. */
export type Endpoint =
  | 'session'
  | 'certificate'
  | 'enrolRequestOtp'
  | 'enrolByAadhaar'
  | 'enrolByDemographics'
  | 'enrolVerifyMobile'
  | 'suggestion'
  | 'chooseAddress'
  | 'loginRequestOtp'
  | 'loginVerify'
  | 'loginVerifyUser'
  | 'findAbha'
  | 'addressSearch'
  | 'profile'
  | 'card'
  | 'logout'
  | 'provider'
  | 'certs'
  | 'bridge'
  | 'share'
  | 'tokenDetails'

/** What was asked: which call, about whom, and who sends the code. */
export interface Asked {
  endpoint: Endpoint
  by?: 'mobile' | 'abha-number' | 'abha-address' | 'aadhaar' | 'index'
  via?: 'abdm' | 'aadhaar'
  /** the number it names is not whole */
  isMasked?: boolean
}

/** All conditions that are there must hold. Codes stand without their 'ABDM-': both spellings occur (abdm-v3 a.2). */
interface Row {
  at?: readonly Endpoint[]
  by?: readonly Asked['by'][]
  via?: Asked['via']
  isMasked?: true
  status?: readonly number[]
  code?: readonly string[]
  uidai?: readonly string[]
  field?: readonly string[]
  shape?: readonly Shape[]
  text?: RegExp
  reason: Reason
}

const codeChecks = ['enrolByAadhaar', 'enrolVerifyMobile', 'loginVerify'] as const
const codeRequests = ['enrolRequestOtp', 'loginRequestOtp'] as const
const refusals = Array.from({ length: 100 }, (_, index) => 400 + index)
const lookUps = ['findAbha', 'addressSearch'] as const
const ofTheUser = ['loginVerifyUser', 'profile', 'card', 'logout', 'share', 'tokenDetails'] as const

/** Read from the top, the first row that fits decides. Sources: abdm-v3 c.8 and f.7, corrections 15, 16, 26, 27, 31, 36 to 39. */
const rows: readonly Row[] = [
  // What UIDAI says through ABDM (996 and 997, a suspended or cancelled Aadhaar, go on to a person: typing again would not help).
  { uidai: ['400'], at: codeChecks, reason: 'wrongOtp' },
  { uidai: ['403', '952', '953'], reason: 'lockedUntil' },
  { uidai: ['998'], reason: 'aadhaarWrong' },
  { uidai: ['110', '111', '112'], reason: 'aadhaarHasNoMobile' },
  { uidai: ['561'], at: codeChecks, reason: 'otpExpired' },
  { at: ['enrolByDemographics'], code: ['1207'], reason: 'demographicsDiffer' },
  { at: ['enrolByDemographics'], field: ['aadhaarNumber', 'aadhaar'], reason: 'aadhaarWrong' },
  { at: ['enrolByDemographics'], field: ['name', 'gender', 'dateOfBirth'], reason: 'demographicsDiffer' },
  { at: ['enrolByDemographics'], field: ['mobile'], reason: 'numberNotAccepted' },
  { code: ['HIS-3005'], reason: 'aadhaarHasNoMobile' },
  { text: /aadhaar number does not have (?:a )?mobile/i, reason: 'aadhaarHasNoMobile' },

  { code: ['1100'], reason: 'lockedUntil' },
  { text: /try again (?:in|after) 30 minutes|exceeded maximum number of attempts|requested multiple OTPs/i, reason: 'lockedUntil' },

  { code: ['1206'], reason: 'aadhaarServiceDown' },
  { text: /aadhaar gateway is unavailable/i, reason: 'aadhaarServiceDown' },
  { via: 'aadhaar', at: [...codeRequests, ...codeChecks], status: [401], shape: ['empty'], reason: 'aadhaarServiceDown' },
  { via: 'aadhaar', at: [...codeRequests, ...codeChecks], status: [504], reason: 'aadhaarServiceDown' },

  { code: ['1016', '2402'], reason: 'clockWrong' },
  { text: /invalid timestamp/i, reason: 'clockWrong' },

  { at: ['session'], code: ['1919', '1920', '1921', '1922', '1923'], reason: 'credentialsWrong' },
  { at: ['session'], status: [401, 403], reason: 'credentialsWrong' },
  { at: ['session'], text: /invalid client/i, reason: 'credentialsWrong' },
  { code: ['900901', '900902', '900903', '2500'], reason: 'credentialsWrong' },

  { text: /\b[XTR]-token (?:is |has )?expired|invalid [XTR]-token/i, reason: 'sessionExpired' },
  { code: ['1128', '1129', '1130', '1131', '1017'], reason: 'sessionExpired' },
  { text: /invalid transaction/i, reason: 'sessionExpired' },
  { at: ofTheUser, code: ['1065', '1066', '2401'], reason: 'sessionExpired' },

  { code: ['1124'], reason: 'mobileFull' },
  { code: ['1134', '1216', '1308', '1407'], reason: 'deactivated' },
  { text: /\bdeactivated\b/i, reason: 'deactivated' },

  { code: ['1114', '1211'], at: [...codeRequests, ...codeChecks, ...lookUps, 'loginVerifyUser'], reason: 'noAbhaFound' },
  { text: /user not found|no abha (?:user|number)/i, at: [...codeRequests, ...codeChecks, ...lookUps, 'loginVerifyUser'], reason: 'noAbhaFound' },

  // Not by one text: there are at least five for a wrong code (corrections 15). 'either expired or incorrect' is a wrong one.
  { at: codeChecks, text: /OTP\s+(?:is\s+|has\s+)?expired/i, reason: 'otpExpired' },
  { at: codeChecks, field: ['otpValue', 'otp', 'authData.otp.otpValue'], reason: 'wrongOtp' },
  { at: codeChecks, code: ['1006', '1204', '9999'], text: /\bOTP\b/i, reason: 'wrongOtp' },
  { at: codeChecks, shape: ['description', 'message', 'authFailed'], text: /\bOTP\b/i, reason: 'wrongOtp' },
  { at: codeChecks, shape: ['authFailed'], status: [200], reason: 'wrongOtp' },
  // ABDM blames the mobile for a wrong Aadhaar code; the mobile was checked before it was sent (abdm-v3 c.8, second shape).
  { at: ['enrolByAadhaar'], field: ['mobile'], reason: 'wrongOtp' },

  { at: codeRequests, by: ['aadhaar'], field: ['loginId'], reason: 'aadhaarWrong' },
  {
    at: codeRequests,
    by: ['aadhaar'],
    text: /invalid (?:login ?id|aadhaar)|(?:login ?id|aadhaar number) is (?:invalid|not valid)/i,
    reason: 'aadhaarWrong',
  },
  { at: [...codeRequests, 'findAbha'], field: ['loginId', 'mobile'], reason: 'numberNotAccepted' },
  { at: codeRequests, text: /invalid (?:login ?id|mobile|abha)|login ?id is invalid/i, reason: 'numberNotAccepted' },

  // Only suggested addresses are sent, so a refused one means "choose another" as a taken one does.
  { at: ['chooseAddress'], code: ['1101', '1170'], reason: 'addressTaken' },
  { at: ['chooseAddress'], field: ['abhaAddress'], reason: 'addressTaken' },
  { at: ['chooseAddress'], text: /already exist/i, reason: 'addressTaken' },

  { at: ['provider'], status: [204, 404], reason: 'facilityNotFound' },
  { at: ['provider'], code: ['1001', '1015', '1035'], reason: 'facilityNotFound' },
  { at: ['share'], code: ['1035', '1055'], reason: 'facilityNotFound' },
  { at: ['share'], code: ['1028', '1041', '1401', '1149'], reason: 'hospitalRefused' },
  { at: ['share'], code: ['1040'], reason: 'notPermitted' },

  { at: codeRequests, code: ['1303', '1304', '1305'], reason: 'noCodeByMobile' },
  { code: ['1094', '1021', '1224', '1227', '1303', '1304', '1305'], reason: 'notPermitted' },
  { text: /access to this feature is restricted|invalid benefit name/i, reason: 'notPermitted' },
  { status: [403], reason: 'notPermitted' },
  // Some client ids may log in but not read the profile or the card (abdm-v3 c.9).
  { at: ['profile', 'card'], status: [401], shape: ['empty'], reason: 'notPermitted' },
  { at: ofTheUser, status: [401], reason: 'sessionExpired' },

  { code: ['1022', '2429', '1027', 'AS-1296'], reason: 'tooManyRequests' },
  { status: [429], reason: 'tooManyRequests' },

  // ABDM is there but says that a part of it is not.
  { code: ['1018', '1019', '1024', '1029', '1034', '1200', '1201', '1202', '1205', '1208', '1209', '1226'], reason: 'network' },
  { status: [502, 503, 504], reason: 'network' },
  { status: [408], reason: 'timeout' },
  // Whatever ABDM calls it that nothing above knows: it wanted the whole number (abdm-v3 l.9).
  { at: ['loginVerifyUser'], isMasked: true, status: refusals, reason: 'maskedNumberRefused' },
]

const knownFields = [
  'loginId',
  'loginHint',
  'scope',
  'otpValue',
  'mobile',
  'txnId',
  'abhaAddress',
  'preferred',
  'districtCode',
  'stateCode',
  'aadhaarNumber',
  'name',
  'gender',
  'dateOfBirth',
]

/** The failure for an answer that is a refusal. Holds nothing of the answer but its code. */
export function failureOf(asked: Asked, status: number, body: unknown): Failure {
  const problem = readProblem(body)
  const reason = rows.find(row => fits(row, asked, status, problem))?.reason ?? 'unexpected'
  return { reason, code: codeOf(problem), status }
}

/** Without its 'ABDM-', for comparing. */
export const bareCode = (code: string): string => code.replace(/^ABDM-/, '')

function fits(row: Row, asked: Asked, status: number, problem: Problem): boolean {
  if (row.at && !row.at.includes(asked.endpoint)) return false
  if (row.by && !row.by.includes(asked.by)) return false
  if (row.via && row.via !== asked.via) return false
  if (row.isMasked && !asked.isMasked) return false
  if (row.status && !row.status.includes(status)) return false
  if (row.shape && !row.shape.includes(problem.shape)) return false
  if (row.code && !(problem.code !== null && row.code.includes(bareCode(problem.code)))) return false
  if (row.uidai && !(problem.uidai !== null && row.uidai.includes(problem.uidai))) return false
  if (row.field && !problem.fields.some(field => row.field?.includes(field))) return false
  const { text } = row
  return !text || problem.texts.some(words => text.test(words))
}

/** 'ABDM-1204/998' when UIDAI spoke through it; the refused field's name, of a closed list, when there is no code. */
function codeOf(problem: Problem): string | null {
  if (problem.uidai !== null) return `${problem.code ?? 'UIDAI'}/${problem.uidai}`
  return problem.code ?? problem.fields.find(field => knownFields.includes(field)) ?? null
}
