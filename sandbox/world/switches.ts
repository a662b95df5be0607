/** One switch of the world, as the dock draws it. `seconds` 0 and `number` 0 mean off; `least` is 0 where it is not given. */
export type Definition =
  | { kind: 'yesNo'; initial: boolean; label: string }
  | { kind: 'seconds'; initial: number; label: string; least?: number }
  | { kind: 'number'; initial: number; label: string; most?: number }
  | { kind: 'choice'; initial: string; choices: readonly string[]; label: string }

const yesNo = (label: string, initial = false) => ({ kind: 'yesNo', initial, label }) as const
const seconds = (label: string, least = 0) => ({ kind: 'seconds', initial: 0, label, least }) as const
const number = (label: string, most = 1e9) => ({ kind: 'number', initial: 0, label, most }) as const
const choice = <C extends string>(label: string, initial: C, choices: readonly C[]) => ({ kind: 'choice', initial, choices, label }) as const
const UIDAI_NUMBERS = [
  ...['off', '998', '997', '996', '953', '952', '403', '400', '110', '111', '112'],
  ...['300', '330', '501', '561', '563', '810'],
] as const
const BODIES = ['own', 'wrapped', 'flat', 'listed', 'keyed', 'messageOnly', 'description', 'textInside', 'empty'] as const
const DEPENDENCIES = ['1019', '1024', '1029', '1034', '1200', '1201', '1202', '1205', '1208', '1209', '1226'] as const
const SHAPES = ['rotate', 'first', 'second', 'third'] as const

/** Every error of abdm-v3 f.7, by its number or what it says. */
export const SHARE_FAULTS = [
  ...['off', '1001', '1006', '1007', '1018', '1022', '1023', '1024', '1027', '1028', '1035', '1040', '1041', '1043', '1049', '1050', '1051', '1052'],
  ...['1055', '1064', '1065', '1066', '1084', '1085', '1086', '1087', '1102', '1149', '1170', '1401', '1402', '1407', '2401', '2402', '2403', '2404'],
  ...['2429', '2500', '9999', '900900', '900901', 'accessDenied'],
] as const

