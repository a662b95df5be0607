import { toRun } from '../packed.ts'

export interface Written {
  /** the config's whole path */
  config: string
  /** where the credentials belong */
  credentials: string
  platform: NodeJS.Platform
  packed: boolean
}

/** What whoever wrote the first config does next, in the words of where they stand. Pure. */
export function nextSteps(written: Written): string {
  const steps = !written.packed ? stepsByHand(written) : written.platform === 'win32' ? stepsOnWindows(written) : stepsInstalled(written)
  return `\n${written.config} is written. What comes next${steps}\n`
}

const secret = '{"clientId": "…", "clientSecret": "…"}'

const stepsInstalled = ({ config, packed }: Written) => `:
  1. Client id and secret, asked for and not shown: abha-kiosk --no-sandbox secret
  2. The set-up again, which puts owner and rights of both right: /opt/abha-kiosk/resources/install/install
  3. A badge and a PIN for the staff: abha-kiosk --no-sandbox staff badge --name NAME
  4. runuser -u abha-kiosk -- ${toRun('doctor', packed)} --config ${config}
  5. The printer, once: runuser -u abha-kiosk -- ${toRun('device', packed)} printer probe …, as the doctor says`

const stepsOnWindows = ({ config, credentials, packed }: Written) => `:
  1. The set-up takes it: .\\install.ps1 -Config ${config}
  2. Client id and secret, with an editor into ${credentials}: ${secret}
  3. A badge and a PIN for the staff; the PIN twice, through a pipe: '123456','123456' | ${toRun('staff', packed)} badge --name NAME
  4. ${toRun('doctor', packed)} --config ${config}`

const stepsByHand = ({ config, credentials, packed }: Written) => ` (USER: the user the kiosk runs as):
  1. It must be able to read the config, and nobody else: chown USER ${config}
  2. Client id and secret, for it alone:
       install -D -m 600 -o USER /dev/null ${credentials}
     and with an editor into it: ${secret}
  3. A badge and a PIN for the staff: ${toRun('staff', packed)} badge --name NAME
  4. As that user: ${toRun('doctor', packed)} --config ${config}`
