import { queueBoard } from '../hospital/queue.ts'
import type { Progress } from '../scenario/runner.ts'
import { ageOn, fullName } from '../world/people.ts'
import type { Message } from '../world/phone.ts'
import { type Definition, SWITCHES, type SwitchName, type SwitchValues } from '../world/switches.ts'
import type { World } from '../world/world.ts'
import { counterQr } from './counter-qr.ts'
import { groupOf } from './groups.ts'

/** A demo person as the dock lists them: what to type. Numbers are as they are now, an ABHA made in the demo included. */
export interface DemoPerson {
  key: string
  name: string
  purpose: string
  age: number
  gender: 'M' | 'F' | 'O'
  village: string
  aadhaar: string | null
  aadhaarMobile: string | null
  messagesMobile: string | null
  abhaNumber: string | null
  abhaAddress: string | null
  abhaMobile: string | null
  abhaStatus: string | null
}

interface DemoSwitch {
  name: SwitchName
  /** what it concerns, in the dock's words */
  group: string
  label: string
  kind: Definition['kind']
  choices: readonly string[] | null
  value: boolean | number | string
  /** whether it differs from how the world normally is */
  on: boolean
}

export interface DemoCounter {
  id: string
  /** what the counter's QR says */
  qr: string
}

export interface DemoQueue {
  counterId: string
  tokens: { tokenNumber: string; initial: string; at: string }[]
}

export interface DemoState {
  facility: { hipId: string; name: string }
  people: DemoPerson[]
  /** newest last */
  messages: Message[]
  queue: DemoQueue[]
  counters: DemoCounter[]
  switches: DemoSwitch[]
  values: SwitchValues
  timeOffsetSeconds: number
  /** the scenario that runs, and how far it is */
  scenario: Progress | null
}

export const counters = (world: World): DemoCounter[] =>
  world.facility.counters.map(({ id }) => ({ id, qr: counterQr(world.facility.hipId, id, world.switches.qrForm) }))

export const demoPeople = (world: World, people = world.people): DemoPerson[] =>
  people.map(person => {
    const account = world.registry.accounts.find(one => one.person === person)
    return {
      key: person.key,
      name: fullName(person),
      purpose: person.purpose,
      age: ageOn(person, world.clock.wall()),
      gender: person.gender,
      village: person.village,
      aadhaar: person.aadhaar,
      aadhaarMobile: person.aadhaarMobile,
      messagesMobile: person.messagesMobile ?? person.aadhaarMobile,
      abhaNumber: account?.number ?? null,
      abhaAddress: account?.preferred ?? null,
      abhaMobile: account?.mobile ?? null,
      abhaStatus: account?.status ?? null,
    }
  })

export const demoSwitches = (world: World): DemoSwitch[] =>
  (Object.keys(SWITCHES) as SwitchName[]).map(name => {
    const definition: Definition = SWITCHES[name]
    const value = world.switches[name]
    return {
      name,
      group: groupOf(name),
      label: definition.label,
      kind: definition.kind,
      choices: definition.kind === 'choice' ? definition.choices : null,
      value,
      on: value !== definition.initial,
    }
  })

export const demoState = (world: World, scenario: Progress | null): DemoState => ({
  facility: { hipId: world.facility.hipId, name: world.facility.name },
  people: demoPeople(world),
  messages: [...world.phone.messages],
  queue: queueBoard(world),
  counters: counters(world),
  switches: demoSwitches(world),
  values: { ...world.switches },
  timeOffsetSeconds: world.clock.offsetSeconds,
  scenario,
})
