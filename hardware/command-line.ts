import { writeFileSync } from 'node:fs'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The command line makes no sense, or names a file that is not there or is not what it should be. The message says which. */
export class WrongUse extends Error {}

/** A device's commands. `run` takes what stands behind the device's name, and how the whole is called. Exit code: 0 done, 1 the device cannot, 64 wrong use. */
export interface DeviceCommands {
  usage: string
  run(args: string[], called: string): Promise<number>
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>>
export type Values<Options extends ParseArgsOptionsConfig> = Parsed<Options>['values']

/** `command` answers 0 or 1 and throws `WrongUse`, which is told on stderr with the usage below it. */
export function deviceCommands<const Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  command: (words: readonly string[], values: Values<Options>) => Promise<number>,
): DeviceCommands {
  return {
    usage,
    async run(args, called) {
      try {
        const { positionals, values } = parsed(args, options)
        return await command(positionals, values)
      } catch (error) {
        if (!(error instanceof WrongUse)) throw error
        process.stderr.write(`${error.message}\n\n${called} …\n\n${usage}`)
        return 64
      }
    },
  }
}

function parsed<Options extends ParseArgsOptionsConfig>(args: string[], options: Options): Parsed<Options> {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : 'wrong use')
  }
}

/** What a command leaves in a file that was named. */
export function leave(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    throw new WrongUse(`${file} cannot be written: ${error instanceof Error ? error.message : 'no reason told'}`)
  }
}

export const noSuchWord = (word: string) => new WrongUse(`"${word}" belongs to nothing`)

/** For the first word where it is no command, or is missing. */
export const noCommand = (word: string | undefined) => new WrongUse(word === undefined ? 'what is to be done?' : `"${word}" is no command`)
