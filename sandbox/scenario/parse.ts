import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { initialSwitches, isSwitch, SWITCHES, type SwitchName, type SwitchValues, setSwitch } from '../world/switches.ts'
import { nearest } from './nearest.ts'

/** One thing that happens by itself when the kiosk calls. */
export interface Step {
  method: string
  /** path pattern; `…` stands for any part of it, slashes included */
  path: string
  /** the how-manieth such call since the scenario began */
  times: number
  /** false: before ABDM looks at the call; true: when the answer is decided and before it leaves */
  after: boolean
  set: Partial<SwitchValues>
  forwardSeconds: number
}

export interface Scenario {
  title: string
  switches: Partial<SwitchValues>
  steps: Step[]
}

/** What is wrong, field by field, and what to write there. */
export type Parsed = { ok: true; scenario: Scenario } | { ok: false; faults: string[] }

const EXAMPLE = '"switches: { network: 2g }"'
const CALL = /^(GET|POST|PATCH|PUT|DELETE) (\/\S+)$/

const switches = z.record(z.string(), z.unknown()).superRefine((values, context) => {
  const scratch = initialSwitches()
  for (const [name, value] of Object.entries(values)) {
    const fault = isSwitch(name) ? setSwitch(scratch, name, value) : `there is no switch of this name; ${nearestSwitches(name)}`
    if (fault) context.addIssue({ code: 'custom', path: [name], message: isSwitch(name) ? `write ${fault}, not ${JSON.stringify(value)}` : fault })
  }
})

const schema = z.strictObject({
  title: z.union([z.string(), z.number().transform(String)], { error: 'write a sentence' }).optional(),
  switches: switches.optional(),
  steps: z
    .array(
      z.strictObject({
        when: z.strictObject({
          call: z.string({ error: 'write a method and a path, as in "POST /…/enrollment/request/otp"' }).regex(CALL, {
            error: 'write a method and a path, as in "POST /…/enrollment/request/otp"',
          }),
          times: z
            .int({ error: 'write how many such calls there are first, a whole number from 1' })
            .min(1, { error: 'write a whole number from 1' })
            .optional(),
          after: z.boolean({ error: 'write true (after the answer) or false (before the call is looked at)' }).optional(),
        }),
        set: switches.optional(),
        forwardSeconds: z.number({ error: 'write a number of seconds' }).min(0, { error: 'time goes forward only' }).optional(),
      }),
      { error: 'write a list of steps, each with "when" and "set"' },
    )
    .optional(),
})

/** What to write instead of a switch that is not there, the likeliest first. */
export const nearestSwitches = (name: string): string => `write one of ${nearest(name, Object.keys(SWITCHES)).join(', ')}`

const named = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '') || 'the file'

const ALLOWED: Record<string, string> = { '': 'title, switches, steps', step: 'when, set, forwardSeconds', when: 'call, times, after' }
function allowedAt(path: readonly PropertyKey[]): string | undefined {
  const last = path.at(-1)
  return ALLOWED[last === 'when' ? 'when' : typeof last === 'number' ? 'step' : '']
}

/** Reads a scenario from YAML, of which JSON is a part. */
export function parseScenario(text: string): Parsed {
  let raw: unknown
  try {
    raw = parseYaml(text)
  } catch (error) {
    return { ok: false, faults: [`the file: write YAML or JSON; ${(error as Error).message.split('\n')[0]}`] }
  }
  return checkScenario(raw)
}

export function checkScenario(raw: unknown): Parsed {
  if (raw === null || raw === undefined) return { ok: false, faults: [`the file: is empty; write title, switches or steps, as in ${EXAMPLE}`] }
  if (typeof raw !== 'object' || Array.isArray(raw))
    return { ok: false, faults: [`the file: write fields, title, switches or steps, as in ${EXAMPLE}`] }
  const read = schema.safeParse(raw)
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(issue => {
        if (issue.code === 'unrecognized_keys')
          return `${named([...issue.path, ...issue.keys.slice(0, 1)])}: no such field; write one of ${allowedAt(issue.path)}`
        const missing = issue.code === 'invalid_type' && issue.input === undefined && issue.message.startsWith('Invalid')
        return `${named(issue.path)}: ${missing ? 'is missing' : issue.message}`
      }),
    }
  const { title = 'a scenario', switches: initial = {}, steps = [] } = read.data
  return {
    ok: true,
    scenario: {
      title,
      switches: initial as Partial<SwitchValues>,
      steps: steps.map(({ when, set = {}, forwardSeconds = 0 }) => {
        const [, method = '', path = ''] = CALL.exec(when.call) ?? []
        return { method, path, times: when.times ?? 1, after: when.after ?? false, set: set as Partial<SwitchValues>, forwardSeconds }
      }),
    },
  }
}

/** Sets several switches whose values were checked. */
export function setAll(values: SwitchValues, wanted: Partial<SwitchValues>): void {
  for (const [name, value] of Object.entries(wanted)) setSwitch(values, name as SwitchName, value)
}
