import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { demoText } from './config.fixture.ts'
import { configJsonSchema, type JsonSchema } from './schema.ts'

const doc = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const schema = () => configJsonSchema(doc('config.md'))

test('docs/kiosk.config.schema.json is what the config is read by; else: node scripts/init-schema.ts', () => {
  expect(JSON.parse(doc('kiosk.config.schema.json'))).toEqual(JSON.parse(JSON.stringify(schema())))
})

test('every field has a word about it', () => {
  const silent: string[] = []
  const look = (of: JsonSchema, path: string) => {
    for (const [key, field] of Object.entries(of.properties ?? {})) {
      if (field.description === undefined && field.properties === undefined) silent.push(`${path}${key}`)
      look(field, `${path}${key}.`)
    }
    for (const one of [...(of.anyOf ?? []), ...(of.oneOf ?? []), ...(of.items ? [of.items] : [])]) look(one, path)
  }
  look(schema(), '')
  expect(silent).toEqual([])
})

/** As an editor does: what the schema says of a config. */
async function says(text: string): Promise<string> {
  const { $schema: _, ...body } = schema()
  const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strict: false } } })
  app.post('/', { schema: { body } }, async () => 'fine')
  const { body: told } = await app.inject({ method: 'POST', url: '/', payload: parse(text) })
  return told
}

test('an editor takes the demo’s config, also devices without a kind', async () => {
  expect(await says(demoText())).toBe('fine')
  expect(await says(demoText().replace('kind: tcp, ', '').replace('scanner: null', 'scanner: { path: /dev/ttyACM0 }'))).toBe('fine')
})

test.each([
  ['a misspelt key', 'idleSeconds', 'idelSeconds'],
  ['a word that is none of the list', 'orientation: portrait', 'orientation: tall'],
  ['a number out of its range', 'endSeconds: 8', 'endSeconds: 61'],
  ['a time without quotes that is no time', "'20:00'", "'25:00'"],
  ['a part that is gone', /^data: .*$/m, ''],
] as [string, string | RegExp, string][])('an editor marks %s', async (_, right, wrong) => {
  expect(await says(demoText().replace(right, wrong))).toContain('Bad Request')
})
