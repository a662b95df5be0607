import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
import type { runCommand } from '../service/main-command.ts'
import { exitCodes } from './exit-codes.ts'
import { keystoreHere } from './keystore.ts'

/**
 * Runs it in this process and ends with its exit code. Electron opens a display only after its first module has run to its end, so a command that is waited for
 * there needs none: it works over ssh. The one that needs the keystore, which is there later, is started once more with Chromium's display that shows nothing.
 */
export async function answer(command: string[], here: string): Promise<void> {
  if (command[0] === 'secret' && process.platform === 'linux' && !app.commandLine.hasSwitch('ozone-platform')) {
    const { status } = spawnSync(process.execPath, ['--ozone-platform=headless', ...process.argv.slice(1)], { stdio: 'inherit' })
    process.exit(status ?? exitCodes.fault)
  }
  const built = (await import(/* @vite-ignore */ pathToFileURL(join(here, 'command.mjs')).href)) as { runCommand: typeof runCommand }
  const done = await built.runCommand(command)
  if (typeof done === 'number') process.exit(done)
  app.disableHardwareAcceleration()
  void app.whenReady().then(() => app.exit(done(keystoreHere())))
}
