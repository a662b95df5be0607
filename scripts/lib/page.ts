import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { contentSecurityPolicy } from '../../service/content-security-policy.ts'
import type { Snapshot } from '../../service/contract/index.ts'

const built = fileURLToPath(new URL('../../dist/renderer', import.meta.url))
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.opus': 'audio/ogg',
}

/** Serves the built page alone (or one that was built elsewhere), under the product's content security policy, for pictures and for tests of single screens. */
export async function servePage(folder = built): Promise<{ address: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://here').pathname.replace(/\/$/, '/index.html'))
    try {
      if (!path.startsWith(folder)) throw new Error('outside')
      const body = await readFile(path)
      response
        .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-security-policy': contentSecurityPolicy })
        .end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return { address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, close: () => server.close() }
}

/** Runs in the page before its own script: a port that is only a function, `window.show(message)`, which is handed snapshots. */
export const bridge = () => {
  Object.assign(window, { kiosk: { post: () => {}, onClose: () => {}, onMessage: (hear: unknown) => Object.assign(window, { show: hear }) } })
}

/** Runs in the page and may use nothing but its own: what it finds on the screen that is drawn. */
type Find<Given, Found> = (given: Given) => Found[] | Promise<Found[]>

/** The page takes so many screens at once: then it is its own again for a moment. */
const atOnce = 50

/**
 * Draws one snapshot after the other in a page that was opened with the `bridge`, and asks each `find` about it: what was found, screen by screen. All of it happens
 * inside the page and in one go. A screen is drawn and laid out at once; that it is painted too, and asked for by one message after the other, would take longer than
 * everything else.
 */
export async function findOnEach<Given, Found>(
  page: Page,
  shown: readonly { snapshot: Snapshot; given: Given }[],
  ...finds: Find<Given, Found>[]
): Promise<Found[][]> {
  const found: Found[][] = []
  for (let from = 0; from < shown.length; from += atOnce) {
    const all = shown.slice(from, from + atOnce).map(({ snapshot, given }) => ({ message: { kind: 'snapshot', snapshot }, given }))
    const script = `(async (all, finds) => {
      const found = []
      for (const { message, given } of all) {
        show(message)
        await document.fonts.ready
        const here = []
        for (const find of finds) here.push(...(await find(given)))
        found.push(here)
      }
      return found
    })(${JSON.stringify(all)}, [${finds.join()}])`
    found.push(...((await page.evaluate(script)) as Found[][]))
  }
  return found
}

/** Hands a snapshot to a page that was opened with the `bridge`, and waits until it is drawn. */
export async function present(page: Page, snapshot: Snapshot): Promise<void> {
  await findOnEach(page, [{ snapshot, given: null }])
}

/** Waits until what is drawn is also painted, for a picture of it. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}
