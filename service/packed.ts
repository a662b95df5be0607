import { sep } from 'node:path'

/** Does this program run from the archive that an installer put on the machine? */
export const isPacked = (here: string = import.meta.dirname): boolean => here.split(sep).includes('app.asar')

/** How somebody at this machine starts a command: by npm from the sources, by the program itself where it is installed. */
export const toRun = (name: 'doctor' | 'init', packed = isPacked()): string => (packed ? `abha-kiosk ${name}` : `npm run ${name} --`)
