import { existsSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface UpdateServer {
  url: string
  /** the files that were asked for, in their order */
  asked: string[]
  /** what the last machine that asked for a manifest calls itself */
  stagingId: string
  /** how many wait for the end of an answer */
  open: number
  /** instead of the file of that name; false: the file all the same */
  instead: (name: string, response: ServerResponse) => boolean
  close(): Promise<void>
}

/** A plain web server over a folder. */
export async function serveFolder(folder: string): Promise<UpdateServer> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://server').pathname.slice('/updates/'.length)
    self.asked.push(name)
    self.stagingId = String(request.headers['x-user-staging-id'] ?? self.stagingId)
    self.open++
    response.on('close', () => self.open--)
    if (self.instead(name, response)) return
    const file = join(folder, name)
    const bytes = existsSync(file) ? readFileSync(file) : null
    response.writeHead(bytes ? 200 : 404, { 'content-length': bytes?.length ?? 0 }).end(bytes ?? '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const self: UpdateServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates`,
    asked: [],
    stagingId: '',
    open: 0,
    instead: () => false,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}