/** Everything that can be made to go wrong, and every open question of abdm-v3 l that the kiosk must survive either way. */
export const SWITCHES = {
  networkCut: yesNo("The kiosk's network is cut: every call is dropped"),
  network: choice("The kiosk's line is", 'full', ['full', '2g', 'lossy', 'cut', 'silent']),
  networkRoundTrip: seconds('A round trip on it takes so many seconds (0: as the line above)'),
  networkKbits: number('It carries so many kbit/s each way (0: as the line above)'),
  networkLoss: number('Of 100 packets so many are lost and come late', 100),
  networkReset: number('Of 100 calls so many are torn, before ABDM heard them or after', 100),
  answerBody: choice('What ABDM answers reaches the kiosk as', 'asIs', ['asIs', 'truncated', 'html', 'wrongType', 'empty', 'huge', 'garbage']),
  answerResetAt: number('The line is torn after so many bytes of each answer'),
  answerDrip: number('Answers drip at so many bytes a second'),
  abdmSlow: seconds('ABDM answers only after so many seconds'),
  abdmFault: choice('Every call is answered with a fault', 'off', [
    ...['off', 'tooMany', 'restricted', 'unavailable', 'gatewayBroken', 'serviceBroken', 'blocked', 'forbidden', 'noResource'],
  ] as const),
  abdmFaultAt: choice('That fault reaches', 'everything', ['everything', 'allButSessions']),
  callsPerMinute: number('More calls a minute than this are too many (429)'),
  aadhaarDown: choice('UIDAI is down', 'off', ['off', 'rotate', 'empty401', 'plain400', 'gateway504']),
  uidaiError: choice('UIDAI refuses every code it is asked for, with this number', 'off', UIDAI_NUMBERS),
  hospitalSilent: yesNo('The hospital takes the profile and never answers'),
  hospitalSlow: seconds('The hospital answers with a token only after so many seconds'),
  hospitalUnreachable: yesNo("The hospital's computer cannot be reached"),
  hospitalRefuses: choice('The hospital refuses', 'off', ['off', 'error', 'failed', 'failure', 'failedAndError']),
  hospitalTimeout: seconds('ABDM gives up on the hospital after so many seconds (408); the hospital answers two seconds later'),
  hospitalRepeat: choice('Who comes back within 30 minutes gets', 'sameToken', ['sameToken', 'failed', 'duplicate1087', 'silence']),
  hospitalHearsTwice: yesNo('ABDM posts every share to the hospital twice, with one REQUEST-ID'),
  onShareShape: choice("The hospital's answer carries", 'acknowledgement', ['acknowledgement', 'both']),
  tokenNumberForm: choice('Its number is written', 'asCounter', ['asCounter', 'plain', 'zeros', 'letters', 'number']),
  onShareRules: choice("The hospital's answer is checked", 'strict', ['strict', 'lax']),
  expiryShape: choice('Its expiry is written as', 'number', ['number', 'string', '180', '600', '1799', 'dateTime', 'absent']),
  shareMismatch: yesNo('The shared profile never matches the patient (ABDM-1086)'),
  shareCompared: choice("A share is compared with its token's owner by", 'wholeProfile', ['wholeProfile', 'person']),
  qrForm: choice("A counter's QR is written as", 'official', [
    ...['official', 'production', 'redirected', 'hipid', 'json', 'underscored', 'abdmScheme', 'noCounter', 'otherHospital', 'payment'],
  ] as const),
  shareFault: choice('A share is answered with this error', 'off', SHARE_FAULTS),
  shareFieldCodes: choice('A broken field of a share is called', 'ABDM-1006', ['ABDM-1006', 'named', 'rotate']),
  shareCoordinates: choice('The keys latitude and longitude of a share are', 'required', ['required', 'optional']),
  shareAnswerBody: choice('The 202 of a share carries', 'empty', ['empty', 'text', 'json']),
  hiuIdKind: choice('X-HIU-ID must be', 'service', ['service', 'client', 'either']),
  m1TokenWorksForShare: yesNo('A token of the ABHA service may share a profile', true),
  authTokenStyle: choice('X-AUTH-TOKEN must be', 'bare', ['bare', 'bearer', 'either']),
  getTokenDetailsOff: yesNo('The list of tokens (getTokenDetails) is gone'),
  tokenDetailsFault: choice('The list of tokens is answered with this error', 'off', SHARE_FAULTS),
  tokenDetailsLate: seconds('A token enters the list only after so many seconds'),
  tokenDetailsExpiry: choice('Its expiresIn is', '1800', ['1800', 'text', 'asHospital', 'absent']),
  tokenDetailsOrder: choice('The list begins with the', 'newest', ['newest', 'oldest']),
  callbackOff: yesNo('The answer is never posted to the bridge'),
  callbackLate: seconds('The answer is posted to the bridge only after so many seconds'),
  callbackTwice: choice('The answer is posted to the bridge', 'once', ['once', 'sameId', 'freshId']),
  callbackPlace: choice('In what is posted the number stands in', 'acknowledgement', ['acknowledgement', 'profile', 'bare']),
  callbackForged: choice('The answer posted to the bridge is forged', 'off', [
    ...['off', 'badSignature', 'unknownKid', 'algNone', 'hmac', 'expired', 'unsigned'],
  ] as const),
  relayOff: choice('The relay does not answer', 'off', ['off', 'refused', '503']),
  relayForges: yesNo('The relay hands on callbacks nobody signed'),
  sessions200or202: choice('Sessions answer with', '200', ['200', '202']),
  grantTypeOptional: yesNo('Sessions are opened without a grantType too'),
  certsOff: yesNo('The key set for callbacks (certs) is gone'),
  bridgeDuplicate: yesNo('The same bridge URL a second time is refused (ABDM-1094)'),
  credentialsRejected: yesNo("The kiosk's client id and secret are refused"),
  missingToken400: yesNo('A call without Authorization is answered 400, not 401'),
  clockSkewSeconds: seconds("ABDM's clock is so many seconds ahead of the kiosk's", -86_400),
  otpShape: choice('A wrong code is answered in the shape', 'rotate', SHAPES),
  errorShapes: choice('Other errors are answered in the shape', 'rotate', SHAPES),
  cardOff: yesNo('Profile and card calls answer 401 with nothing'),

  governmentIntegrator: yesNo('The client is a government integrator: demographic and child enrolment are open to it'),
  benefitName: choice('A BENEFIT_NAME header is', 'refused', ['refused', 'known', 'needed']),
  biometrics: yesNo('Finger, iris and face are open to the client'),
  faceResult: choice('The picture of a face ends as', 'complete', ['complete', 'pending', 'failed']),
  creationCap: yesNo('The client has made its 100 ABHAs (ABDM-1227)'),
  enrolAnswerLost: yesNo('An enrolment makes the account and its answer is lost (504)'),
  identityFault: choice('Every identity call is answered with', 'off', ['off', '1027', 'tracking', ...DEPENDENCIES]),
  uidaiErrorAt: choice("UIDAI's refusal comes when a code is", 'request', ['request', 'verify', 'both']),
  uidaiForm: choice("UIDAI's number is written in the form", 'coded', ['coded', 'message', 'listed', 'rotate']),
  noMobileCode: choice('An Aadhaar without a mobile is answered with', 'rotate', ['rotate', '110', '111', '112', 'HIS-3005']),
  mobileOtpRefused: choice('A mobile code for an ABHA number is refused', 'off', ['off', '1303', '1304', '1305']),
  phrResendWait: yesNo('PHR app: no new code within 30 seconds (AS-1296)'),
  otpMessage: choice('The sentence about a code shows the digits', 'ending', ['ending', 'beginning', 'none']),
  noAccounts: choice('A mobile nobody registered is answered with', 'notFound', ['notFound', 'emptyList']),
  maskedNumbers: choice('ABHA numbers in lists are masked', 'never', ['never', 'aadhaarLogin', 'starred', 'crossed']),
  maskedNumberWorks: yesNo('A masked number may be named in verify/user', true),
  loginTokens: choice('A login gives a T-token', 'asSeen', ['asSeen', 'always', 'onlyForSeveral']),
  listFields: choice('Entries of a list carry', 'all', ['all', 'few']),
  unknownBirth: choice('A day or month nobody wrote down is', 'null', ['null', 'zeros']),
  dobForms: choice('Birth dates in lists are written', 'mixed', ['mixed', 'dayFirst', 'yearFirst']),
  mobileVerifiedShown: yesNo('An enrolment says mobileVerified', true),
  addressRule: choice('A new ABHA address keeps the rule of', 'swagger', ['swagger', 'phr']),
  addressAnswer: choice('abha-address is answered as in the', 'sample', ['sample', 'schema']),
  suffixAccepted: yesNo('abha-address takes the address with its suffix too'),
  demographicAnswer: choice('Demographic enrolment is answered as in the', 'sample', ['sample', 'schema', 'otp']),
  phrWebKey: choice('PHR web is encrypted with the key of', 'profile', ['profile', 'phr']),
  webMobile: choice('PHR web shows the mobile', 'masked', ['masked', 'full']),
  webPaths: choice('PHR web pictures lie at the paths of', 'nha', ['nha', 'sdk']),
  phrAddressLogin: choice('PHR app: a login by ABHA address is', 'open', ['open', 'refused']),
  phrAadhaarHint: choice('PHR app: the hint for Aadhaar is', 'aadhaar', ['aadhaar', 'Aadhaar-number', 'either']),
  scopeCombination: choice('Scopes that do not go together are answered with', 'rotate', ['rotate', '1107', '1006']),
  phrTransfer: choice('PHR app: a T-token lives and looks as in', 'saved', ['saved', 'sheet']),
  phrNumberLogin: choice('PHR app: a login by ABHA number gives', 'transfer', ['transfer', 'user']),
  phrAuthTokenToo: yesNo('PHR app: profile calls want X-AUTH-TOKEN beside X-token'),
  addressOnlyNumber: choice('PHR app: an address without ABHA number has abhaNumber', 'null', ['null', 'absent']),
  accessDenied: yesNo('PHR app: profile calls answer 403 Access Denied'),
  m1LogoutGone: yesNo('Logout of the ABHA service is gone (404)'),
  withdrawnGone: yesNo('profile/login/search is gone (404)'),
  readsRefused: choice('Of the profile calls 401 with nothing is answered by', 'none', ['none', 'allButQr', 'card']),
  cardForm: choice('The card comes as', 'png', ['png', 'jpeg', 'svg', 'pdf', 'octets']),
  cardQr: choice("The card's QR is written like", 'blanks', ['blanks', 'underscores', 'few']),
  abhaErrorBody: choice('Errors of the ABHA service are written', 'own', BODIES),
  phrErrorBody: choice('Errors of the PHR family are written', 'own', BODIES),
  tokenErrors: choice('A refused X-token or T-token is answered with', 'words', ['words', 'codes']),
  errorTime: choice('The time in an error is written', 'spaced', ['spaced', 'iso']),
}

