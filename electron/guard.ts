import type { Session, WebContents } from 'electron'
import { keyPasses } from './keys.ts'
import { pageOrigin } from './page.ts'

/** Nothing that a page, a finger, a key or a plugged-in device does leads to another page, another window, a menu or a file. */
export function guardContents(contents: WebContents, scannerKeys: () => readonly string[]): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // each of them has its own type of listener, and all of them an event that can be prevented
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const)
    contents.on(event as 'will-navigate', navigation => navigation.preventDefault())
  contents.on('before-input-event', (event, key) => {
    if (!keyPasses(key, scannerKeys())) event.preventDefault()
  })
  contents.on('login', event => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1)
    void contents.setVisualZoomLevelLimits(1, 1)
  })
}

/** The page reaches its own scheme and nothing else: no host, no file; and nothing is saved. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest((request, callback) => callback({ cancel: !mayLoad(request.url) }))
  session.on('will-download', event => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}

/** Pure. `data:` and `blob:` are the page's own bytes. */
export const mayLoad = (address: string): boolean => {
  const url = URL.parse(address)
  if (url === null) return false
  if (url.protocol === 'data:') return true
  if (url.protocol === 'blob:') return url.pathname.startsWith(`${pageOrigin}/`)
  return url.protocol === 'app:' && `${url.protocol}//${url.host}` === pageOrigin
}
