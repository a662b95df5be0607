import { afterEach, describe, expect, test } from 'vitest'
import { conversations as calls } from './conversations.fixture.ts'
import rows from './refusals.data.json' with { type: 'json' }
import type { Failure, Result } from './result.ts'
import { type Desk, type Heard, startDesk } from './scripted-desk.ts'

/** Every refusal of the fact sheets, answered over HTTP to the conversation that would meet it. The rows stand in refusals.data.json. */

let desk: Desk
afterEach(() => desk.close())

/** What the row says came of it: a reason, or, of a share that may have arrived, how it counts. */
const outcome = (result: Result<unknown>): Omit<Failure, 'status'> =>
  result.ok
    ? { reason: (result.value as { acceptance: Failure['reason'] }).acceptance, code: null }
    : { reason: result.error.reason, code: result.error.code }

describe.each(Object.keys(calls))('%s', call => {
  test.each(rows.filter(row => row.call === call))('$section: $what ($status) is $reason', async ({ status, body, reason, code }) => {
    const reply =
      typeof body === 'string' ? { status, text: body, type: 'text/plain' } : body === null ? { status, text: '' } : { status, json: body }
    const answer = (_: Heard) => reply
    desk = await startDesk(answer, { ...(call === 'session' ? { session: answer } : {}), ...(call === 'certificate' ? { certificate: answer } : {}) })
    const made = calls[call]
    if (!made) throw new Error(`no conversation for '${call}'`)
    expect(outcome(await made(desk.abdm))).toEqual({ reason, code })
  })
})

test('every row belongs to a conversation, and every conversation has one', () => {
  expect(new Set(rows.map(row => row.call))).toEqual(new Set(Object.keys(calls)))
})
