import { Buffer } from 'node:buffer'
import { inspect } from 'node:util'

let read: (secret: Secret) => string | null

/**
 * A token that cannot be printed by accident: as text, as JSON and in a debugger's listing it is '[secret]'.
 * What it holds can be read only with `reveal`, which this room does not export.
 */
export class Secret {
  #bytes: Buffer | null

  static {
    read = secret => secret.#bytes?.toString('utf8') ?? null
  }

  constructor(value: string) {
    this.#bytes = Buffer.from(value, 'utf8')
  }

  get wiped(): boolean {
    return this.#bytes === null
  }

  wipe(): void {
    this.#bytes?.fill(0)
    this.#bytes = null
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [Symbol.toPrimitive](): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

/** For this room alone. Null once it was wiped. */
export const reveal = (secret: Secret): string | null => read(secret)
