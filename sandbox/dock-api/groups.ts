import { SWITCHES, type SwitchName } from '../world/switches.ts'

/** The first switch of each group, in the order of the table: what stands between two of these belongs to the upper one. */
const FIRST: Record<string, string> = {
  networkCut: "The kiosk's line",
  abdmSlow: 'ABDM as a whole',
  aadhaarDown: 'Aadhaar, and the making of an ABHA',
  hospitalSilent: 'The hospital',
  shareMismatch: 'Scan & Share',
  getTokenDetailsOff: 'How the token comes back',
  sessions200or202: 'The gateway',
  otpShape: 'Codes, shapes and the card',
  governmentIntegrator: 'Making an ABHA',
  noAccounts: 'Finding an ABHA',
  phrWebKey: 'The PHR family',
  readsRefused: 'Profile, card, bodies of errors',
}

/** Under which heading a switch stands in the dock. */
export function groupOf(name: SwitchName): string {
  let group = ''
  for (const one of Object.keys(SWITCHES) as SwitchName[]) {
    group = FIRST[one] ?? group
    if (one === name) break
  }
  return group
}
