import type { Abdm } from '../../abdm/index.ts'
import type { Printer } from '../../hardware/printer/types.ts'
import type { SerialScanner } from '../../hardware/scanner/types.ts'
import type { CredentialsRead } from '../credentials.ts'
import { type Around, checksOf } from './checks.ts'
import type { Finding } from './finding.ts'

/** What the running kiosk holds and nobody else may open beside it. */
export interface Held {
  printer: Printer | null
  scanner: SerialScanner | null
  abdm: Pick<Abdm, 'warm' | 'facility' | 'bridge'>
  credentials(): CredentialsRead
}

/** The doctor's findings from within the running kiosk: scanner and printer are not opened a second time, but say of themselves what they have said to the kiosk. Nothing is printed. */
export async function lookWhileRunning(configFile: string, around: Around, { printer, scanner, abdm, credentials }: Held): Promise<Finding[]> {
  const within: Around = {
    ...around,
    printer: config => ({ ...around.printer(config), ask: async () => ({ status: printer?.status ?? 'disconnected' }) }),
    scanner: config => ({ ...around.scanner(config), status: async () => scanner?.status ?? 'disconnected' }),
    abdm: config => ({ config, credentials: credentials(), abdm, close: async () => {} }),
  }
  return (await Promise.all(checksOf(configFile, within, { print: false }).map(({ run }) => run()))).flat()
}
