import { execFileSync } from 'node:child_process'

/** In a package that nobody answers for; `.invalid` is no domain and never will be (RFC 2606). */
export const nobody = 'nobody named <nobody@abha-kiosk.invalid>'

/** The form that Debian wants: NAME <ADDRESS>. Pure. */
export const isMaintainer = (text: string): boolean => /^[^<>\s][^<>\n]* <[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>$/.test(text)

/** Why a Debian package is not signed as it is: one sentence, or null. Needs dpkg-deb. */
export function unfitToSign(file: string): string | null {
  let maintainer: string
  try {
    maintainer = execFileSync('dpkg-deb', ['--field', file, 'Maintainer'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return missing ? 'dpkg-deb is not here, which reads packages: sign on Debian or Ubuntu' : `${file} is no Debian package`
  }
  if (isMaintainer(maintainer) && !maintainer.endsWith('.invalid>')) return null
  return `${file} names nobody who answers for it. Pack it again: npm run package -- --maintainer 'NAME <ADDRESS>'`
}
