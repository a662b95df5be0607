import type { Capabilities } from './capabilities.ts'
import { askName, askPaper, askPrinted, askStatus, clearBuffers } from './commands.ts'
import type { Delays } from './delays.ts'
import type { Link, Sent } from './link.ts'
import { createDemultiplexer, type Facts, factsOfPushed, factsOfRealTime, noFacts, type PrinterEvent } from './status.ts'
import type { Timers } from './timers.ts'

export type NoAnswer = 'silent' | 'lost'

/** A question in the stream of a slip; its answer says that all before it is done. */
export interface Barrier {
  sent: Promise<Sent>
  isAnswered(): boolean
}

/** The talk over one connection: what the printer said so far, and questions with deadlines. */
export interface Channel {
  readonly isOpen: boolean
  /** the printer's state as last told or asked */
  readonly facts: Facts
  send(bytes: Uint8Array): Promise<Sent>
  /** Waits until `check` returns something; it is asked at once and after every word of the printer and every `nudge`. */
  until<T>(check: (event?: PrinterEvent) => T | undefined, ms: number): Promise<T | NoAnswer>
  nudge(): void
  /** DLE EOT 1 to 4, one after the other: the answers do not say which question they belong to */
  poll(): Promise<Facts | NoAnswer>
  /** is the connection's other end awake? */
  ping(): Promise<'answered' | NoAnswer>
  /** Asks GS ( H or GS r 1. An answer to an older question never counts. */
  barrier(how: 'processId' | 'paperStatus'): Barrier
  /** GS I 66: the maker, 67: the model, as the printer calls itself; null: no answer. */
  askName(n: 66 | 67): Promise<string | null>
  /** Empties the printer's buffers. True: it said that it did; with `enquiry` it never says so. */
  clear(how: Capabilities['clears']): Promise<boolean>
  close(): void
  reset(): void
}

export function openChannel(link: Link, delays: Delays, timers: Timers, onFacts: (facts: Facts) => void, onClose: () => void): Channel {
  const demultiplex = createDemultiplexer()
  const watchers = new Set<(event?: PrinterEvent) => void>()
  let facts = noFacts
  const processed = new Set<string>()
  /** questions GS r 1 on their way, oldest first: the answers carry no name */
  let paperAsked: { isAnswered: boolean }[] = []
  /** those that stood in buffers which are being emptied: they are never answered */
  const doomed = new Set<object>()

  const learn = (told: Facts) => {
    facts = told
    onFacts(facts)
  }
  const nudge = (event?: PrinterEvent) => {
    for (const watch of [...watchers]) watch(event)
  }

  link.onBytes(bytes => {
    for (const event of demultiplex(bytes)) {
      if (event.kind === 'pushed') learn(factsOfPushed(event.bytes))
      if (event.kind === 'processed') processed.add(event.id)
      if (event.kind === 'paper') {
        const oldest = paperAsked.shift()
        if (oldest) oldest.isAnswered = true
      }
      if (event.kind === 'cleared') {
        paperAsked = paperAsked.filter(question => !doomed.has(question))
        doomed.clear()
      }
      nudge(event)
    }
  })
  link.onClose(() => {
    nudge()
    onClose()
  })

  function until<T>(check: (event?: PrinterEvent) => T | undefined, ms: number): Promise<T | NoAnswer> {
    return new Promise(resolve => {
      const done = (result: T | NoAnswer) => {
        cancel()
        watchers.delete(watch)
        resolve(result)
      }
      const watch = (event?: PrinterEvent) => {
        const found = check(event)
        if (found !== undefined) done(found)
        else if (!link.isOpen) done('lost')
      }
      const cancel = timers.after(ms, () => done('silent'))
      watchers.add(watch)
      watch()
    })
  }

  /** Questions queue up: the answers to two at once could not be told apart, and none may fall into a slip's bytes. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(question: () => Promise<T>): Promise<T> {
    const mine = turn.then(question)
    turn = mine
    return mine
  }

  async function ask(n: 1 | 2 | 3 | 4): Promise<number | NoAnswer> {
    const answer = until(event => (event?.kind === 'realTime' ? event.byte : undefined), delays.answer)
    const sent = await link.send(askStatus(n))
    return sent === 'lost' ? 'lost' : answer
  }

  async function poll(): Promise<Facts | NoAnswer> {
    const answers: number[] = []
    for (const n of [1, 2, 3, 4] as const) {
      const answer = await ask(n)
      if (typeof answer === 'string') return answer
      answers.push(answer)
    }
    const [printer = 0, why = 0, error = 0, paper = 0] = answers
    learn(factsOfRealTime([printer, why, error, paper]))
    return facts
  }

  return {
    get isOpen() {
      return link.isOpen
    },
    get facts() {
      return facts
    },
    send: bytes => link.send(bytes),
    until,
    nudge: () => nudge(),
    poll: () => inTurn(poll),
    ping: () =>
      inTurn(async () => {
        const answer = await ask(1)
        return typeof answer === 'string' ? answer : 'answered'
      }),
    barrier(how) {
      if (how === 'paperStatus') {
        const mine = { isAnswered: false }
        paperAsked.push(mine)
        return { sent: link.send(askPaper()), isAnswered: () => mine.isAnswered }
      }
      const id = nextId()
      processed.delete(id)
      return { sent: link.send(askPrinted(id)), isAnswered: () => processed.has(id) }
    },
    async askName(n) {
      const answer = until(event => (event?.kind === 'name' ? { text: event.text } : undefined), delays.answer)
      await link.send(askName(n))
      const heard = await answer
      return typeof heard === 'string' ? null : heard.text
    },
    async clear(how) {
      for (const question of paperAsked) doomed.add(question)
      const cleared = until(event => (event?.kind === 'cleared' ? true : undefined), how === 'command' ? delays.answer : 0)
      const sent = await link.send(clearBuffers(how))
      return sent !== 'lost' && (await cleared) === true
    },
    close: () => link.close(),
    reset: () => link.reset(),
  }
}

let ids = 0
/** never 0000, and no number comes again within nine thousand slips: a late answer cannot confirm another slip */
function nextId(): string {
  ids = (ids % 9999) + 1
  return String(ids).padStart(4, '0')
}
