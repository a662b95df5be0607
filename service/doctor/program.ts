import { isPacked } from '../packed.ts'
import { type Finding, failed, well } from './finding.ts'

export interface Program {
  version: string
  /** first 16 hex digits of the build's SHA-256; two machines with the same one run the same */
  hash: string
  /** is the page there that people see? */
  hasPage: boolean
  /** packages whose versions IT is asked for: name and version */
  parts: Readonly<Record<string, string | undefined>>
}

export function checkProgram({ version, hash, hasPage, parts }: Program): Finding {
  const versions = Object.entries(parts).flatMap(([name, of]) => (of === undefined ? [] : [`${name} ${of}`]))
  const found = [`ABHA kiosk ${version}`, `build ${hash}`, ...versions].join(', ')
  return hasPage
    ? well('program', found)
    : failed(
        'program',
        `${found}; the page people see is not built`,
        isPacked() ? 'Install the kiosk again.' : 'npm run build, or install the kiosk again.',
      )
}
