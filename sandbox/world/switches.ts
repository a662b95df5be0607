/** One switch of the world, as the dock draws it. `seconds` 0 means off. */
export type Definition =
  | { kind: 'yesNo'; initial: boolean; label: string }
  | { kind: 'seconds'; initial: number; label: string }
  | { kind: 'choice'; initial: string; choices: readonly string[]; label: string }

const yesNo = (label: string, initial = false) => ({ kind: 'yesNo', initial, label }) as const
const seconds = (label: string, initial = 0) => ({ kind: 'seconds', initial, label }) as const
const choice = <C extends string>(label: string, initial: C, choices: readonly C[]) => ({ kind: 'choice', initial, choices, label }) as const
const SHAPES = ['rotate', 'first', 'second', 'third'] as const

/** Everything that can be made to go wrong, and every open question of abdm-v3 l that the kiosk must survive either way. */
export const SWITCHES = {
  networkCut: yesNo("The kiosk's network is cut: every call is dropped"),
  abdmSlow: seconds('ABDM answers only after so many seconds'),
  abdmFault: choice('Every call is answered with a fault', 'off', ['off', 'tooMany', 'restricted', 'unavailable', 'gatewayBroken', 'serviceBroken']),
  aadhaarDown: choice('UIDAI is down', 'off', ['off', 'rotate', 'empty401', 'plain400', 'gateway504']),
  uidaiError: choice('UIDAI refuses every code it is asked for, with this number', 'off', ['off', '998', '997', '953', '952', '403']),
  hospitalSilent: yesNo('The hospital takes the profile and never answers'),
  hospitalSlow: seconds('The hospital answers with a token only after so many seconds'),
  hospitalUnreachable: yesNo("The hospital's computer cannot be reached"),
  hospitalRefuses: choice('The hospital refuses', 'off', ['off', 'error', 'failed']),
  hospitalTimeout: seconds('ABDM gives up on the hospital after so many seconds (408); the hospital answers two seconds later'),
  hospitalRepeat: choice('Who comes back within 30 minutes gets', 'sameToken', ['sameToken', 'failed', 'duplicate1087']),
  onShareShape: choice("The hospital's answer carries", 'acknowledgement', ['acknowledgement', 'both']),
  expiryShape: choice('Its expiry is written as', 'number', ['number', 'string']),
  shareMismatch: yesNo('The shared profile never matches the patient (ABDM-1086)'),
  m1TokenWorksForShare: yesNo('A token of the ABHA service may share a profile', true),
  authTokenStyle: choice('X-AUTH-TOKEN must be', 'bare', ['bare', 'bearer', 'either']),
  getTokenDetailsOff: yesNo('The list of tokens (getTokenDetails) is gone'),
  callbackOff: yesNo('The answer is never posted to the bridge'),
  sessions200or202: choice('Sessions answer with', '200', ['200', '202']),
  credentialsRejected: yesNo("The kiosk's client id and secret are refused"),
  clockSkewSeconds: seconds("ABDM's clock is so many seconds ahead of the kiosk's"),
  otpShape: choice('A wrong code is answered in the shape', 'rotate', SHAPES),
  errorShapes: choice('Other errors are answered in the shape', 'rotate', SHAPES),
  cardOff: yesNo('Profile and card calls answer 401 with nothing'),
}

export type SwitchName = keyof typeof SWITCHES
type ValueOf<D extends Definition> = D extends { kind: 'yesNo' }
  ? boolean
  : D extends { kind: 'seconds' }
    ? number
    : D extends { choices: readonly (infer C)[] }
      ? C
      : never
export type SwitchValues = { -readonly [N in SwitchName]: ValueOf<(typeof SWITCHES)[N]> }

export const isSwitch = (name: unknown): name is SwitchName => typeof name === 'string' && Object.hasOwn(SWITCHES, name)

export const initialSwitches = (): SwitchValues =>
  Object.fromEntries(Object.entries(SWITCHES).map(([name, { initial }]) => [name, initial])) as SwitchValues

/** Why a value cannot be set, or null after setting it. */
export function setSwitch(values: SwitchValues, name: SwitchName, value: unknown): string | null {
  const definition: Definition = SWITCHES[name]
  const fits =
    definition.kind === 'yesNo'
      ? typeof value === 'boolean'
      : definition.kind === 'seconds'
        ? typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 86_400
        : definition.choices.includes(value as string)
  if (!fits)
    return definition.kind === 'choice'
      ? `one of ${definition.choices.join(', ')}`
      : definition.kind === 'yesNo'
        ? 'true or false'
        : 'a number of seconds'
  Object.assign(values, { [name]: value })
  return null
}