export type SwitchName = keyof typeof SWITCHES
type ValueOf<D extends Definition> = D extends { kind: 'yesNo' }
  ? boolean
  : D extends { kind: 'seconds' | 'number' }
    ? number
    : D extends { choices: readonly (infer C)[] }
      ? C
      : never
export type SwitchValues = { -readonly [N in SwitchName]: ValueOf<(typeof SWITCHES)[N]> }

export const isSwitch = (name: unknown): name is SwitchName => typeof name === 'string' && Object.hasOwn(SWITCHES, name)

export const initialSwitches = (): SwitchValues =>
  Object.fromEntries(Object.entries(SWITCHES).map(([name, { initial }]) => [name, initial])) as SwitchValues

/** Why a value cannot be set, or null after setting it. `998` is the choice `'998'`: YAML reads digits as a number. */
export function setSwitch(values: SwitchValues, name: SwitchName, given: unknown): string | null {
  const definition: Definition = SWITCHES[name]
  const value = definition.kind === 'choice' && typeof given === 'number' ? String(given) : given
  const [least, most] = [
    definition.kind === 'seconds' ? (definition.least ?? 0) : 0,
    definition.kind === 'number' ? (definition.most ?? 1e9) : 86_400,
  ]
  const fits =
    definition.kind === 'yesNo'
      ? typeof value === 'boolean'
      : definition.kind === 'choice'
        ? definition.choices.includes(value as string)
        : typeof value === 'number' && value >= least && value <= most
  if (!fits)
    return definition.kind === 'choice'
      ? `one of ${definition.choices.join(', ')}`
      : definition.kind === 'yesNo'
        ? 'true or false'
        : definition.kind === 'number'
          ? `a number from ${least} to ${most}`
          : `a number of seconds from ${least} to ${most}`
  Object.assign(values, { [name]: value })
  return null
}
