import { parseArgs } from 'node:util'
import { defaultConfigFile } from '../config-file.ts'
import { toRun } from '../packed.ts'
import { version } from '../version.ts'
import { type Around, checksOf } from './checks.ts'
import { exitCodeOf, type Finding, findingNames, isNotLookedAt, worst } from './finding.ts'
import { lineOf, summary } from './table.ts'

const configFile = defaultConfigFile(process.platform, process.env)

const usage = `${toRun('doctor')} [--config FILE] [--print] [--json] [NAME …]
Looks at the whole kiosk and says what to do next

  --config FILE   the kiosk's config (${configFile})
  --print         also prints the test slip
  --json          one line of JSON: {"version", "at", "state", "exitCode", "findings": [{"name", "state", "found", "next"}]}
  NAME            only these: ${findingNames.join(', ')}

Exit code: 0 all ok, 1 something to look at, 2 something fails, 64 wrong use.
Nothing it says holds a secret or anything about a person; it can be sent to whoever helps.
Scanner and printer talk to one program at a time: stop the kiosk first, or they are told as missing.
`

export interface Output {
  write(text: string): void
  /** characters; undefined: no terminal */
  columns: number | undefined
  colour: boolean
}

/** Runs the doctor. Returns the exit code. */
export async function doctor(args: string[], around: Around, { write, columns, colour }: Output): Promise<number> {
  let options: ReturnType<typeof read>
  try {
    options = read(args)
  } catch (error) {
    write(`${error instanceof Error ? error.message : 'wrong use'}\n\n${usage}`)
    return 64
  }
  const { values, positionals } = options
  const strange = positionals.find(name => !findingNames.some(known => known === name))
  if (values.help || strange !== undefined) {
    write(`${strange === undefined ? '' : `"${strange}" is nothing the doctor looks at\n\n`}${usage}`)
    return strange === undefined ? 0 : 64
  }
  const checks = checksOf(values.config, around, { print: values.print }).filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const findings: Finding[] = []
  const form = { width: columns ?? 120, colour }
  const running = checks.map(({ run }) => run())
  // all run at once, and are told in order as they end
  for (const ending of running) {
    const found = await ending
    findings.push(...found)
    if (!values.json) for (const finding of found) if (!isNotLookedAt(finding)) write(`${lineOf(finding, form)}\n`)
  }
  const missed = findings.filter(isNotLookedAt)
  const [first] = missed
  if (first && !values.json) write(`${lineOf({ ...first, name: '', found: `not looked at: ${missed.map(({ name }) => name).join(', ')}` }, form)}\n`)
  const exitCode = exitCodeOf(findings)
  write(
    values.json
      ? `${JSON.stringify({ version, at: around.now().toISOString(), state: worst(findings), exitCode, findings })}\n`
      : `\n${summary(findings)}\n`,
  )
  return exitCode
}

const read = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string', default: configFile },
      print: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
