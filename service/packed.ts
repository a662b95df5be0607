import { sep } from 'node:path'

/** Does this program run from the archive that an installer put on the machine? */
export const isPacked = (here: string = import.meta.dirname): boolean => here.split(sep).includes('app.asar')

/** How somebody at this machine starts a command: by npm from the sources, by the program itself where it is installed. */
export const toRun = (name: keyof typeof fromSources, packed = isPacked()): string => (packed ? `abha-kiosk ${name}` : fromSources[name])

const fromSources = {
  device: 'npm run device --',
  doctor: 'npm run doctor --',
  init: 'npm run init --',
  'slip-lines': 'npx node scripts/slip-lines.ts',
  staff: 'npx node scripts/staff.ts',
}
