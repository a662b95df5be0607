import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ascii, CUT, DLE_EOT, INIT, processAnswer, processId, raster } from './escpos.fixture.ts'
import { type RunningPrinter, startPretendPrinter } from './server.ts'

let running: RunningPrinter
const sockets: Socket[] = []

async function start(options = {}) {
  running = await startPretendPrinter({ speed: 0, ...options })
  return running
}

async function dial(): Promise<Socket> {
  const socket = connect(running.escposPort, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

async function hear(socket: Socket, count: number): Promise<number[]> {
  const heard: number[] = []
  while (heard.length < count) heard.push(...((await once(socket, 'data')) as [Buffer])[0])
  return heard
}

const http = (path: string) => `http://127.0.0.1:${running.httpPort}${path}`
const flip = (name: string, value: unknown) =>
  fetch(http('/switch'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, value }) })

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await running.close()
})

const slip = Uint8Array.from([...INIT, ...ascii('TOKEN 47'), 0x0a, ...raster(72, 50, () => 0xff), ...CUT, ...processId('0047')])

describe('over the network', () => {
  it('prints a slip, says so, and shows it', async () => {
    await start()
    const socket = await dial()
    socket.write(slip)
    expect(await hear(socket, 7)).toEqual(processAnswer('0047'))
    expect(await (await fetch(http('/state'))).json()).toMatchObject({
      paper: 'ok',
      cover: 'closed',
      plugged: true,
      connected: true,
      slips: [{ index: 1, cut: true, heightRows: 96 + 34 + 50 }],
    })
    for (const path of ['/slips/1.png', '/paper.png']) {
      const answer = await fetch(http(path))
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect([...new Uint8Array(await answer.arrayBuffer()).subarray(1, 4)]).toEqual(ascii('PNG'))
    }
    expect((await fetch(http('/slips/2.png'))).status).toBe(404)
  })

  it('shuts a second host out and goes on with the first', async () => {
    await start()
    const first = await dial()
    const second = await dial()
    second.on('error', () => {})
    await new Promise(resolve => second.once('close', resolve))
    first.write(Uint8Array.from(DLE_EOT(1)))
    expect(await hear(first, 1)).toEqual([0x12])
  })

  it('takes the next host when the first has gone', async () => {
    await start()
    const first = await dial()
    first.end()
    await once(first, 'close')
    const second = await dial()
    second.write(Uint8Array.from(DLE_EOT(1)))
    expect(await hear(second, 1)).toEqual([0x12])
  })

  it('unplugged, breaks the connection and refuses the next; plugged in again, it is at the same port', async () => {
    await start()
    const socket = await dial()
    socket.on('error', () => {})
    const closed = new Promise(resolve => socket.once('close', resolve))
    await flip('unplugged', true)
    await closed
    await expect(dial()).rejects.toThrow()
    await flip('unplugged', false)
    const again = await dial()
    again.write(Uint8Array.from(DLE_EOT(1)))
    expect(await hear(again, 1)).toEqual([0x12])
  })

  it('resets the connection at a byte', async () => {
    await start()
    await flip('resetAtByte', 100)
    const socket = await dial()
    const failed = once(socket, 'error')
    socket.write(slip)
    expect(((await failed) as [NodeJS.ErrnoException])[0].code).toBe('ECONNRESET')
  })

  it('lets the host feel that it does not read', async () => {
    await start({ bufferBytes: 2048 })
    await flip('paperOut', true)
    const socket = await dial()
    let drained = false
    socket.write(new Uint8Array(30_000_000).fill(0x41), () => {
      drained = true
    })
    await fetch(http('/state'))
    expect(drained).toBe(false)
  })

  it('tells listeners when something changes', async () => {
    await start()
    const answer = await fetch(http('/events'))
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    expect(first?.value).toContain('"paper":"ok"')
    await flip('paperOut', true)
    const second = await reader?.read()
    expect(second?.value).toContain('"paper":"out"')
    await reader?.cancel()
  })

  it('refuses a switch it has not got, and a value that is none', async () => {
    await start()
    expect((await flip('paperOuts', true)).status).toBe(400)
    expect((await flip('paperOut', 'yes')).status).toBe(400)
    expect((await flip('rate', -1)).status).toBe(400)
  })

  it('forgets the job that waits in it only when asked to', async () => {
    await start()
    await flip('paperOutAtRow', 20)
    const socket = await dial()
    socket.write(slip)
    while (!((await (await fetch(http('/state'))).json()) as { busy: boolean }).busy);
    const clear = async (body: unknown) =>
      (await (
        await fetch(http('/clear'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      ).json()) as { busy: boolean }
    expect((await clear({})).busy).toBe(true)
    expect((await clear({ job: true })).busy).toBe(false)
  })

  it('forgets its slips when cleared', async () => {
    await start()
    const socket = await dial()
    socket.write(slip)
    await hear(socket, 7)
    const cleared = await fetch(http('/clear'), { method: 'POST' })
    expect(await cleared.json()).toMatchObject({ slips: [], current: { begun: false } })
  })
})
