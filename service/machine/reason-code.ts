import type { CounterReason } from '../contract/index.ts'

/** The short code on a slip, so that the clerk sees at once what was already tried. The staff guide lists them. */
export function reasonCode(reason: CounterReason): string {
  switch (reason) {
    case 'notNow':
      return 'K-10'
    case 'shareDeclined':
      return 'K-11'
    case 'notMe':
      return 'K-12'
    case 'phoneElsewhere':
      return 'K-20'
    case 'codeLocked':
      return 'K-21'
    case 'aadhaarHasNoMobile':
      return 'K-22'
    case 'deactivated':
      return 'K-23'
    case 'child':
      return 'K-24'
    case 'alreadyElsewhere':
      return 'K-25'
    case 'pickupNotFound':
      return 'K-26'
    case 'detailsDiffer':
      return 'K-27'
    case 'notOpened':
      return 'K-28'
    case 'hospitalRefused':
      return 'K-30'
    case 'aadhaarServiceDown':
      return 'K-40'
    case 'abdmDown':
      return 'K-41'
    case 'tooManyRequests':
      return 'K-42'
    case 'notPermitted':
      return 'K-43'
    case 'unexpected':
      return 'K-49'
  }
}
