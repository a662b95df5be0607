import { readFileSync } from 'node:fs'
import { safeStorage } from 'electron'
import type { Keystore } from '../service/keystore.ts'

const names: Readonly<Record<string, string>> = {
  gnome_libsecret: 'the keyring (libsecret)',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
}

/** What keeps the key on this machine, for this user; only after Electron is ready. Chromium's own "basic_text" hides a text behind a key that everybody knows: that is none. */
export function keystoreHere(): Keystore {
  const name = process.platform === 'linux' ? names[safeStorage.getSelectedStorageBackend()] : 'the keystore of this system'
  if (name === undefined) return { ok: false, why: 'this session has no keystore' }
  if (!safeStorage.isEncryptionAvailable()) return { ok: false, why: `${name} cannot be used in this session` }
  return { ok: true, name, seal: text => safeStorage.encryptString(text), open: bytes => safeStorage.decryptString(Buffer.from(bytes)) }
}

/** The text of a file that `abha-kiosk secret` sealed; null: the keystore does not open it, or it is no such file. */
export function unseal(file: string): string | null {
  const keystore = keystoreHere()
  if (!keystore.ok || !file.endsWith('.sealed')) return null
  try {
    return keystore.open(readFileSync(file))
  } catch {
    return null
  }
}
