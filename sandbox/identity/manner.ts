import { randomUUID } from 'node:crypto'
import { type Answer, empty, json } from '../wire/answer.ts'
import { flat, keyed, listed, messageOnly, oneOf, wrapped } from '../wire/faults.ts'
import type { Line } from '../wire/route.ts'
import type { World } from '../world/world.ts'

const NAMES: Record<string, string> = {
  '1200': 'LGD service is unavailable',
  '1201': 'IDP service is unavailable',
  '1226': 'Aadhaar vault is unavailable',
}

/** A part behind the identity services is down, or they block the client (abdm-v3 c.8). Null: all is well. */
function fault(world: World): Answer | null {
  const code = world.switches.identityFault
  switch (code) {
    case 'off':
      return null
    case '1027':
      return wrapped(429, 'ABDM-1027', 'You are blocked for 24 hours')
    case 'tracking':
      return wrapped(501, 'ABDM-9999', `Something went wrong: Tracking Id : ${randomUUID()}`)
    default: {
      const message = NAMES[code] ?? 'Dependent service unavailable'
      const status = code.startsWith('10') ? 503 : 500
      return oneOf(world, 'dependency', [wrapped(status, `ABDM-${code}`, message), flat(status, `ABDM-${code}`, message)])
    }
  }
}

/** Code and message of an error body, whatever its form. */
function read(body: unknown): { code: string; message: string; field: string } | null {
  const one = Array.isArray(body) ? body[0] : body
  if (typeof one !== 'object' || one === null) return null
  const inner = typeof one.error === 'object' && one.error !== null ? one.error : one
  const code = typeof inner.code === 'string' ? inner.code : 'ABDM-1006'
  if (typeof inner.message === 'string') return { code: code.replace(/[: ]+$/, ''), message: inner.message, field: 'message' }
  const field = Object.keys(inner).find(key => key !== 'timestamp' && typeof inner[key] === 'string')
  return field ? { code, message: inner[field], field } : null
}

/** The same error in the form a switch wants, one of those of abdm-v3 c.7 and corrections 39. */
function rewritten(world: World, answer: Answer, form: World['switches']['abhaErrorBody']): Answer {
  const error = answer.status >= 400 && form !== 'own' ? read(answer.body) : null
  if (!error) return answer
  const { status } = answer
  const { code, message, field } = error
  switch (form) {
    case 'own':
      return answer
    case 'wrapped':
      return wrapped(status, code, message)
    case 'flat':
      return flat(status, code, message)
    case 'listed':
      return listed(status, code, message)
    case 'keyed':
      return keyed(world, status, field === 'message' ? 'loginId' : field, message)
    case 'messageOnly':
      return messageOnly(world, status, message)
    case 'description':
      return json(status, { txnId: randomUUID(), description: message })
    case 'textInside':
      return flat(status, `${code}: `, ` [${JSON.stringify({ [field]: message })}]`)
    case 'empty':
      return empty(status)
  }
}

/** `2026-09-16 14:34:55` is what came over the wire; NHA's newer samples are ISO (corrections 23). */
function timed(world: World, answer: Answer): Answer {
  const { body } = answer
  if (world.switches.errorTime === 'spaced' || typeof body !== 'object' || body === null || !('timestamp' in body)) return answer
  return { ...answer, body: { ...body, timestamp: new Date(world.clock.wall()).toISOString() } }
}

/** The lines of one family, answering the way the switches of the identity services have it. */
export const inManner = (world: World, family: 'abha' | 'phr', lines: readonly Line[]): Line[] =>
  lines.map(line => ({
    ...line,
    handle: async call => {
      const answer = fault(world) ?? (await line.handle(call))
      return timed(world, rewritten(world, answer, family === 'abha' ? world.switches.abhaErrorBody : world.switches.phrErrorBody))
    },
  }))
