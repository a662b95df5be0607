export {
  type AadhaarNumber,
  type AadhaarQr,
  type AadhaarQrProblem,
  type AadhaarQrRules,
  encryptAadhaarOnce,
  readAadhaarQr,
} from './aadhaar-qr.ts'
export { type UidaiCertificate, uidaiCertificates } from './aadhaar-qr-signature.ts'
export { type Abdm, type AbdmState, createAbdm } from './abdm.ts'
export { type AbhaCardQr, readAbhaCardQr } from './abha-card-qr.ts'
export { type AbhaProfile, type Address, fillProfile } from './abha-profile.ts'
export type { AddressFound, AddressLogin, CodeSender } from './address-login.ts'
export type { HeaderForms } from './auth-token-headers.ts'
export type { BirthDate } from './birth-date.ts'
export type { Bridge } from './bridge.ts'
export type { Encrypted, EncryptedFor, Encryptor, KeyName, PhrEncrypted, PhrWebEncrypted } from './certificate.ts'
export { abhaNumberLooksRight, formatAbhaNumber, isAadhaar, isAbhaAddress, isAbhaNumber, isMobile, isNewAbhaAddress, isOtp } from './check-digits.ts'
export {
  type AbdmConfig,
  type AbdmDeps,
  type AbdmUrls,
  type AuthTokenStyle,
  type Credentials,
  defaultTimeouts,
  productionUrls,
  type RelayConfig,
  sandboxUrls,
  type Timeouts,
  urlsAt,
} from './config.ts'
export { type CounterQr, type CounterQrRules, counterQrHosts } from './counter-qr.ts'
export type { EnrolFailure, Enrolled } from './enrolled.ts'
export { type ChosenAddress, type Demographics, type Enrolment, enrolmentConsent } from './enrolment.ts'
export type { FindAbha, FoundAbha } from './find-abha.ts'
export type { LineFault } from './line-fault.ts'
export type { LoggedIn, Login, LoginRoute } from './login.ts'
export { endingOf, maskAbhaNumber, maskAddress, maskMobile } from './mask.ts'
export { nodeDeps } from './node-deps.ts'
export type { OtpSent } from './otp.ts'
export type { PhrLoggedIn, PhrLogin, PhrRoute } from './phr-login.ts'
export type { PhrTokenObtained, PhrTokens, PhrTokenWay } from './phr-token.ts'
export type { Picture, Profile } from './profile.ts'
export { type Facility, isSameName } from './providers.ts'
export { type CounterQrProblem, type Qr, type QrRefusal, type QrRules, readCounterQr, readQr } from './qr.ts'
export type { QueueToken } from './queue-token.ts'
export { err, type Failure, ok, type Reason, type Result } from './result.ts'
export { Secret } from './secret.ts'
export type { Shared, ShareRequest } from './share.ts'
export type { TokenSource, TokenWait } from './token-source.ts'
export type { UserTokens } from './user-tokens.ts'
