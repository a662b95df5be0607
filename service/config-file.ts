import { win32 } from 'node:path'

/** Where the kiosk looks for its config when nobody names one. ProgramData is %PROGRAMDATA%; a Windows without it has it in its usual place. Pure. */
export const defaultConfigFile = (platform: NodeJS.Platform, { PROGRAMDATA }: NodeJS.ProcessEnv): string =>
  platform === 'win32' ? win32.join(PROGRAMDATA || 'C:\\ProgramData', 'abha-kiosk', 'kiosk.config.yaml') : '/etc/abha-kiosk/kiosk.config.yaml'
