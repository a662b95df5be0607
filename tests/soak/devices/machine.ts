import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { WireAddress } from '../../../hardware/printer/address.ts'
import type { PrinterState } from '../../../sandbox/printer/printer.ts'
import type { Switches, SwitchName } from '../../../sandbox/printer/switches.ts'
import { addressOf, inkOf, type WireKind, well } from '../../print/wire.fixture.ts'

/** The pretend printer as a program of its own, at the end of a real wire; its switches and its paper by HTTP. */
export interface Machine {
  address: WireAddress
  set<Name extends SwitchName>(name: Name, value: Switches[Name]): Promise<void>
  /** everything that was done to it is undone */
  heal(): Promise<void>
  state(): Promise<PrinterState>
  /** pieces that came off since the last look */
  newPieces(): Promise<{ ink: string; cut: boolean }[]>
  close(): Promise<void>
}

const main = new URL('../../../sandbox/printer/main.ts', import.meta.url).pathname

export async function startMachine(kind: WireKind, folder: string, widthDots: number): Promise<Machine> {
  const path = join(folder, `printer-${kind}`)
  const where = kind === 'tcp' ? ['--port', '0'] : ['--pty', path]
  const child: ChildProcess = spawn(process.execPath, [main, ...where, '--http-port', '0', '--width', String(widthDots), '--speed', '600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('the pretend printer has no voice')
  const lines = createInterface({ input: child.stdout })
  const [first] = (await once(lines, 'line')) as [string]
  const ports = JSON.parse(first) as { escpos: number; http: number }
  const call = (way: string, body?: unknown) => http(ports.http, way, body)
  const state = async () => JSON.parse((await call('/state')).toString()) as PrinterState
  let seen = 0
  const set = async (name: SwitchName, value: unknown) => void (await call('/switch', { name, value }))
  return {
    address: addressOf(kind, ports.escpos, path),
    set,
    async heal() {
      for (const [name, value] of Object.entries(well(widthDots))) await set(name as SwitchName, value)
    },
    state,
    async newPieces() {
      const pieces: { ink: string; cut: boolean }[] = []
      for (const { index, cut } of (await state()).slips.filter(slip => slip.index > seen)) {
        seen = index
        pieces.push({ ink: await inkOfPng(await call(`/slips/${index}`)), cut })
      }
      return pieces
    },
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
      lines.close()
    },
  }
}

/** One connection a call, so that none of them stays. */
function http(port: number, path: string, body?: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const asked = request({ port, path, host: '127.0.0.1', agent: false, method: text ? 'POST' : 'GET' }, answer => {
      const parts: Buffer[] = []
      answer.on('data', part => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => (answer.statusCode === 200 ? resolve(Buffer.concat(parts)) : reject(new Error(`${path}: ${answer.statusCode}`))))
    })
    asked.on('error', reject)
    if (text) asked.setHeader('content-type', 'application/json')
    asked.end(text)
  })
}

async function inkOfPng(png: Buffer): Promise<string> {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height)
  return inkOf(
    Array.from({ length: height }, (_, y) => Uint8Array.from({ length: width }, (__, x) => ((data[4 * (y * width + x)] ?? 255) < 128 ? 1 : 0))),
  )
}
