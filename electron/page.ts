import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Protocol } from 'electron'
import { contentSecurityPolicy } from '../service/content-security-policy.ts'

export const pageOrigin = 'app://kiosk'
/** What is on the glass when starting again does not help. */
export const askStaffAddress = `${pageOrigin}/ask-staff/index.html`

/** Beside the policy of both hosts: no dialog, no print, no download, no second window, whatever a script asks for. */
const policy = `${contentSecurityPolicy}; sandbox allow-scripts allow-same-origin`

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.opus': 'audio/ogg',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

/** The file of the page that an app:// address names, or null: another host, or a path that leaves the folder. Pure. */
export function pageFile(folder: string, address: string, askStaffFolder: string): string | null {
  const url = URL.parse(address)
  if (url?.protocol !== 'app:' || url.host !== 'kiosk') return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const [home, inside] = path.startsWith('/ask-staff/')
    ? [askStaffFolder, path.slice('/ask-staff'.length)]
    : [folder, path === '/' ? 'index.html' : path]
  const file = normalize(join(home, inside))
  return file.startsWith(home + sep) ? file : null
}

/** Serves the built page from `folder` under app://kiosk, beside it the page that sends people to the staff, and nothing else. */
export function servePage(protocol: Protocol, folder: string, askStaffFolder: string): void {
  protocol.handle('app', async request => {
    const file = request.method === 'GET' ? pageFile(folder, request.url, askStaffFolder) : null
    if (!file) return new Response(null, { status: 404 })
    try {
      const bytes = await readFile(file)
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}
