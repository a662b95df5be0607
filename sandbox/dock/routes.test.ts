import { createCanvas, loadImage } from '@napi-rs/canvas'
import fastify from 'fastify'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { counters } from '../dock-api/state.ts'
import { initialSwitches } from '../world/switches.ts'
import { FACILITY, type World } from '../world/world.ts'
import { qrSvg, signOf } from './qr.ts'
import { openDockSheets } from './routes.ts'

const world = { facility: FACILITY, switches: initialSwitches() } as World

async function read(svg: string): Promise<string | undefined> {
  const image = await loadImage(Buffer.from(svg.replace('<svg ', '<svg width="450" height="450" ')))
  const context = createCanvas(450, 450).getContext('2d')
  context.drawImage(image, 0, 0, 450, 450)
  return jsQR(new Uint8ClampedArray(context.getImageData(0, 0, 450, 450).data), 450, 450)?.data
}

describe('the sheets of the counters', () => {
  it('carry a QR that a reader reads as this counter of this hospital', async () => {
    const app = fastify()
    openDockSheets(app, world)
    for (const counter of counters(world)) {
      const svg = await app.inject(`/dock/qr/${counter.id}.svg`)
      expect(svg.headers['content-type']).toContain('image/svg+xml')
      expect(await read(svg.body)).toBe(counter.qr)
      const sheet = await app.inject(`/dock/sheet/${counter.id}`)
      expect(sheet.body).toContain(qrSvg(counter.qr))
      expect(sheet.body).toContain('DEMO')
      expect(sheet.body).not.toContain('<script')
    }
  })

  it('are not there for a counter the hospital has not got', async () => {
    const app = fastify()
    openDockSheets(app, world)
    for (const path of ['/dock/qr/99.svg', '/dock/sheet/99', '/dock/sheet/%3Cscript%3E']) expect((await app.inject(path)).statusCode).toBe(404)
  })

  it('open the print window only when asked to', async () => {
    const app = fastify()
    openDockSheets(app, world)
    expect((await app.inject('/dock/sheet/1?print')).body).toContain('print()')
  })

  it('bring the letters of their Hindi along', async () => {
    const app = fastify()
    openDockSheets(app, world)
    const font = await app.inject('/dock/font/devanagari.woff2')
    expect(font.rawPayload.subarray(0, 4).toString()).toBe('wOF2')
  })

  it('show the number over the window, not the id in the QR', () => {
    expect(['1', 'OPD4', 'OPD12', 'MAIN'].map(signOf)).toEqual(['1', '4', '12', 'MAIN'])
  })
})
