/** Why no answer came, in the words of whoever keeps the line: for the log and the staff. People at the glass hear the same of all of them. */
export type LineFault =
  | 'nameUnknown' // DNS
  | 'noNetwork' // this machine has no way out
  | 'refused' // the host is there, its port is shut
  | 'noConnection' // nothing came back: neither TCP nor TLS was agreed on in time
  | 'certificateExpired'
  | 'certificateNotYet' // this machine's clock stands in the past
  | 'certificateOtherName'
  | 'certificateUntrusted'
  | 'tls' // no common ground, or what answered speaks no TLS
  | 'torn' // the line broke with the call on it
  | 'silent' // the call left, and nothing came in time
  | 'notAbdm' // a page, a redirect: somebody else answered, such as the log-in page of a network
  | 'unknown'

const byCode: Readonly<Record<string, LineFault>> = {
  ENOTFOUND: 'nameUnknown',
  EAI_AGAIN: 'nameUnknown',
  EAI_NODATA: 'nameUnknown',
  ENETUNREACH: 'noNetwork',
  ENETDOWN: 'noNetwork',
  EADDRNOTAVAIL: 'noNetwork',
  EHOSTUNREACH: 'noConnection',
  EHOSTDOWN: 'noConnection',
  UND_ERR_CONNECT_TIMEOUT: 'noConnection',
  ECONNREFUSED: 'refused',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateNotYet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateOtherName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateUntrusted',
  CERT_UNTRUSTED: 'certificateUntrusted',
  CERT_REVOKED: 'certificateUntrusted',
  CERT_REJECTED: 'certificateUntrusted',
  CERT_SIGNATURE_FAILURE: 'certificateUntrusted',
  CERT_CHAIN_TOO_LONG: 'certificateUntrusted',
  INVALID_CA: 'certificateUntrusted',
  EPROTO: 'tls',
  ECONNRESET: 'torn',
  EPIPE: 'torn',
  UND_ERR_SOCKET: 'torn',
  UND_ERR_HEADERS_TIMEOUT: 'silent',
  UND_ERR_BODY_TIMEOUT: 'silent',
}

/** Of the system's code, OpenSSL's or undici's. */
export const lineFaultOf = (code: string): LineFault =>
  byCode[code] ?? (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') ? 'tls' : 'unknown')

const afterLeaving: readonly LineFault[] = ['tls', 'torn', 'silent', 'notAbdm', 'unknown']
/** Whether the call may have left this machine before: a line that was never agreed on carried nothing. */
export const mayHaveLeft = (fault: LineFault): boolean => afterLeaving.includes(fault)
