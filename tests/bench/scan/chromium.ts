import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import type { Picture } from '../pictures/kinds.ts'
import type { Reader } from './readers.ts'

const browserPath = process.env.KIOSK_BROWSER ?? '/usr/bin/chromium'

/** qr-scanner works in a browser only: a page that reads pictures with it. Null where there is no Chromium. */
export async function openQrScanner(): Promise<{ reader: Reader; close(): Promise<void> } | null> {
  if (!existsSync(browserPath)) return null
  const folder = dirname(fileURLToPath(import.meta.resolve('qr-scanner')))
  const server = createServer(async (request, response) => {
    const file = request.url === '/' ? null : join(folder, (request.url ?? '').replaceAll('..', ''))
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html')
    response.end(file && existsSync(file) ? await readFile(file) : '<!doctype html><title>qr-scanner</title>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.evaluate(async () => {
    const address = '/qr-scanner.min.js'
    const { default: QrScanner } = await import(address)
    const engine = QrScanner.createQrEngine()
    Object.assign(window, {
      async readGrey(base64: string, width: number, height: number) {
        const canvas = document.createElement('canvas')
        canvas.width = width
        canvas.height = height
        const context = canvas.getContext('2d') as CanvasRenderingContext2D
        const image = context.createImageData(width, height)
        const grey = atob(base64)
        for (let i = 0; i < grey.length; i++) image.data.fill(grey.charCodeAt(i), i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4)
        context.putImageData(image, 0, 0)
        const found = await QrScanner.scanImage(canvas, { qrEngine: engine, returnDetailedScanResult: true }).catch(() => null)
        return found ? found.data : null
      },
    })
  })
  return {
    reader: { who: 'qr-scanner (Chromium)', every: 5, read: picture => readIn(page, picture) },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

async function readIn(page: Page, { pixels, width, height }: Picture): Promise<string[]> {
  const text = await page.evaluate(
    ([base64, w, h]) =>
      (window as unknown as { readGrey(base64: string, width: number, height: number): Promise<string | null> }).readGrey(base64, w, h),
    [Buffer.from(pixels).toString('base64'), width, height] as const,
  )
  return text === null ? [] : [text]
}
