import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Asked, failureOf } from './errors.ts'
import type { Reason } from './result.ts'

const askAadhaar: Asked = { endpoint: 'enrolRequestOtp', by: 'aadhaar', via: 'aadhaar' }
const askMobile: Asked = { endpoint: 'loginRequestOtp', by: 'mobile', via: 'abdm' }
const askNumber: Asked = { endpoint: 'loginRequestOtp', by: 'abha-number', via: 'abdm' }
const enrol: Asked = { endpoint: 'enrolByAadhaar', by: 'aadhaar', via: 'aadhaar' }
const verifyMobile: Asked = { endpoint: 'enrolVerifyMobile', by: 'mobile', via: 'abdm' }
const verify: Asked = { endpoint: 'loginVerify', by: 'mobile', via: 'abdm' }
const at = (endpoint: Asked['endpoint']): Asked => ({ endpoint })
const wrapped = (code: string, message = '') => ({ error: { code, message } })
const uidai = (number: number, words = 'something') => wrapped('ABDM-1204', `UIDAI Error code : ${number} : ${words}`)

const rows: [what: string, asked: Asked, status: number, body: unknown, reason: Reason, code: string | null][] = [
  ['an Aadhaar number that is none', askAadhaar, 422, uidai(998, 'Aadhaar number is incorrect.'), 'aadhaarWrong', 'ABDM-1204/998'],
  ['a wrong Aadhaar code', enrol, 422, uidai(400, 'Invalid Aadhaar OTP value.'), 'wrongOtp', 'ABDM-1204/400'],
  ['the same, other words', enrol, 422, uidai(400, 'OTP validation failed'), 'wrongOtp', 'ABDM-1204/400'],
  ['the same, blamed on the mobile', enrol, 400, { mobile: 'Invalid Mobile Number', timestamp: 'x' }, 'wrongOtp', 'mobile'],
  ['the same, without a code of ABDM', enrol, 422, { message: 'UIDAI Error code : 400 : Invalid Aadhaar OTP value.' }, 'wrongOtp', 'UIDAI/400'],
  ['too many wrong Aadhaar codes', enrol, 422, uidai(403, 'Maximum number of attempts for OTP match is exceeded'), 'lockedUntil', 'ABDM-1204/403'],
  ['too many Aadhaar codes asked for', askAadhaar, 422, uidai(953), 'lockedUntil', 'ABDM-1204/953'],
  ['the same, flooding', askAadhaar, 422, uidai(952), 'lockedUntil', 'ABDM-1204/952'],
  ['ABDM locks', askMobile, 429, wrapped('ABDM-1100', 'Please try again in 30 minutes.'), 'lockedUntil', 'ABDM-1100'],
  ['no mobile behind the Aadhaar', askAadhaar, 422, uidai(111), 'aadhaarHasNoMobile', 'ABDM-1204/111'],
  ['the same, old words', askAadhaar, 422, wrapped('HIS-3005', 'Aadhaar number does not have a mobile number.'), 'aadhaarHasNoMobile', 'HIS-3005'],
  ['a suspended Aadhaar', askAadhaar, 422, uidai(997), 'unexpected', 'ABDM-1204/997'],
  ['an unknown UIDAI number', askAadhaar, 422, uidai(777), 'unexpected', 'ABDM-1204/777'],
  ['UIDAI down', askAadhaar, 504, wrapped('ABDM-1206', 'Aadhaar Gateway is unavailable'), 'aadhaarServiceDown', 'ABDM-1206'],
  ['UIDAI down, as really seen', askAadhaar, 401, null, 'aadhaarServiceDown', null],
  [
    'UIDAI down, PHR family',
    { ...askNumber, via: 'aadhaar' },
    400,
    { code: 'ABDM-9999', message: 'Aadhaar Gateway is unavailable' },
    'aadhaarServiceDown',
    'ABDM-9999',
  ],
  ['a wrong mobile code', verifyMobile, 200, { authResult: 'failed', message: 'OTP did not match', accounts: [] }, 'wrongOtp', null],
  ['the same, without words', verifyMobile, 200, { authResult: 'failed' }, 'wrongOtp', null],
  ['the same, described', verifyMobile, 400, { txnId: 'x', description: 'Invalid OTP value' }, 'wrongOtp', null],
  [
    'a wrong login code',
    verify,
    200,
    { authResult: 'failed', message: 'Please enter a valid OTP. Entered OTP is either expired or incorrect.' },
    'wrongOtp',
    null,
  ],
  ['the same, field', verify, 400, { otpValue: 'Invalid OTP Value', timestamp: 'x' }, 'wrongOtp', 'otpValue'],
  ['the same, array', verify, 400, [{ 'ABDM-1006: ': 'Invalid OTP Request' }], 'wrongOtp', 'ABDM-1006'],
  ['the same, flat', verify, 400, { code: 'ABDM-9999', message: 'Invalid OTP Value' }, 'wrongOtp', 'ABDM-9999'],
  ['an expired code', verifyMobile, 200, { authResult: 'failed', message: 'OTP expired, please try again' }, 'otpExpired', null],
  ['an unknown transaction', verify, 401, wrapped('ABDM-1017', 'Invalid Transaction Id'), 'sessionExpired', 'ABDM-1017'],
  ['the same, field', at('suggestion'), 400, { txnId: 'Invalid Transaction Id', timestamp: 'x' }, 'sessionExpired', 'txnId'],
  ['the same, array', verify, 400, [{ code: 'ABDM-9999: ', message: 'Invalid Transaction Id' }], 'sessionExpired', 'ABDM-9999'],
  ['six ABHAs on a mobile', enrol, 422, wrapped('ABDM-1124', 'already linked to 6 ABHA Numbers.'), 'mobileFull', 'ABDM-1124'],
  ['nobody by this mobile', askMobile, 404, wrapped('ABDM-1114', 'User not found.'), 'noAbhaFound', 'ABDM-1114'],
  ['nobody, flat', askMobile, 400, { code: 'ABDM-9999', message: 'User not found' }, 'noAbhaFound', 'ABDM-9999'],
  ['nobody, by 1211', askNumber, 400, { code: 'ABDM-1211', message: 'User not found.' }, 'noAbhaFound', 'ABDM-1211'],
  ['an ABHA number that is none', askNumber, 400, { loginId: 'LoginId is invalid' }, 'numberNotAccepted', 'loginId'],
  ['a mobile that is none', askMobile, 400, { loginId: 'Invalid Mobile Number' }, 'numberNotAccepted', 'loginId'],
  ['the same, array', askMobile, 400, [{ code: 'ABDM-1006: ', message: 'Invalid mobile number' }], 'numberNotAccepted', 'ABDM-1006'],
  ['an Aadhaar that is none, field', askAadhaar, 400, { loginId: 'Invalid LoginId' }, 'aadhaarWrong', 'loginId'],
  ['our own wrong scope', askMobile, 400, { scope: 'Invalid Scope' }, 'unexpected', 'scope'],
  ['mobile code not allowed', askNumber, 400, wrapped('ABDM-1303'), 'notPermitted', 'ABDM-1303'],
  ['a sleeping account', verify, 400, wrapped('ABDM-1134'), 'deactivated', 'ABDM-1134'],
  ['a sleeping account at the gateway', at('share'), 400, wrapped('ABDM-1407'), 'deactivated', 'ABDM-1407'],
  ['a user token too old', at('profile'), 401, { message: 'X-token expired' }, 'sessionExpired', null],
  ['the same number as "restricted"', at('profile'), 401, wrapped('ABDM-1094', 'X-token expired'), 'sessionExpired', 'ABDM-1094'],
  ['a transfer token refused', at('loginVerifyUser'), 400, { message: 'Invalid T-token' }, 'sessionExpired', null],
  ['not enabled for us', askAadhaar, 401, wrapped('ABDM-1094', 'Access to this feature is restricted.'), 'notPermitted', 'ABDM-1094'],
  ['a role is missing', askMobile, 401, wrapped('ABDM-1021', 'Lack of required priviledges'), 'notPermitted', 'ABDM-1021'],
  ['our cap reached', enrol, 400, wrapped('ABDM-1227'), 'notPermitted', 'ABDM-1227'],
  ['denied in plain text', at('profile'), 403, 'Access Denied', 'notPermitted', null],
  ['may not read profiles', at('card'), 401, null, 'notPermitted', null],
  ['session refused', at('session'), 400, wrapped('1921', 'Invalid client id'), 'credentialsWrong', '1921'],
  ['session refused, other spelling', at('session'), 400, wrapped('ABDM-1923'), 'credentialsWrong', 'ABDM-1923'],
  ['bearer refused', askMobile, 401, { code: '900901', message: 'Invalid Credentials' }, 'credentialsWrong', '900901'],
  ['our clock', askMobile, 404, wrapped('ABDM-1016: ', 'Invalid Timestamp'), 'clockWrong', 'ABDM-1016'],
  ['our clock at the gateway', at('share'), 400, wrapped('ABDM-2402'), 'clockWrong', 'ABDM-2402'],
  ['request id', askMobile, 404, wrapped('ABDM-1030: ', 'Invalid request ID'), 'unexpected', 'ABDM-1030'],
  ['too many requests', askMobile, 429, wrapped('ABDM-1022', 'Too many requests'), 'tooManyRequests', 'ABDM-1022'],
  ['blocked for a day', at('share'), 400, wrapped('ABDM-1027'), 'tooManyRequests', 'ABDM-1027'],
  ['a part of ABDM down', askMobile, 500, wrapped('ABDM-1019'), 'network', 'ABDM-1019'],
  ['ABDM behind a broken proxy', askMobile, 503, '<html>503</html>', 'network', null],
  ['unclassified', askMobile, 500, { code: '900900', message: 'Unclassified Authentication Failure' }, 'unexpected', '900900'],
  ['enrolment lost', enrol, 501, wrapped('ABDM-9999', 'Tracking Id : 1'), 'unexpected', 'ABDM-9999'],
  ['address taken', at('chooseAddress'), 400, wrapped('ABDM-1101', 'This ABHA Address already exists'), 'addressTaken', 'ABDM-1101'],
  ['address misshapen', at('chooseAddress'), 400, { abhaAddress: 'Invalid' }, 'addressTaken', 'abhaAddress'],
  ['facility unknown', at('provider'), 404, wrapped('ABDM-1001'), 'facilityNotFound', 'ABDM-1001'],
  ['facility id refused', at('share'), 400, wrapped('ABDM-1035'), 'facilityNotFound', 'ABDM-1035'],
  ['hospital not connected', at('share'), 400, wrapped('ABDM-1028'), 'hospitalRefused', 'ABDM-1028'],
  ['hospital takes no such thing', at('share'), 400, wrapped('ABDM-1149'), 'hospitalRefused', 'ABDM-1149'],
  ['profile differs from the token', at('share'), 400, wrapped('ABDM-1086'), 'unexpected', 'ABDM-1086'],
  ['share token refused', at('share'), 401, wrapped('ABDM-1065'), 'sessionExpired', 'ABDM-1065'],
  ['wrong path', askMobile, 404, { timestamp: 'x', path: '/x', status: 404, error: 'Not Found' }, 'unexpected', null],
]

describe('what ABDM means', () => {
  test.each(rows)('%s', (_, asked, status, body, reason, code) => {
    expect(failureOf(asked, status, body)).toEqual({ reason, code, status })
  })
})

test('nothing of an answer but a short code and a status ever leaves, whatever it says', () => {
  const secret = '234123412346'
  const asked = fc.constantFrom(...rows.map(row => row[1]))
  const value = fc.constantFrom(secret, `code ${secret}`, `Invalid ${secret}`, `ABDM-${secret}`, 'Sita Devi', '482913')
  const body = fc.oneof(
    fc.dictionary(fc.oneof(value, fc.constantFrom('code', 'message', 'error', 'loginId')), value),
    fc.array(fc.dictionary(fc.constantFrom('code', 'message'), value)),
    value,
  )
  fc.assert(
    fc.property(asked, fc.integer({ min: 200, max: 599 }), body, (call, status, said) => {
      const failure = failureOf(call, status, said)
      expect(JSON.stringify(failure)).not.toMatch(/\d{7,}|482913|Sita/)
      expect(Object.keys(failure).sort()).toEqual(['code', 'reason', 'status'])
    }),
  )
})
