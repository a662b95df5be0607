import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Keyring {
  /** what a program of that session finds in its environment */
  env: Record<string, string>
  close(): void
}

/** A session of its own with a real keyring that is open: D-Bus and GNOME's keyring (Debian: dbus-daemon, gnome-keyring), its keys in `home`. */
export async function openKeyring(home: string): Promise<Keyring> {
  const data = join(home, '.local/share')
  const runtime = join(home, 'run')
  mkdirSync(data, { recursive: true })
  mkdirSync(runtime, { mode: 0o700 })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string]
  const env = { HOME: home, XDG_DATA_HOME: data, XDG_RUNTIME_DIR: runtime, DBUS_SESSION_BUS_ADDRESS: address }
  // it goes to the background once the keyring is open, and ends with its bus
  const daemon = spawn('gnome-keyring-daemon', ['--daemonize', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin.end('a password of this test')
  await once(daemon, 'exit')
  return {
    env,
    close: () => void bus.kill(),
  }
}
