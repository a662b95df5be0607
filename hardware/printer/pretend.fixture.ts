import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { createReader, type Deed } from './paper.fixture.ts'

/** A printer of a few lines for tests: obeys at once, in order; a test bends `mood` to make it fail. */
export interface Pretend {
  port: number
  /** everything obeyed since the start, over all connections */
  deeds: Deed[]
  mood: {
    paperOut: boolean
    coverOpen: boolean
    /** ends the paper before the n-th deed that moves it */
    paperEndsAfter: number | null
    /** breaks the connection at the n-th deed that moves the paper */
    resetsAfter: number | null
    knowsProcessId: boolean
    answersBarrier: boolean
    answersStatus: boolean
    /** sends a status nobody asked for before every answer */
    chatty: boolean
  }
  /** tells the state as ASB does */
  tell(): void
  /** answers a GS ( H question that stayed open */
  answerLate(): void
  cuts(): number
  /** what it took and cannot obey while the paper is out */
  heldBack(): number
  close(): Promise<void>
}

export async function startPretend(): Promise<Pretend> {
  const sockets = new Set<Socket>()
  const held: Deed[] = []
  let late: string[] = []
  let moved = 0
  const isOut = () => pretend.mood.paperOut || pretend.mood.coverOpen
  const say = (...bytes: number[]) => {
    for (const socket of sockets) socket.write(Uint8Array.from(pretend.mood.chatty ? [...asb(), ...bytes] : bytes))
  }
  const asb = () => [0x10 | (isOut() ? 8 : 0) | (pretend.mood.coverOpen ? 0x20 : 0), 0, pretend.mood.paperOut ? 0x0c : 0, 0]
  const realTime = (n: number) => {
    const { paperOut, coverOpen } = pretend.mood
    if (n === 1) return 0x12 | (isOut() ? 8 : 0)
    if (n === 2) return 0x12 | (coverOpen ? 4 : 0) | (paperOut ? 0x20 : 0)
    return 0x12 | (n === 4 && paperOut ? 0x60 : 0)
  }

  function obey(deed: Deed): void {
    const { mood } = pretend
    if (deed.kind === 'statusAsked') {
      if (mood.answersStatus) say(realTime(deed.n))
      return
    }
    if (deed.kind === 'cleared') {
      held.length = 0
      pretend.deeds.push(deed)
      if (deed.isConfirmed) say(0x37, 0x25, 0)
      return
    }
    if (isOut()) {
      held.push(deed)
      return
    }
    if (deed.kind === 'raster' || deed.kind === 'fed') {
      moved++
      if (mood.paperEndsAfter !== null && moved > mood.paperEndsAfter) {
        mood.paperOut = true
        mood.paperEndsAfter = null
        held.push(deed)
        say(...asb())
        return
      }
      if (mood.resetsAfter !== null && moved > mood.resetsAfter) {
        mood.resetsAfter = null
        for (const socket of sockets) socket.resetAndDestroy()
        return
      }
    }
    pretend.deeds.push(deed)
    if (deed.kind === 'pushOn') say(...asb())
    if (deed.kind === 'printedAsked' && mood.knowsProcessId) {
      if (mood.answersBarrier) say(0x37, 0x22, ...Buffer.from(deed.id), 0)
      else late.push(deed.id)
    }
    if (deed.kind === 'paperAsked' && mood.answersBarrier) say(0)
  }

  const server = createServer(socket => {
    sockets.add(socket)
    const read = createReader()
    socket.on('data', bytes => read(bytes).forEach(obey))
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  const pretend: Pretend = {
    port: (server.address() as AddressInfo).port,
    deeds: [],
    mood: {
      paperOut: false,
      coverOpen: false,
      paperEndsAfter: null,
      resetsAfter: null,
      knowsProcessId: true,
      answersBarrier: true,
      answersStatus: true,
      chatty: false,
    },
    tell() {
      if (!isOut()) held.splice(0).forEach(obey)
      say(...asb())
    },
    answerLate() {
      for (const id of late) say(0x37, 0x22, ...Buffer.from(id), 0)
      late = []
    },
    cuts: () => pretend.deeds.filter(({ kind }) => kind === 'cut').length,
    heldBack: () => held.length,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
  return pretend
}
