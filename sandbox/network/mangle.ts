import { randomBytes } from 'node:crypto'
import type { SwitchValues } from '../world/switches.ts'

/** An answer's body on its way to the kiosk; `type` null leaves the content type as it is. */
export interface Mangled {
  body: Buffer
  type: string | null
}

const HUGE = 10 * 2 ** 20
const PAGE = '<!doctype html><html><head><title>Sign in to the network</title></head><body><h1>Please accept the terms</h1></body></html>'

/** What a bad box between the kiosk and ABDM makes of a body. Null: nothing is done to it. */
export function mangled(how: SwitchValues['answerBody'], body: Buffer): Mangled | null {
  switch (how) {
    case 'asIs':
      return null
    case 'truncated':
      return { body: body.subarray(0, Math.floor(body.length / 2)), type: null }
    case 'html':
      return { body: Buffer.from(PAGE), type: 'text/html; charset=utf-8' }
    case 'wrongType':
      return { body, type: 'application/octet-stream' }
    case 'empty':
      return { body: Buffer.alloc(0), type: null }
    case 'huge':
      // blanks before a JSON value are JSON still: only its size is wrong
      return { body: Buffer.concat([Buffer.alloc(HUGE, ' '), body]), type: null }
    case 'garbage':
      return { body: randomBytes(Math.max(64, body.length)), type: 'application/json' }
  }
}
