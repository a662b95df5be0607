import type { Abdm } from './abdm.ts'
import type { Encrypted, PhrEncrypted, PhrWebEncrypted } from './certificate.ts'
import type { Result } from './result.ts'
import { Secret } from './secret.ts'
import type { UserTokens } from './user-tokens.ts'

const cipher = 'Y2lwaGVy' as Encrypted
const webCipher = 'Y2lwaGVy' as PhrWebEncrypted
const webCode = { txnId: 't', otp: webCipher }
const phrCipher = 'Y2lwaGVy' as PhrEncrypted
const tokens = (family: UserTokens['family'] = 'abha'): UserTokens => ({ token: new Secret('x-token'), family, expiresAt: new Date() })
const profile = {
  abhaNumber: '91-1234-5678-9012',
  abhaAddress: 'sita@sbx',
  name: 'Sita Devi',
  gender: 'F',
  birth: { day: '26', month: '6', year: '1999' },
  mobile: null,
  address: { line: 'House 4', district: 'BASTAR', state: 'CHHATTISGARH', pincode: '494001' },
  village: null,
  photo: null,
  status: 'ACTIVE',
  isChild: false,
}
const code = { txnId: 't', otp: cipher }
const phrCode = { txnId: 't', otp: phrCipher }

/** Every conversation there is, begun with something plausible: for tests of what may come back. */
export const conversations: Record<string, (abdm: Abdm) => Promise<Result<unknown>>> = {
  session: abdm => abdm.ready(),
  certificate: abdm => abdm.encryptors.profile(),
  enrolAadhaarCode: abdm => abdm.enrolment.requestAadhaarOtp({ aadhaar: cipher }),
  enrolByAadhaar: abdm => abdm.enrolment.enrolByAadhaar({ ...code, mobile: '9876543210' }),
  enrolByDemographics: abdm =>
    abdm.enrolment.enrolByDemographics({
      aadhaar: cipher,
      name: 'Sita Devi',
      gender: 'F',
      birth: profile.birth,
      stateCode: '22',
      districtCode: '374',
      pincode: null,
      address: null,
      mobile: null,
    }),
  enrolMessagesCode: abdm => abdm.enrolment.requestMobileOtp({ txnId: 't', mobile: cipher }),
  enrolVerifyMobile: abdm => abdm.enrolment.verifyMobile(code),
  suggestions: abdm => abdm.enrolment.suggestions({ txnId: 't' }),
  chooseAddress: abdm => abdm.enrolment.chooseAddress({ txnId: 't', address: 'sita.devi' }),
  loginByMobile: abdm => abdm.login.requestOtp({ by: 'mobile', via: 'abdm', loginId: cipher }),
  loginByNumber: abdm => abdm.login.requestOtp({ by: 'abha-number', via: 'abdm', loginId: cipher }),
  loginByAadhaar: abdm => abdm.login.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: cipher }),
  verifyByMobile: abdm => abdm.login.verify({ by: 'mobile', via: 'abdm', ...code }),
  verifyByNumber: abdm => abdm.login.verify({ by: 'abha-number', via: 'abdm', ...code }),
  verifyByAadhaar: abdm => abdm.login.verify({ by: 'aadhaar', via: 'aadhaar', ...code }),
  verifyUser: abdm => abdm.login.verifyUser({ txnId: 't', transferToken: new Secret('t-token'), abhaNumber: '91-1234-5678-9012' }),
  findAbha: abdm => abdm.findAbha.byMobile({ mobile: cipher }),
  addressSearch: abdm => abdm.addressLogin.search({ abhaAddress: 'sita@sbx' }),
  addressCode: abdm => abdm.addressLogin.requestOtp({ via: 'abdm', loginId: webCipher }),
  addressCodeAadhaar: abdm => abdm.addressLogin.requestOtp({ via: 'aadhaar', loginId: webCipher }),
  addressVerify: abdm => abdm.addressLogin.verify({ via: 'abdm', ...webCode }),
  addressVerifyAadhaar: abdm => abdm.addressLogin.verify({ via: 'aadhaar', ...webCode }),
  phrCode: abdm => abdm.phrLogin.requestOtp({ by: 'mobile', via: 'abdm', loginId: phrCipher }),
  phrCodeAadhaar: abdm => abdm.phrLogin.requestOtp({ by: 'aadhaar', via: 'aadhaar', loginId: phrCipher }),
  phrVerify: abdm => abdm.phrLogin.verify({ by: 'mobile', via: 'abdm', ...phrCode }),
  phrVerifyAadhaar: abdm => abdm.phrLogin.verify({ by: 'aadhaar', via: 'aadhaar', ...phrCode }),
  phrVerifyUser: abdm => abdm.phrLogin.verifyUser({ txnId: 't', transferToken: new Secret('t-token'), abhaAddress: 'sita@sbx' }),
  profile: abdm => abdm.profile.get(tokens()),
  profilePhr: abdm => abdm.profile.get(tokens('phr')),
  profilePhrWeb: abdm => abdm.profile.get(tokens('phrWeb')),
  card: abdm => abdm.profile.card(tokens()),
  facility: abdm => abdm.facility('IN2210000001'),
  share: abdm => abdm.share({ phrToken: new Secret('phr-token'), profile, mobile: '9876543210', hipId: 'IN2210000001', counterId: 'OPD1' }),
  tokenDetails: abdm =>
    abdm.tokens.waitFor({ phrToken: new Secret('p'), hipId: 'IN1', counterId: '1', since: new Date(), requestId: 'r1', forMs: 1 }),
}
