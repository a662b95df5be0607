import { z } from 'zod'
import { configSchema } from '../config.ts'

/** As much of JSON Schema as a config needs. */
export interface JsonSchema {
  [key: string]: unknown
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
}

/**
 * The config's JSON Schema, for editors: from the schema that reads it, with the words of docs/config.md (`page`, its text) as descriptions. What stands
 * between two fields, such as a help counter that must be one of the list, only the kiosk and `kiosk doctor` check.
 */
export function configJsonSchema(page: string): JsonSchema {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  // a device without a kind is of the first one
  for (const device of ['scanner', 'printer']) {
    const [first] = variants(at(schema, ['devices', device])).filter(variant => variant.properties?.kind)
    if (first?.required) first.required = first.required.filter(key => key !== 'kind')
  }
  for (const { path, words } of rowsOf(page)) for (const field of at(schema, path)) field.description = words
  return { $schema: schema.$schema, title: 'kiosk.config.yaml', ...schema }
}

const variants = (schemas: readonly JsonSchema[]): JsonSchema[] =>
  schemas.flatMap(schema => [schema, ...variants([...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])])

/** Every schema of a path; N stands for each of a list. */
function at(schema: JsonSchema, [key, ...rest]: readonly string[]): JsonSchema[] {
  if (key === undefined) return [schema]
  return variants([schema]).flatMap(one => {
    const next = key === 'N' ? one.items : one.properties?.[key]
    return next ? at(next, rest) : []
  })
}

/** The rows of the table of docs/config.md: one for each field, also where a row speaks of several. */
function rowsOf(page: string): { path: string[]; words: string }[] {
  return page
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => {
      const [, names = '', meaning = '', range = ''] = line.split(/(?<!\\)\|/).map(cell => cell.trim())
      const [whole = '', ...others] = [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string)
      const words = [meaning, range && range !== 'the same' ? `(${range})` : ''].filter(part => part !== '').join(' ')
      return [whole, ...others.map(other => whole.replace(/\.[^.]+$/, other))].map(name => ({ path: name.split('.'), words }))
    })
}
