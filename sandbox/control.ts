import type { DemoCounter, DemoQueue, DemoState } from './dock-api/state.ts'
import type { TrafficCall } from './record/recorder.ts'
import type { Progress } from './scenario/runner.ts'
import type { Message } from './world/phone.ts'
import type { SwitchName, SwitchValues } from './world/switches.ts'

export type { DemoPerson } from './dock-api/state.ts'

/** The dock's hand from elsewhere: turns switches, reads the phone and the queue over HTTP. Throws on any answer but 2xx. */
export interface Control {
  state(): Promise<DemoState>
  set<N extends SwitchName>(name: N, value: SwitchValues[N]): Promise<void>
  forward(seconds: number): Promise<void>
  reset(): Promise<void>
  /** ABDM changes both its encryption keys, or the key it signs callbacks with. */
  changeKeys(which?: 'encryption' | 'signing'): Promise<void>
  /** Starts a scenario: an object as in a scenario file, or the text of one. Throws with what is wrong, field by field. */
  scenario(scenario: object | string): Promise<Progress>
  /** The recorded calls, oldest first; `find` searches paths, headers and bodies. */
  traffic(wanted?: { from?: TrafficCall['from']; path?: string; find?: string }): Promise<TrafficCall[]>
  forgetTraffic(): Promise<void>
  /** newest last */
  messages(mobile?: string): Promise<Message[]>
  /** The newest code on a phone, waiting for one newer than message `after`; throws after `withinMs`. */
  code(mobile: string, options?: { after?: number; withinMs?: number }): Promise<string>
  queue(): Promise<DemoQueue[]>
  counters(): Promise<DemoCounter[]>
}

export function control(url: string): Control {
  const call = async (path: string, body?: unknown, method = 'POST'): Promise<unknown> => {
    const isText = typeof body === 'string'
    const type = { 'content-type': isText ? 'application/yaml' : 'application/json' }
    const sent = body === undefined ? {} : { method, headers: type, body: isText ? body : JSON.stringify(body) }
    const answer = await fetch(`${url}/dock/api${path}`, sent)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const messages = async (mobile?: string) => (await call(`/messages${mobile ? `?mobile=${mobile}` : ''}`)) as Message[]
  return {
    state: async () => (await call('/state')) as DemoState,
    set: async (name, value) => void (await call('/switch', { name, value })),
    forward: async forwardSeconds => void (await call('/time', { forwardSeconds })),
    reset: async () => void (await call('/reset', {})),
    changeKeys: async (which = 'encryption') => void (await call('/keys', { which })),
    scenario: async scenario => (await call('/scenario', scenario)) as Progress,
    traffic: async (wanted = {}) => (await call(`/traffic?${new URLSearchParams(wanted)}`)) as TrafficCall[],
    forgetTraffic: async () => void (await call('/traffic', {}, 'DELETE')),
    messages,
    async code(mobile, { after = 0, withinMs = 5000 } = {}) {
      for (const end = Date.now() + withinMs; ; await new Promise(done => setTimeout(done, 50))) {
        const found = (await messages(mobile)).findLast(({ id, text }) => id > after && /^\d{6} is your OTP/.test(text))
        if (found) return found.text.slice(0, 6)
        if (Date.now() > end) throw new Error('no code came')
      }
    },
    queue: async () => (await call('/queue')) as DemoQueue[],
    counters: async () => (await call('/counters')) as DemoCounter[],
  }
}
