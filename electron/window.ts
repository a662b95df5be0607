import { join } from 'node:path'
import { app, BrowserWindow, type Session, screen } from 'electron'
import { chooseDisplay } from './display.ts'
import type { Options } from './options.ts'

/** The one window, on the glass that is wanted, until the shell itself ends. At a desk it is a plain one that can be closed. */
export function openWindow({ desk, display, cursor }: Options, session: Session, here: string): BrowserWindow {
  const place = () => chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), display).bounds
  const window = new BrowserWindow({
    show: false,
    backgroundColor: '#F2EEE4',
    ...(desk
      ? { ...desk, useContentSize: true }
      : { ...place(), kiosk: true, fullscreen: true, frame: false, resizable: false, movable: false, minimizable: false, alwaysOnTop: true }),
    webPreferences: {
      preload: join(here, 'preload.cjs'),
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      safeDialogs: true,
      v8CacheOptions: 'none',
      devTools: false,
      // a page behind another window must still be heard alive
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  window.once('ready-to-show', () => window.show())
  if (!desk) stayOnTheGlass(window, place)
  if (!cursor) window.webContents.on('dom-ready', () => void window.webContents.insertCSS('* { cursor: none !important }', { cssOrigin: 'user' }))
  return window
}

/** Whatever closes, shrinks or leaves the window is undone; a display that was plugged in anew gets it back. */
function stayOnTheGlass(window: BrowserWindow, place: () => Electron.Rectangle): void {
  let ending = false
  app.once('before-quit', () => {
    ending = true
  })
  window.on('close', event => {
    if (!ending) event.preventDefault()
  })
  const fill = () => {
    if (window.isDestroyed()) return
    window.setBounds(place())
    window.setKiosk(true)
  }
  window.on('minimize', () => window.restore())
  window.on('leave-full-screen', fill)
  for (const change of ['display-added', 'display-removed', 'display-metrics-changed'] as const) screen.on(change as 'display-added', fill)
}
