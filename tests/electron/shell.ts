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

interface How {
  window?: null
  own?: string[]
  env?: Record<string, string>
  change?: (text: string) => string
  /** what is on the glass first */
  first?: 'language' | 'outOfService'
}

export const electronPath = (): string => {
  const { KIOSK_ELECTRON } = process.env
  if (!KIOSK_ELECTRON) throw new Error('KIOSK_ELECTRON names no Electron; run the tests by: npm run test:electron')
  return KIOSK_ELECTRON
}

/** What the shell is started with: our own options behind Chromium's, the fake camera among them. `window` is null for the whole screen, as it hangs in a hall. */
export async function shellArguments(desk: Desk, sheet: string, window: string | null = '1080x1920'): Promise<string[]> {
  return [
    // Chromium's own; the shell's tests run as root in places where nobody else is
    '--no-sandbox',
    `--user-data-dir=${join(desk.folder, 'chromium')}`,
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${await makeCameraVideo({ texts: [await desk.counterQr(sheet)], folder: videoFolder })}`,
    appFolder,
    '--config',
    desk.configFile,
    ...(window === null ? [] : ['--window', window]),
  ]
}

/** `more`: further switches of Chromium; `own`: further options of ours; `change` edits the config */
export async function openShell(
  sheet = '2',
  more: string[] = [],
  { window, own = [], env = {}, change, first = 'language' }: How = {},
): Promise<Shell> {
  const desk = await openDesk(change)
  let app: ElectronApplication | null = null
  const close = async () => {
    await app?.close()
    await desk.close()
  }
  try {
    app = await electron.launch({
      executablePath: electronPath(),
      args: [...more, ...(await shellArguments(desk, sheet, window)), ...own],
      env: { ...(process.env as Record<string, string>), ...env },
    })
    const { evaluate } = app
    app.evaluate = ((...asked: Parameters<typeof evaluate>) => askedAgain(() => evaluate.apply(app, asked))) as typeof evaluate
    const page = await app.firstWindow()
    await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', first, { timeout: 30_000 })
    return { desk, app, page, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A new page in the same shell: what was done to the old one is gone, and the visit with it. */
export async function anew({ app, page }: Shell): Promise<void> {
  await inPage(app, "window.old = true; document.querySelector('[data-screen]')?.removeAttribute('data-screen')")
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', 'language', { timeout: 30_000 })
  expect(await inPage(app, "'old' in window")).toBe(false)
}

/**
 * The shell's process runs its microtasks late, and V8 may collect an answer before Playwright has it (microsoft/playwright#33737), the more often the more comes
 * and goes there: it is asked again. What these tests ask bears being done twice.
 */
async function askedAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await ask()
    } catch (error) {
      if (time === 20 || !(error instanceof Error && error.message.includes('Resulting promise was garbage collected'))) throw error
    }
  }
}

/** What a script of the page's own process says; the page of Playwright is gone for good once that process has died. */
export const inPage = <T>(app: ElectronApplication, script: string): Promise<T | null> =>
  app.evaluate(async ({ BrowserWindow }, code) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window || window.webContents.isCrashed()) return null
    // a page that dies while it is asked never answers
    return Promise.race([window.webContents.executeJavaScript(code).catch(() => null), new Promise(resolve => setTimeout(() => resolve(null), 1000))])
  }, script)

export const screenOf = (app: ElectronApplication) => inPage<string>(app, "document.querySelector('[data-screen]')?.dataset.screen ?? null")
