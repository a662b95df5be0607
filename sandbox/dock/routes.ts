import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'
import { counters } from '../dock-api/state.ts'
import type { World } from '../world/world.ts'
import { counterSheetPage, qrSvg } from './qr.ts'

const FONT = '@fontsource/ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-devanagari-600-normal.woff2'

/** A counter's QR at `/dock/qr/:counterId.svg` and its sheet at `/dock/sheet/:counterId` (`?print` opens the print window). 404 for a counter the hospital has not got. */
export function openDockSheets(app: FastifyInstance, world: World): void {
  const font = createRequire(import.meta.url).resolve(FONT)
  const find = (id: string) => counters(world).find(counter => counter.id === id)

  app.get<{ Params: { counterId: string } }>('/dock/qr/:counterId.svg', (request, reply) => {
    const counter = find(request.params.counterId)
    return counter ? reply.type('image/svg+xml').send(qrSvg(counter.qr)) : reply.code(404).send({ error: 'no such counter' })
  })

  app.get<{ Params: { counterId: string }; Querystring: { print?: string } }>('/dock/sheet/:counterId', (request, reply) => {
    const counter = find(request.params.counterId)
    if (!counter) return reply.code(404).send({ error: 'no such counter' })
    return reply.type('text/html; charset=utf-8').send(counterSheetPage(counter, world.facility.name, request.query.print !== undefined))
  })

  app.get('/dock/font/devanagari.woff2', async (_, reply) => reply.type('font/woff2').send(await readFile(font)))
}
