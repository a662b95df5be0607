import { join } from 'node:path'
import { type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'
import { videoFolder } from '../e2e/support/chromium.ts'
import { makeCameraVideo } from '../e2e/support/video.ts'
import { type Desk, openDesk } from '../support/desk.ts'

const appFolder = join(import.meta.dirname, '../../dist/electron-test')

export interface Shell {
  desk: Desk
  app: ElectronApplication
  page: Page
  close(): Promise<void>
}

export const electronPath = (): string => {
  const { KIOSK_ELECTRON } = process.env
  if (!KIOSK_ELECTRON) throw new Error('KIOSK_ELECTRON names no Electron; run the tests by: npm run test:electron')
  return KIOSK_ELECTRON
}

/** What the shell is started with: our own options behind Chromium's, the fake camera among them. */
export async function shellArguments(desk: Desk, sheet: string): Promise<string[]> {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${await makeCameraVideo({ texts: [await desk.counterQr(sheet)], folder: videoFolder })}`,
    appFolder,
    '--config',
    desk.configFile,
    '--window',
    '1080x1920',
  ]
}

/** `more`: further switches of Chromium */
export async function openShell(sheet = '2', more: string[] = []): Promise<Shell> {
  const desk = await openDesk()
  let app: ElectronApplication | null = null
  const close = async () => {
    await app?.close()
    await desk.close()
  }
  try {
    app = await electron.launch({ executablePath: electronPath(), args: [...more, ...(await shellArguments(desk, sheet))] })
    const page = await app.firstWindow()
    await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', 'language', { timeout: 20_000 })
    return { desk, app, page, close }
  } catch (error) {
    await close()
    throw error
  }
}
