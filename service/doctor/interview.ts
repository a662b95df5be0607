import { createInterface } from 'node:readline/promises'
import type { Understood } from './init-answers.ts'

/** The answers cannot go on; the message says what is missing, for whoever gave them. */
export class NoAnswer extends Error {}

export interface Question<T> {
  /** of the command line: an answer given there is not asked for */
  flag: string
  /** what is asked, without a colon */
  words: string
  /** lines above it: what is meant, what was found */
  about?: readonly string[]
  /** of an empty answer; null: there is none */
  usual: string | null
  understand(text: string): Understood<T>
}

export interface Lines {
  /** null: there are no more */
  next(question: string): Promise<string | null>
  say(text: string): void
  /** somebody sits there and can be asked again */
  isPerson: boolean
  close(): void
}

export interface Interview {
  ask<T>(question: Question<T>): Promise<T>
}

/** Asks only what the command line leaves open. `isQuick`: the usual answer is taken where there is one. */
export function interview(lines: Lines, given: Readonly<Record<string, string | undefined>>, isQuick: boolean): Interview {
  return {
    async ask({ flag, words, about = [], usual, understand }) {
      const wrong = (why: string) => new NoAnswer(`--${flag} (${words}): ${why}`)
      const told = given[flag] ?? (isQuick ? (usual ?? undefined) : undefined)
      if (told !== undefined) {
        const understood = understand(told.trim())
        if (understood.ok) return understood.value
        throw wrong(understood.why)
      }
      if (isQuick) throw wrong('this has no usual answer; it must be given')
      for (const line of about) lines.say(`${line}\n`)
      for (;;) {
        const line = await lines.next(`${words}${usual === null ? '' : ` [${usual}]`}: `)
        if (line === null) throw wrong('the answers ended here')
        const understood = understand(line.trim() === '' ? (usual ?? '') : line.trim())
        if (understood.ok) return understood.value
        if (!lines.isPerson) throw wrong(understood.why)
        lines.say(`  ${understood.why}\n`)
      }
    },
  }
}

/** The keyboard, or a pipe: there every line waits for its question. */
export function linesOf(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Lines {
  const isPerson = Boolean(input.isTTY)
  const reader = createInterface({ input, output: isPerson ? output : undefined, terminal: isPerson })
  const waiting = reader[Symbol.asyncIterator]()
  return {
    isPerson,
    say: text => void output.write(text),
    async next(question) {
      if (isPerson) {
        reader.setPrompt(question)
        reader.prompt()
      } else output.write(question)
      const { value, done } = await waiting.next()
      if (!isPerson) output.write(done ? '\n' : `${value}\n`)
      return done ? null : value
    },
    close: () => reader.close(),
  }
}
